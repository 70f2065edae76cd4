"""What people are told about their registrations: rows of the outbox, one statement each.

All of them are called inside the transaction that changes the registration. Who has no account
has no address: nothing is written for her. ``version`` is the value that makes the news what it
is; when the row says something else at delivery the message is no longer true and is dropped
(``registrations/mails``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import F, JSONField, Value
from django.db.models.functions import JSONObject

from communications.enums import EmailStatus
from communications.models import Email
from communications.services import queue_email, queue_emails_from_select
from events.models import Occurrence, Session
from participants.models import Participant
from registrations.mails.names import Kind
from registrations.models import Registration, RegistrationQuerySet

# Something the person did or must do soon goes before reminders.
SOON, URGENT = 3, 2


def confirmed(registration: Registration) -> None:
    """She has a seat: her ticket and the calendar file."""
    _tell_her(Kind.CONFIRMED, registration, version="confirmed_at")


def waiting(registration: Registration) -> None:
    """She is in line: at what place, and what happens next."""
    _tell_her(Kind.WAITING, registration, version="queued_at")


def offered(registration: Registration) -> None:
    """A seat is kept for her until a deadline."""
    _tell(Kind.OFFERED, _only(registration), version="offer_expires_at", priority=URGENT)


def ended(registration: Registration) -> None:
    """Her registration is over, and why."""
    _tell(Kind.ENDED, _only(registration), version="ended_at")


def session_moved(
    session: Session,
    dropped: Collection[Occurrence] = (),
    before: Mapping[str, object] | None = None,
) -> None:
    """Date or place changed: everybody in the session or in line hears of it.

    ``dropped`` are dates that it has no more; the message carries them, because the rows are gone.
    ``before`` has what changed as it was: "dates" (pairs in ISO 8601) and "place" (one line, empty
    where there was none). It is left out while an earlier move is not sent yet: the message that
    takes the place of that one tells of both.
    """
    active = Registration.objects.active().filter(session=session)
    dates = [[str(o.key), o.starts_at.isoformat(), o.ends_at.isoformat()] for o in dropped]
    more = {"dropped": Value(dates, JSONField())} if dates else {}
    if before and not _is_moving_already(active):
        more["before"] = Value(before, JSONField())
    _tell(Kind.MOVED, active, version="session__sequence", more=more)


def _is_moving_already(registrations: RegistrationQuerySet) -> bool:
    users = registrations.values("participant__user")
    moves = Email.objects.filter(kind=Kind.MOVED, recipient__in=users)
    return moves.filter(status__in=[EmailStatus.PENDING, EmailStatus.SENDING]).exists()


def session_cancelled(session: Session, registration_ids: Collection[int]) -> None:
    """The session is off; ``registration_ids`` are those who were in it or in line."""
    _tell(Kind.SESSION_CANCELLED, _these(registration_ids), version="session__sequence")


def to_choose(registration_ids: Collection[int]) -> None:
    """A moved session clashes with another of hers: until when she may choose."""
    choosing = _these(registration_ids).filter(choose_by__isnull=False)
    _tell(Kind.TO_CHOOSE, choosing, version="choose_by", priority=URGENT)


def _tell_her(kind: Kind, registration: Registration, *, version: str) -> None:
    """One message, without asking the database for what is at hand: she is here, registering."""
    if not _is_at_hand(registration):
        _tell(kind, _only(registration), version=version)
        return
    user, moment = registration.participant.user, getattr(registration, version)
    if user is None or not user.is_active:
        return
    queue_email(
        kind=kind,
        dedup_key=f"{kind}:{registration.pk}:{moment}",
        to=user.email,
        language=user.language,
        recipient=user,
        context={"registration": registration.pk, "version": moment.isoformat()},
        priority=SOON,
    )


def _is_at_hand(registration: Registration) -> bool:
    fields = registration._meta.get_field("participant"), Participant._meta.get_field("user")
    return fields[0].is_cached(registration) and fields[1].is_cached(registration.participant)


def _tell(
    kind: Kind,
    registrations: RegistrationQuerySet,
    *,
    version: str,
    priority: int = SOON,
    more: Mapping[str, Value] | None = None,
) -> None:
    queue_emails_from_select(
        registrations.filter(participant__user__is_active=True),
        kind=kind,
        dedup_key=(kind, F("pk"), F(version)),
        to=F("participant__user__email"),
        language=F("participant__user__language"),
        recipient=F("participant__user"),
        context=JSONObject(registration="pk", version=version, **(more or {})),
        priority=priority,
    )


def _only(registration: Registration) -> RegistrationQuerySet:
    return Registration.objects.filter(pk=registration.pk)


def _these(keys: Collection[int]) -> RegistrationQuerySet:
    return Registration.objects.filter(pk__in=keys)
