"""When a moved session clashes with another: the seat is kept until the person chooses."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events.models import Session
from registrations import notifications
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Engagement, Registration, RegistrationQuerySet
from registrations.services.ending import end
from registrations.services.engagements import engage, not_fully_engaged, release
from registrations.services.seats import (
    in_line,
    lock_people_of,
    lock_registration,
    lock_sessions,
)
from registrations.services.sweeps import sweep
from registrations.services.waiting_list import promote

CHOOSE_WITHIN = timedelta(hours=72)


def rebuild_engagements(session: Session) -> None:
    """After a locked session moved: write its people's times anew, and ask those who clash.

    The caller holds the locks of everybody in the session.
    """
    pks = list(session.registrations.holding().values_list("pk", flat=True))
    release(pks)
    engage(pks)
    clash = not_fully_engaged(pks)
    now = timezone.now()
    session.registrations.filter(pk__in=set(pks) - clash).update(choose_by=None)
    latest = session.event.latest_answer(starts_at=session.starts_at, now=now)
    confirmed = Registration.objects.filter(pk__in=clash, status=RegistrationStatus.CONFIRMED)
    confirmed.update(choose_by=min(now + CHOOSE_WITHIN, latest))
    notifications.to_choose(sorted(clash))
    _shorten_offers(session, latest)
    session.registrations.filter(pending_until__gt=latest).update(pending_until=latest)


def settle_choices(*, participants: Collection[int] | None = None) -> int:
    """Where what clashed is gone there is nothing left to choose; returns how many were settled.

    ``participants`` (ids) are those whose time was freed; None looks at everybody.
    """
    pending = Registration.objects.filter(choose_by__isnull=False)
    if participants is not None:
        pending = pending.filter(participant__in=participants)
    return sweep(list(pending.order_by("pk").values_list("pk", flat=True)), _settle)


@transaction.atomic
def choose_registration(*, registration: Registration) -> None:
    """Keep this registration and give up what clashes with it. Twice is the same as once."""
    sessions = clashing_with(registration).values_list("session", flat=True)
    locked = lock_sessions({registration.session_id, *sessions})
    lock_people_of([registration], *in_line(locked))
    registration = Registration.objects.get(pk=registration.pk)
    # Who was moved to another session chooses no more (``services/moving.py``).
    if registration.choose_by is None:
        return
    # Read again: what she did elsewhere while this waited for the locks counts too.
    for rival in clashing_with(registration).holding().filter(session__in=locked):
        end(rival, EndReason.NOT_CHOSEN)
    engage([registration.pk])
    if not not_fully_engaged([registration.pk]):
        registration.choose_by = None
        registration.save(update_fields=["choose_by", "updated_at"])
    for session in locked:
        promote(session)


def clashing_with(registration: Registration) -> RegistrationQuerySet:
    """Her other registrations that hold a time of this one's session."""
    during = Q()
    for occurrence in registration.session.occurrences.all():
        during |= Q(during__overlap=(occurrence.starts_at, occurrence.ends_at))
    engagements = Engagement.objects.filter(during, participant=registration.participant_id)
    rivals = engagements.exclude(registration=registration.pk).values("registration")
    return Registration.objects.filter(pk__in=rivals)


def expire_choices() -> int:
    """Free the seats of who did not choose in time; returns how many."""
    late = Registration.objects.filter(choose_by__lte=timezone.now())
    return sweep(list(late.order_by("pk").values_list("pk", flat=True)), _expire_choice)


@transaction.atomic
def _expire_choice(pk: int) -> int:
    session, registration = _lock_with_session(pk)
    if registration.choose_by is None or registration.choose_by > timezone.now():
        return 0
    end(registration, EndReason.NOT_CHOSEN)
    promote(session)
    return 1


@transaction.atomic
def _settle(pk: int) -> int:
    _session, registration = _lock_with_session(pk)
    lock_people_of([registration])
    if registration.choose_by is None:
        return 0
    engage([pk])
    if not_fully_engaged([pk]):
        return 0
    registration.choose_by = None
    registration.save(update_fields=["choose_by", "updated_at"])
    return 1


def _lock_with_session(pk: int) -> tuple[Session, Registration]:
    """The registration as it is under the lock of its session."""
    return lock_registration(Registration.objects.get(pk=pk))


def _shorten_offers(session: Session, latest: datetime) -> None:
    """An offer of before the move cannot outlast what the new start allows; she hears of it."""
    for offer in session.registrations.filter(offer_expires_at__gt=latest):
        offer.offer_expires_at = latest
        offer.save(update_fields=["offer_expires_at", "updated_at"])
        notifications.offered(offer)
