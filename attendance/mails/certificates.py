"""Thanks for having been there, and where the certificate is: the file itself goes in no mail."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.certificates.wording import hours_words
from attendance.mails.names import Kind
from attendance.models import Certificate
from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Fact
from communications.models import Email
from communications.slots import slot
from registrations.mails.news import News, news, ticket
from registrations.mails.parts import Contents, compose


def register_kinds() -> None:
    """Called when the apps are ready."""
    title = gettext_lazy("Thanks and certificate")
    register(MessageKind(Kind.CERTIFICATE, TEMPLATE, ready, title))


def ready(emails: Sequence[Email]) -> Contents:
    """She has a certificate; one that was revoked since is not spoken of."""
    keys = {email.pk: email.context["certificate"] for email in emails}
    valid = Certificate.objects.valid().in_bulk(set(keys.values()))
    return {
        item.email.pk: _ready(item, valid[keys[item.email.pk]])
        for item in news(emails)
        if keys[item.email.pk] in valid
    }


def _ready(item: News, certificate: Certificate) -> Content:
    subject, words = (
        _("Thank you, and your certificate: %(event)s"),
        _("Thank you for having been there. Your certificate of attendance is on your ticket."),
    )
    if item.who:
        subject = _("Thank you, and the certificate of %(who)s: %(event)s") % {
            "who": slot("who"),
            "event": "%(event)s",
        }
        words = _(
            "Thank you for having been there. The certificate of attendance is on the ticket."
        )
    letter = compose(
        item.occasion,
        subject=subject,
        title=_("Thank you"),
        paragraphs=(words,),
        facts=(
            *item.occasion.facts,
            Fact(_("Hours attended"), (slot("hours"),)),
            Fact(_("Code of the certificate"), (slot("certificate"),)),
        ),
        action=ticket(),
        afterwards=(_("Whoever gets the certificate from you can check its code on this portal."),),
    )
    hours = hours_words(certificate.minutes)
    return letter.content(personal=item.personal(hours=hours, certificate=certificate.code))
