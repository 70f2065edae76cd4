"""Thanks to who received young people, and the two questions."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.feedback import host_token
from attendance.mails.names import Kind
from attendance.models import HostAsked
from attendance.services import is_open
from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Letter, Link
from communications.models import Email
from communications.text import clean_line, unlinked
from core.dates import on_date
from core.site import absolute
from documents.funders import letter_funders
from events.models import Session
from programmes.fundings import with_fundings


def register_kinds() -> None:
    """Called when the apps are ready. The link answers in somebody's name: nobody else reads it."""
    title = gettext_lazy("Thanks to hosts, and two questions")
    kind = Kind.HOST_QUESTIONS
    register(MessageKind(kind, TEMPLATE, questions, title, is_secret=True, keeps_address=True))


def questions(emails: Sequence[Email]) -> dict[int, Content]:
    """The letters of a batch; who answered, or is asked no more, is not written to."""
    sessions = Session.objects.select_related("event__programme").prefetch_related(
        with_fundings("event__programme")
    )
    rows = HostAsked.objects.select_related("professional").prefetch_related(
        Prefetch("session", sessions)
    )
    found = rows.in_bulk({email.context["asked"] for email in emails})
    now = timezone.now()
    return {
        email.pk: _letter(asked).content()
        for email in emails
        if (asked := found.get(email.context["asked"]))
        and not asked.has_answered
        and is_open(asked.session, now)
    }


def _letter(asked: HostAsked) -> Letter:
    event = asked.session.event
    title = clean_line(event.title)
    return Letter(
        subject=_("Thank you: how was it? %(event)s") % {"event": title},
        title=_("Thank you"),
        greeting=_("Hello %(name)s,") % {"name": unlinked(asked.professional.first_name)},
        paragraphs=(
            _("thank you for the time that you gave to young people: %(event)s, %(day)s.")
            % {"event": title, "day": on_date(asked.session.starts_at)},
            _("Two questions, one minute: your answer helps us to do better next time."),
        ),
        action=Link(
            _("Answer the two questions"),
            absolute(reverse("attendance:host_feedback", args=[host_token(asked)])),
        ),
        afterwards=(_("The link works once and is for you alone. Nobody sees who answered what."),),
        reason=_("An organiser of %(site)s wrote your address beside your name.")
        % {"site": clean_line(settings.SITE_NAME)},
        funders=letter_funders(event.programme.fundings.all()),
    )
