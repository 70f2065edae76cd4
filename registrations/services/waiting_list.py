"""The line: who comes queues first and is then promoted, so nobody overtakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from allocation.waiting_order import Turn
from events.enums import GuardianPolicy, SessionStatus
from events.models import Session
from registrations import notifications
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services.asking import ask_guardians
from registrations.services.ending import end
from registrations.services.engagements import engage, not_fully_engaged, refuse_overlap
from registrations.services.errors import OfferGone
from registrations.services.line import Claim, claims_in_line, turn_of
from registrations.services.seats import (
    lock_people_of,
    lock_registration,
    lock_session,
    lock_sessions,
    people_of,
    recount,
)
from registrations.services.sweeps import sweep

# What changes when a registration gets a seat.
SEATED = [
    "status",
    "confirmed_at",
    "offer_expires_at",
    "pending_until",
    "pool",
    "pool_seats",
    "updated_at",
]


def promote(session: Session, *, arriving: Sequence[Registration] = ()) -> None:
    """Give the free seats of a locked session to the line, and write its counts.

    ``arriving`` are the claims of somebody who is here now: her seats are confirmed at once. The
    others are offered theirs, until a deadline; inside the last hours they are confirmed to them
    too, and at any time to who has no account: nobody could ask her. A seat that a guardian still
    has to authorise is kept for that. Whoever is taken elsewhere at that time keeps her place in
    line, and so does a party that waits in other sessions too (:func:`promote_party`).
    """
    recount(session)
    if session.waiting and session.free != 0 and still_to_come(session):
        claims = claims_in_line(session, arriving)
        _apply(session, claims, turn_of(session, claims), arriving)


def promote_party(
    party: int, sessions: Sequence[Session], *, arriving: Sequence[Registration] = ()
) -> bool:
    """Give a party seats in all its ``sessions``, which are locked; False where one has no room.

    Then the lines go on without it: it keeps its place in each.
    """
    turns = []
    for session in sessions:
        recount(session)
        claims = claims_in_line(session, arriving)
        turns.append((session, claims, turn_of(session, claims, deciding=party)))
    if not all(_gives_to(party, claims, turn) for _session, claims, turn in turns):
        for session in sessions:
            promote(session, arriving=arriving)
        return False
    for session, claims, turn in turns:
        _apply(session, claims, turn, arriving)
    return True


def _gives_to(party: int, claims: Sequence[Claim], turn: Turn) -> bool:
    return any(claim.party == party and claim.id in turn.promoted for claim in claims)


@transaction.atomic
def accept_offer(*, registration: Registration) -> None:
    """Confirm an offered seat, and with it those of her party in the session.

    Where a guardian still has to authorise it, it is kept for that. Accepting twice is the same as
    once.

    Raises:
        OfferGone: it was refused, or its time is over.
        Overlap: the session was moved onto another of hers since it was offered.
    """
    session, registration = lock_registration(registration)
    if registration.status in {RegistrationStatus.CONFIRMED, RegistrationStatus.PENDING}:
        return
    if registration.end_reason == EndReason.OFFER_REFUSED:
        raise OfferGone(_("You had already given this place up."))
    now = timezone.now()
    if not registration.offer_is_open(now):
        raise OfferGone(_("This offer is over: the place went to the next person in line."))
    for accepted in offered_together(session, registration):
        take_her_time(session, accepted)
        seat(session, accepted, now)
        accepted.save(update_fields=SEATED)
        tell_seated(accepted)


def expire_offers() -> int:
    """Pass on the offers whose time is over; returns how many. One transaction a session."""
    now = timezone.now()
    late = Registration.objects.filter(offer_expires_at__lte=now)
    sessions = late.order_by("session").values_list("session", flat=True).distinct()
    return sweep(list(sessions), _expire_offers_of)


def expire_pending() -> int:
    """Pass on the seats that no guardian authorised in time; returns how many."""
    late = Registration.objects.filter(pending_until__lte=timezone.now())
    sessions = late.order_by("session").values_list("session", flat=True).distinct()
    return sweep(list(sessions), _expire_pending_of)


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


def promote_split_parties() -> int:
    """Look at the parties that wait in several sessions; returns how many got their seats.

    Each needs the locks of all its sessions, which whoever frees a seat in one does not have.
    """
    waiting = Registration.objects.filter(
        status=RegistrationStatus.WAITING,
        party__isnull=False,
        session__status=SessionStatus.SCHEDULED,
        session__starts_at__gt=timezone.now(),
    )
    split = waiting.order_by().values("party").annotate(sessions=Count("session", distinct=True))
    parties = split.filter(sessions__gt=1).order_by("party").values_list("party", flat=True)
    return sweep([pk for pk in parties if pk is not None], _promote_split_party)


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
def _expire_pending_of(session_pk: int) -> int:
    session = lock_session(session_pk)
    late = list(session.registrations.filter(pending_until__lte=timezone.now()).order_by("pk"))
    for registration in late:
        end(registration, EndReason.AUTHORISATION_EXPIRED)
    promote(session)
    return len(late)


@transaction.atomic
def _promote_split_party(party: int) -> int:
    waiting = Registration.objects.filter(party=party, status=RegistrationStatus.WAITING)
    sessions = lock_sessions(set(waiting.values_list("session", flat=True)))
    return int(promote_party(party, sessions))


@transaction.atomic
def _promote_again(session_pk: int) -> int:
    promote(lock_session(session_pk))
    return 1


def take_her_time(session: Session, registration: Registration) -> None:
    """Write the times of somebody who gets a seat of a locked session.

    An offer has held them since it was made, unless the session was moved.

    Raises:
        Overlap: she is taken at one of them.
    """
    lock_people_of([registration])
    engage([registration.pk])
    if not_fully_engaged([registration.pk]):
        refuse_overlap(session, people_of([registration]))


def offered_together(session: Session, registration: Registration) -> list[Registration]:
    """The offers of her party in a locked session; hers alone where she is in none."""
    if registration.party_id is None:
        return [registration]
    offered = session.registrations.filter(
        party=registration.party_id, status=RegistrationStatus.OFFERED
    )
    return list(offered.order_by("pk"))


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


def still_to_come(session: Session) -> bool:
    return session.status == SessionStatus.SCHEDULED and timezone.now() < session.starts_at


def _apply(
    session: Session, claims: Sequence[Claim], turn: Turn, arriving: Sequence[Registration]
) -> None:
    by_id = {claim.id: claim for claim in claims}
    promoted = [by_id[pk] for pk in turn.promoted]
    for claim in promoted:
        _take_from_pool(claim, *turn.from_pools.get(claim.id, (None, 0)))
    _give_seats(session, [r for claim in promoted for r in claim.registrations], arriving)
    _remember_passed(by_id, turn)
    recount(session)


def _take_from_pool(claim: Claim, pool: int | None, seats: int) -> None:
    """Write how many of the claim's seats are of those kept, one registration after the other."""
    for registration in claim.registrations:
        taken = min(seats, registration.seats)
        registration.pool_id, registration.pool_seats = (pool, taken) if taken else (None, 0)
        seats -= taken


def _give_seats(
    session: Session, promoted: Sequence[Registration], arriving: Sequence[Registration]
) -> None:
    if not promoted:
        return
    now = timezone.now()
    deadline = session.event.offer_deadline(starts_at=session.starts_at, now=now)
    others = [r for r in promoted if r not in arriving]
    unasked = _who_cannot_be_asked(others) if deadline else set()
    for registration in promoted:
        is_here = registration in arriving or registration.pk in unasked
        if deadline is None or is_here:
            seat(session, registration, now)
        else:
            registration.status = RegistrationStatus.OFFERED
            registration.offer_expires_at = deadline
        registration.save(update_fields=SEATED)
    engage([registration.pk for registration in promoted])
    for registration in promoted:
        tell_seated(registration)


def seat(session: Session, registration: Registration, now: datetime) -> None:
    """Set what a registration is once it has its seat: confirmed, or kept for a guardian (L3)."""
    registration.offer_expires_at = registration.pending_until = None
    if not registration.needs_authorisation:
        registration.status, registration.confirmed_at = RegistrationStatus.CONFIRMED, now
        return
    registration.status = RegistrationStatus.PENDING
    registration.pending_until = session.event.authorisation_deadline(
        starts_at=session.starts_at, now=now
    )


def tell_seated(registration: Registration) -> None:
    """Write to who has just got a seat, in whichever of the three ways, and to her guardians."""
    match registration.status:
        case RegistrationStatus.OFFERED:
            notifications.offered(registration)
        case RegistrationStatus.PENDING:
            notifications.pending(registration)
            ask_guardians(registration)
        case _:
            notifications.confirmed(registration)
            if registration.guardian_policy == GuardianPolicy.INFORM:
                notifications.guardians_told(registration)


def _who_cannot_be_asked(promoted: Sequence[Registration]) -> set[int]:
    """Registrations (ids) that reach nobody: an offer would keep the seat empty."""
    if not promoted:
        return set()
    theirs = Registration.objects.filter(pk__in=[r.pk for r in promoted])
    without = theirs.filter(participant__user=None, booked_by=None)
    return set(without.values_list("pk", flat=True))


def _remember_passed(claims: Mapping[int, Claim], turn: Turn) -> None:
    for pk, times in turn.passed.items():
        passed = [registration.pk for registration in claims[pk].registrations]
        Registration.objects.filter(pk__in=passed).update(times_passed=times)
