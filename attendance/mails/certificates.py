"""Thanks for having been there, and where the certificate is: the file itself goes in no mail."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.certificates.wording import hours_words
from attendance.mails.names import Kind
from attendance.models import Certificate
from attendance.services import is_open
from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Fact, Link
from communications.models import Email
from communications.slots import slot
from registrations.mails.news import News, news, own, ticket
from registrations.mails.parts import Contents, class_facts, compose
from registrations.reminders import thank_with, thanked_after


def register_kinds() -> None:
    """Called when the apps are ready."""
    title = gettext_lazy("Thanks and certificate")
    register(MessageKind(Kind.CERTIFICATE, TEMPLATE, ready, title))
    title = gettext_lazy("Thanks and certificates of a class")
    register(MessageKind(Kind.CLASS_CERTIFICATES, TEMPLATE, class_ready, title))
    thank_with(Kind.CERTIFICATE, Kind.CLASS_CERTIFICATES)


def ready(emails: Sequence[Email]) -> Contents:
    """She has a certificate; one that was revoked since is not spoken of.

    Whoever had a policy's thanks before is not thanked again.
    """
    keys = {email.pk: email.context["certificate"] for email in emails}
    valid = Certificate.objects.valid().in_bulk(set(keys.values()))
    thanked = thanked_after({email.context["registration"] for email in emails})
    return {
        item.email.pk: _ready(
            item, valid[keys[item.email.pk]], thanks=item.registration.pk not in thanked
        )
        for item in news(emails)
        if keys[item.email.pk] in valid
    }


def _ready(item: News, certificate: Certificate, *, thanks: bool) -> Content:
    subject, title, words = _words(item, thanks=thanks)
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=words,
        facts=(
            *item.occasion.facts,
            Fact(_("Hours attended"), (slot("hours"),)),
            Fact(_("Code of the certificate"), (slot("certificate"),)),
        ),
        action=ticket(),
        afterwards=(_("Whoever gets the certificate from you can check its code on this portal."),),
        links=_questions(item),
    )
    hours = hours_words(certificate.minutes)
    return letter.content(personal=item.personal(hours=hours, certificate=certificate.code))


def _words(item: News, *, thanks: bool) -> tuple[str, str, tuple[str, ...]]:
    """Subject, title and sentences: to her, or to who is written to about her."""
    thanked = (_("Thank you for having been there."),) if thanks else ()
    event = {"event": "%(event)s"}
    if item.who:
        subject = (
            _("Thank you, and the certificate of %(who)s: %(event)s")
            if thanks
            else _("The certificate of %(who)s: %(event)s")
        ) % {"who": slot("who"), **event}
        words = _("The certificate of attendance is on the ticket.")
    else:
        subject = (
            _("Thank you, and your certificate: %(event)s")
            if thanks
            else _("Your certificate: %(event)s")
        )
        words = _("Your certificate of attendance is on your ticket.")
    title = _("Thank you") if thanks else _("Certificate of attendance")
    return subject, title, (*thanked, words)


def _questions(item: News) -> tuple[Link, ...]:
    """Where she says how it was, while people are asked."""
    if not is_open(item.occasion.session, timezone.now()):
        return ()
    return (Link(_("How was it? Two questions"), own("attendance:feedback")),)


def class_ready(emails: Sequence[Email]) -> Contents:
    """The pupils whom a class named have certificates; nothing of a pupil stands in the mail."""
    return {item.email.pk: _class_ready(item) for item in news(emails)}


def _class_ready(item: News) -> Content:
    letter = compose(
        item.occasion,
        subject=_("Thank you, and the certificates of %(class)s: %(event)s")
        % {"class": slot("class"), "event": "%(event)s"},
        reason=_("You get this message because you booked for a class on %(site)s."),
        title=_("Thank you"),
        paragraphs=(
            _("Thank you for having been there."),
            _(
                "The pupils whom you named have certificates of attendance: take them as one file "
                "from the page of the class."
            ),
            _(
                "Where not all of the class came, tick there who did: they get theirs when you "
                "make the file."
            ),
        ),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        action=Link(_("Open the certificates of the class"), own("certificates:of_class")),
        links=_questions(item),
    )
    return letter.content(personal=item.personal())
