"""When a moved session clashes with another: the seat is kept until the person chooses."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events.models import Session
from registrations import notifications
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Engagement, Registration, RegistrationQuerySet
from registrations.services.engagements import engage, not_fully_engaged, release
from registrations.services.seats import in_line, lock_participants, lock_session, lock_sessions
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
    session.registrations.filter(pk__in=set(pks) - clash).update(choose_by=None)
    Registration.objects.filter(pk__in=clash, status=RegistrationStatus.CONFIRMED).update(
        choose_by=timezone.now() + CHOOSE_WITHIN
    )
    notifications.to_choose(sorted(clash))


@transaction.atomic
def settle_choices(*, participants: Collection[int] | None = None) -> int:
    """Where what clashed is gone there is nothing left to choose; returns how many were settled.

    ``participants`` (ids) are those whose time was freed; None looks at everybody.
    """
    pending = Registration.objects.filter(choose_by__isnull=False)
    if participants is not None:
        pending = pending.filter(participant__in=participants)
    rows = list(pending.values_list("pk", "participant"))
    if not rows:
        return 0
    lock_participants(participant for _pk, participant in rows)
    pks = [pk for pk, _participant in rows]
    engage(pks)
    settled = Registration.objects.filter(pk__in=set(pks) - not_fully_engaged(pks))
    return settled.update(choose_by=None)


@transaction.atomic
def choose_registration(*, registration: Registration) -> None:
    """Keep this registration and give up what clashes with it. Twice is the same as once."""
    rivals = list(clashing_with(registration).values_list("pk", "session"))
    sessions = lock_sessions({registration.session_id, *(session for _pk, session in rivals)})
    lock_participants([registration.participant_id, *in_line(sessions)])
    registration = Registration.objects.get(pk=registration.pk)
    if registration.choose_by is None:
        return
    pks = [pk for pk, _session in rivals]
    release(pks)
    for rival in Registration.objects.holding().filter(pk__in=pks):
        _end_as_not_chosen(rival)
    engage([registration.pk])
    registration.choose_by = None
    registration.save(update_fields=["choose_by", "updated_at"])
    for session in sessions:
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
    return sum(_expire_choice(pk) for pk in list(late.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _expire_choice(pk: int) -> int:
    registration = Registration.objects.get(pk=pk)
    session = lock_session(registration.session_id)
    registration = Registration.objects.get(pk=pk)
    if registration.choose_by is None or registration.choose_by > timezone.now():
        return 0
    release([pk])
    _end_as_not_chosen(registration)
    promote(session)
    return 1


def _end_as_not_chosen(registration: Registration) -> None:
    registration.status = RegistrationStatus.CANCELLED
    registration.ended_at, registration.end_reason = timezone.now(), EndReason.NOT_CHOSEN
    registration.choose_by = registration.offer_expires_at = None
    registration.save()
    notifications.ended(registration)
