"""The words of the mail that brings somebody the code of conduct."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Letter, Link
from communications.models import Email
from communications.text import clean_line, unlinked
from core.dates import on_date
from core.site import absolute
from partners.models import ConductInvitation
from partners.notifications import CONDUCT
from partners.tokens import conduct_token


def register_kinds() -> None:
    """Make the mails of this app known to the outbox; called when the apps are ready.

    The link answers in somebody's name, so it is read by nobody else.
    """
    title = gettext_lazy("Code of conduct to accept")
    register(MessageKind(CONDUCT, TEMPLATE, invited, title, is_secret=True, keeps_address=True))


def invited(emails: Sequence[Email]) -> dict[int, Content]:
    """The letters of a batch; a link that ended meanwhile is not sent."""
    keys = [email.context["invitation"] for email in emails]
    found = ConductInvitation.objects.select_related("professional").in_bulk(keys)
    now = timezone.now()
    return {
        email.pk: _letter(invitation).content()
        for email in emails
        if (invitation := found.get(email.context["invitation"])) and invitation.is_open(now)
    }


def _letter(invitation: ConductInvitation) -> Letter:
    site = {"site": clean_line(settings.SITE_NAME)}
    return Letter(
        subject=_("The code of conduct of %(site)s: do you accept it?") % site,
        title=_("Before you meet young people"),
        greeting=_("Hello %(name)s,") % {"name": unlinked(invitation.professional.first_name)},
        paragraphs=(
            _(
                "you are going to meet young people at an event of %(site)s. Everybody who does "
                "accepts a code of conduct first: it is short, and takes two minutes to read."
            )
            % site,
        ),
        action=Link(
            _("Read the code of conduct"),
            absolute(reverse("partners:conduct", args=[conduct_token(invitation)])),
        ),
        afterwards=(
            _("The link works once, and ends %(when)s. It is for you alone: do not pass it on.")
            % {"when": on_date(invitation.expires_at)},
        ),
        reason=_("An organiser of %(site)s wrote your address beside your name.") % site,
    )
