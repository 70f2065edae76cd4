"""The line: who comes queues first and is then promoted, so nobody overtakes."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from allocation.waiting_order import Entry, Turn, next_in_line
from events.enums import SessionStatus
from events.models import Session
from registrations import notifications
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services.ending import end
from registrations.services.engagements import clashing, engage, not_fully_engaged, overlap
from registrations.services.errors import OfferGone
from registrations.services.seats import lock_participants, lock_session, recount
from registrations.services.sweeps import sweep


def promote(session: Session, *, arriving: Registration | None = None) -> None:
    """Give the free seats of a locked session to the line, and write its counts.

    ``arriving`` is the claim of somebody who is here now: her seat is confirmed at once. The
    others are offered theirs, until a deadline; inside the last hours it is confirmed to them
    too. Whoever is taken elsewhere at that time keeps her place in line.
    """
    recount(session)
    if session.waiting and session.free != 0 and _still_to_come(session):
        line = _line(session, arriving)
        turn = _next_in_line(session, line)
        _give_seats(session, [r for r in line if r.pk in set(turn.promoted)], arriving)
        _remember_passed(turn)
        recount(session)


@transaction.atomic
def accept_offer(*, registration: Registration) -> None:
    """Confirm an offered seat. Accepting twice is the same as once.

    Raises:
        OfferGone: it was refused, or its time is over.
        Overlap: the session was moved onto another of hers since it was offered.
    """
    session = lock_session(registration.session_id)
    registration = Registration.objects.get(pk=registration.pk)
    if registration.status == RegistrationStatus.CONFIRMED:
        return
    if registration.end_reason == EndReason.OFFER_REFUSED:
        raise OfferGone(_("You had already given this place up."))
    now = timezone.now()
    if not registration.offer_is_open(now):
        raise OfferGone(_("This offer is over: the place went to the next person in line."))
    _take_her_time(session, registration)
    registration.status = RegistrationStatus.CONFIRMED
    registration.confirmed_at, registration.offer_expires_at = now, None
    registration.save(update_fields=["status", "confirmed_at", "offer_expires_at", "updated_at"])
    notifications.confirmed(registration)


def expire_offers() -> int:
    """Pass on the offers whose time is over; returns how many. One transaction a session."""
    now = timezone.now()
    late = Registration.objects.filter(offer_expires_at__lte=now)
    sessions = late.order_by("session").values_list("session", flat=True).distinct()
    return sweep(list(sessions), _expire_offers_of)


def promote_stalled() -> int:
    """Look again at the lines in front of free seats; returns at how many.

    A seat can become usable without anything happening in its own session: somebody in line was
    taken at that time elsewhere and no longer is.
    """
    stalled = Session.objects.scheduled().filter(
        Q(capacity=None) | Q(taken__lt=F("capacity")),
        waiting__gt=0,
        starts_at__gt=timezone.now(),
    )
    return sweep(list(stalled.order_by("pk").values_list("pk", flat=True)), _promote_again)


def end_past_waiting() -> int:
    """End the lines of sessions that have begun; returns how many people were in them."""
    begun = Session.objects.filter(waiting__gt=0, starts_at__lte=timezone.now())
    return sweep(list(begun.order_by("pk").values_list("pk", flat=True)), _end_line)


@transaction.atomic
def _expire_offers_of(session_pk: int) -> int:
    session = lock_session(session_pk)
    late = session.registrations.filter(offer_expires_at__lte=timezone.now())
    offers = list(late.order_by("pk"))
    for offer in offers:
        end(offer, EndReason.OFFER_EXPIRED)
    promote(session)
    return len(offers)


@transaction.atomic
def _promote_again(session_pk: int) -> int:
    promote(lock_session(session_pk))
    return 1


def _take_her_time(session: Session, registration: Registration) -> None:
    """An offer has held her time since it was made, unless the session was moved."""
    lock_participants([registration.participant_id])
    engage([registration.pk])
    if not_fully_engaged([registration.pk]):
        raise overlap(session, registration.participant_id)


@transaction.atomic
def _end_line(session_pk: int) -> int:
    session = lock_session(session_pk)
    ended = session.registrations.in_line().update(
        status=RegistrationStatus.EXPIRED,
        end_reason=EndReason.SESSION_OVER,
        ended_at=timezone.now(),
    )
    recount(session)
    return ended


def _line(session: Session, arriving: Registration | None) -> list[Registration]:
    """Who waits, first come first; ``arriving`` alone is the usual case, and is at hand."""
    if arriving and session.waiting == 1:
        return [arriving]
    return [r if r != arriving else arriving for r in session.registrations.in_line()]


def _still_to_come(session: Session) -> bool:
    return session.status == SessionStatus.SCHEDULED and timezone.now() < session.starts_at


def _next_in_line(session: Session, line: Sequence[Registration]) -> Turn:
    people = [registration.participant_id for registration in line]
    lock_participants(people)
    busy = clashing(session, people)
    return next_in_line(
        [Entry(r.pk, r.seats, r.times_passed) for r in line if r.participant_id not in busy],
        free=session.free,
        max_overtakes=session.event.max_overtakes,
    )


def _give_seats(
    session: Session, promoted: Sequence[Registration], arriving: Registration | None
) -> None:
    if not promoted:
        return
    now = timezone.now()
    deadline = session.event.offer_deadline(starts_at=session.starts_at, now=now)
    for registration in promoted:
        if deadline is None or registration == arriving:
            registration.status, registration.confirmed_at = RegistrationStatus.CONFIRMED, now
        else:
            registration.status = RegistrationStatus.OFFERED
            registration.offer_expires_at = deadline
        registration.save(
            update_fields=["status", "confirmed_at", "offer_expires_at", "updated_at"]
        )
    engage([registration.pk for registration in promoted])
    for registration in promoted:
        if registration.status == RegistrationStatus.OFFERED:
            notifications.offered(registration)
        else:
            notifications.confirmed(registration)


def _remember_passed(turn: Turn) -> None:
    for pk, times in turn.passed.items():
        Registration.objects.filter(pk=pk).update(times_passed=times)
