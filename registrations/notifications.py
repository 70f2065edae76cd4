"""What people are told about their registrations: rows of the outbox, one statement each.

All of them are called inside the transaction that changes the registration. Who has no account
has no address: nothing is written for her. ``version`` is the value that makes the news what it
is; when the row says something else at delivery the message is no longer true and is dropped
(``registrations/mails``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import F, JSONField, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject

from communications.enums import EmailStatus
from communications.models import Email
from communications.services import queue_email, queue_emails_from_select
from events.models import Occurrence, Session
from events.wording import place_line
from participants.models import Guardianship, Participant
from registrations.enums import Answer
from registrations.mails.names import Kind
from registrations.models import (
    CONTACT,
    CONTACT_EMAIL,
    CONTACT_LANGUAGE,
    TOGETHER,
    Authorisation,
    Registration,
    RegistrationQuerySet,
)

# Something the person did or must do soon goes before reminders.
SOON, URGENT = 3, 2


def confirmed(registration: Registration) -> None:
    """She has a seat: her ticket and the calendar file."""
    _tell_her(Kind.CONFIRMED, registration, version="confirmed_at")


def pending(registration: Registration) -> None:
    """Her seat is kept until a guardian has authorised it, or until a deadline."""
    _tell(Kind.PENDING, _only(registration), version="pending_until")


def guardians_asked(registration: Registration) -> None:
    """Those who have not answered yet are sent their links, each in her own language."""
    asked = Authorisation.objects.filter(registration=registration, answer=Answer.NONE)
    _tell_guardians(Kind.GUARDIAN_ASKED, asked, version="asked_at", priority=URGENT)


def guardians_reminded(authorisations: QuerySet[Authorisation]) -> int:
    """Once for each time that a seat is kept; returns how many were written now."""
    return _tell_guardians(
        Kind.GUARDIAN_REMINDED,
        authorisations,
        version="registration__pending_until",
        priority=URGENT,
    )


def guardian_answered(authorisation: Authorisation) -> None:
    """What she answered is noted: a copy for her."""
    answered = Authorisation.objects.filter(pk=authorisation.pk)
    _tell_guardians(Kind.GUARDIAN_ANSWERED, answered, version="answered_at")


def guardians_told(registration: Registration) -> None:
    """Each guardian is told that she has a place: once, and not who registered her herself."""
    known = Guardianship.objects.open().filter(participant=registration.participant_id)
    if registration.booked_by_id:
        known = known.exclude(guardian=registration.booked_by_id)
    queue_emails_from_select(
        known,
        kind=Kind.GUARDIAN_TOLD,
        dedup_key=(Kind.GUARDIAN_TOLD, Value(registration.pk), F("pk")),
        to=Coalesce(F("guardian__email"), F("email")),
        language=Coalesce(F("guardian__language"), F("participant__user__language"), Value("it")),
        recipient=F("guardian"),
        context=JSONObject(registration=Value(registration.pk), guardianship="pk"),
        priority=SOON,
    )


def _tell_guardians(
    kind: Kind, rows: QuerySet[Authorisation], *, version: str, priority: int = SOON
) -> int:
    account = "guardianship__guardian"
    return queue_emails_from_select(
        rows,
        kind=kind,
        dedup_key=(kind, F("pk"), F(version)),
        to=Coalesce(F(f"{account}__email"), F("guardianship__email")),
        language=Coalesce(
            F(f"{account}__language"), F("registration__participant__user__language"), Value("it")
        ),
        recipient=F(account),
        context=JSONObject(registration="registration", authorisation="pk", version=version),
        priority=priority,
    )


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
    users = registrations.values_list(CONTACT)
    moves = Email.objects.filter(kind=Kind.MOVED, recipient__in=users)
    return moves.filter(status__in=[EmailStatus.PENDING, EmailStatus.SENDING]).exists()


def registration_moved(registration: Registration, *, left: Session, had_seat: bool) -> None:
    """The organisers put her in another session of the event: what she had, and what she has.

    ``left`` is the session she was in. Where she had a seat there its dates leave her calendar.
    """
    dates = [
        [str(o.key), o.starts_at.isoformat(), o.ends_at.isoformat()] for o in left.occurrences.all()
    ]
    before: dict[str, object] = {"dates": [date[1:] for date in dates]}
    if left.place and left.place != registration.session.place:
        before["place"] = place_line(left.place, left.room)
    more = {"before": Value(before, JSONField()), "sequence": Value(left.sequence)}
    if had_seat:
        more["dropped"] = Value(dates, JSONField())
    _tell(Kind.OTHER_SESSION, _only(registration), version="confirmed_at", more=more)


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
    user, moment = registration.contact, getattr(registration, version)
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
    """Whether who is written to is loaded already: she registers herself, and is here."""
    if not Registration._meta.get_field("participant").is_cached(registration):
        return False
    participant = registration.participant
    if participant is None or not Participant._meta.get_field("user").is_cached(participant):
        return False
    return participant.user is not None


def _tell(
    kind: Kind,
    registrations: RegistrationQuerySet,
    *,
    version: str,
    priority: int = SOON,
    more: Mapping[str, Value] | None = None,
) -> None:
    queue_emails_from_select(
        registrations.reachable(),
        kind=kind,
        dedup_key=(kind, TOGETHER, F(version)),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(registration="pk", version=version, **(more or {})),
        priority=priority,
    )


def _only(registration: Registration) -> RegistrationQuerySet:
    return Registration.objects.filter(pk=registration.pk)


def _these(keys: Collection[int]) -> RegistrationQuerySet:
    return Registration.objects.filter(pk__in=keys)
