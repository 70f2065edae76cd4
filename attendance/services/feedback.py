"""Answering the two questions after the day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from attendance.enums import Audience
from attendance.models import Attendance, Feedback, FeedbackGiven, HostAsked
from core.errors import DomainError
from events.models import Session
from registrations.models import Registration

# So long after a session its people are asked; later nobody remembers.
ASKED_FOR = timedelta(days=60)


class NotAsked(DomainError):
    """Nobody is asked this, not any more or not yet."""


class Answered(DomainError):
    """She answered already."""


def is_asked(registration: Registration, now: datetime) -> bool:
    """Whether the people of ``registration`` are asked: they were there, and did not answer."""
    if not is_open(registration.session, now):
        return False
    if FeedbackGiven.objects.filter(registration=registration).exists():
        return False
    return Attendance.objects.that_count().filter(registration=registration).exists()


def is_open(session: Session, now: datetime) -> bool:
    """Whether people are asked about ``session`` at ``now``."""
    return session.ends_at <= now < session.ends_at + ASKED_FOR


@transaction.atomic
def give_feedback(*, registration: Registration, score: int, sentence: str, now: datetime) -> None:
    """Write an answer that nothing joins to who gave it.

    Raises:
        NotAsked: she was not there, or it is too early or too late.
        Answered: she, or who answers for her, did so already.
    """
    locked = Registration.objects.select_for_update(of=("self",), no_key=True).select_related(
        "session"
    )
    registration = locked.get(pk=registration.pk)
    if FeedbackGiven.objects.filter(registration=registration).exists():
        raise Answered(_("You have answered already: thank you."))
    if not is_asked(registration, now):
        raise NotAsked(_("Only who was there is asked, in the weeks after."))
    FeedbackGiven.objects.create(registration=registration)
    Feedback.objects.create(
        session=registration.session,
        audience=Audience.TEACHER if registration.school_class_id else Audience.STUDENT,
        score=score,
        sentence=sentence,
    )


@transaction.atomic
def give_host_feedback(*, asked: HostAsked, score: int, sentence: str, now: datetime) -> None:
    """Write the answer of a host, who came by the link that she was sent.

    Raises:
        NotAsked: it is too early or too late.
        Answered: she did so already.
    """
    locked = HostAsked.objects.select_for_update(of=("self",), no_key=True)
    asked = locked.select_related("session").get(pk=asked.pk)
    if asked.has_answered:
        raise Answered(_("You have answered already: thank you."))
    if not is_open(asked.session, now):
        raise NotAsked(_("Only who was there is asked, in the weeks after."))
    asked.has_answered = True
    asked.save(update_fields=["has_answered"])
    Feedback.objects.create(
        session=asked.session, audience=Audience.HOST, score=score, sentence=sentence
    )
