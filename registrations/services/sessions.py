"""What organisers do to a session that people are in: move it, resize it, cancel it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from events.enums import EventStatus, SessionStatus
from events.models import Event, Occurrence, Session
from events.services import Times, schedule_session
from events.wording import place_line
from partners.models import Room, Site
from registrations import notifications
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services.choosing import rebuild_engagements
from registrations.services.engagements import release
from registrations.services.errors import CapacityBelowTaken
from registrations.services.seats import (
    everybody_in,
    lock_participants,
    lock_session,
    lock_sessions,
    recount,
)
from registrations.services.waiting_list import promote
from registrations.signals import session_cancelled, session_changed


class SessionInUse(DomainError):
    """The session has registrations, of now or of before."""


@transaction.atomic
def move_session(
    *,
    session: Session,
    times: Sequence[Times],
    site: Site | None,
    room: Room | None,
    was: Mapping[Times, int] | None = None,
) -> None:
    """Give the session these dates and this place, and tell everybody in it what changed.

    ``was`` are the dates (ids) that were moved there, where that is known (``schedule_session``).

    Never fails for a clash: who now has two things at once keeps the seat and chooses. The same
    dates and place again change nothing and write to nobody. Apps above hear of other dates
    (``session_changed``).

    Raises:
        BadDates: there is no date, or two overlap.
        DomainError: an app above cannot follow, and says why.
    """
    session = lock_session(session.pk)
    lock_participants(everybody_in(session))
    before, was_at = list(session.occurrences.all()), _place_words(session)
    moved = schedule_session(session=session, times=times, was=was)
    if moved:
        rebuild_engagements(session)
        session_changed.send(Session, session=session, dates=_dates_moved(before, session))
    has_other_place = _change_place(session, site, room, count=not moved)
    if has_other_place or moved:
        kept = set(session.occurrences.all())
        told: dict[str, object] = {"place": was_at} if has_other_place else {}
        if moved:
            told["dates"] = _dates_gone(before, times)
        notifications.session_moved(
            session, dropped=[o for o in before if o not in kept], before=told
        )
        promote(session)


@transaction.atomic
def move_event(*, event: Event, site: Site | None) -> None:
    """Move the event, and with it its sessions to come that have no site of their own.

    Everybody in those is told. Their rooms were the other site's, so they have none now; what
    is over stays where it took place. The same site again changes nothing.
    """
    wanted = event.sessions.scheduled().upcoming().filter(site=None)
    sessions = lock_sessions(wanted.values_list("pk", flat=True))
    event = Event.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
    if event.site == site:
        return
    places = {session.pk: _place_words(session) for session in sessions}
    event.sessions.filter(site=None, ends_at__lte=timezone.now()).update(site=event.site)
    event.site = site
    event.save(update_fields=["site", "updated_at"])
    for session in sessions:
        session.room = None
        session.sequence += 1
        session.save(update_fields=["room", "sequence", "updated_at"])
        notifications.session_moved(session, before={"place": places[session.pk]})


@transaction.atomic
def delete_session(*, session: Session) -> None:
    """Delete a session that nobody ever registered for.

    Raises:
        SessionInUse: somebody did, and history is kept.
        SessionGone: it was deleted already.
    """
    session = lock_session(session.pk)
    if session.registrations.exists():
        raise SessionInUse(_("Somebody registered for this session: cancel it instead."))
    session.delete()


@transaction.atomic
def change_capacity(*, session: Session, capacity: int | None) -> None:
    """Give the session more or fewer seats; new ones go to the line.

    Raises:
        CapacityBelowTaken: more people are in already.
    """
    session = lock_session(session.pk)
    recount(session)
    if capacity is not None and capacity < session.taken:
        raise CapacityBelowTaken(
            _("%(taken)s seats are taken: there cannot be fewer.") % {"taken": session.taken}
        )
    session.capacity = capacity
    session.save(update_fields=["capacity", "updated_at"])
    promote(session)


@transaction.atomic
def cancel_session(*, session: Session, reason: str) -> None:
    """Call the session off and tell everybody in it why. Twice is the same as once.

    Apps above hear of it (``session_cancelled``).
    """
    session = lock_session(session.pk)
    if session.status == SessionStatus.CANCELLED:
        return
    now = timezone.now()
    session.status, session.cancelled_at = SessionStatus.CANCELLED, now
    session.cancel_reason = reason
    session.sequence += 1
    session.save(
        update_fields=["status", "cancelled_at", "cancel_reason", "sequence", "updated_at"]
    )
    _end_everybody(session)
    session_cancelled.send(Session, session=session)


@transaction.atomic
def cancel_event(*, event: Event, reason: str) -> None:
    """Call the whole event off: each session that is still to come, then the event."""
    lock_sessions(event.sessions.values_list("pk", flat=True))
    event = Event.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
    if event.status == EventStatus.CANCELLED:
        return
    for session in event.sessions.filter(ends_at__gt=timezone.now()).order_by("pk"):
        cancel_session(session=session, reason=reason)
    event.status, event.cancelled_at = EventStatus.CANCELLED, timezone.now()
    event.cancel_reason = reason
    event.save(update_fields=["status", "cancelled_at", "cancel_reason", "updated_at"])


def _change_place(session: Session, site: Site | None, room: Room | None, *, count: bool) -> bool:
    """Write the place; ``count`` this as a change of the calendar entry. True when it differs."""
    if (session.site, session.room) == (site, room):
        return False
    session.site, session.room = site, room
    session.sequence += 1 if count else 0
    session.save(update_fields=["site", "room", "sequence", "updated_at"])
    return True


def _place_words(session: Session) -> str:
    """Where the session is, in the same words for all languages; empty without a site."""
    return place_line(session.place, session.room) if session.place else ""


def _dates_gone(before: Sequence[Occurrence], times: Sequence[Times]) -> list[list[str]]:
    dates = [Times(o.starts_at, o.ends_at) for o in before]
    return [[moment.isoformat() for moment in date] for date in dates if date not in times]


def _dates_moved(
    before: Sequence[Occurrence], session: Session
) -> list[tuple[Times, Times | None]]:
    now = {one.pk: Times(one.starts_at, one.ends_at) for one in session.occurrences.all()}
    return [(Times(one.starts_at, one.ends_at), now.get(one.pk)) for one in before]


def _end_everybody(session: Session) -> None:
    pks = list(session.registrations.active().values_list("pk", flat=True))
    release(pks)
    Registration.objects.filter(pk__in=pks).update(
        status=RegistrationStatus.CANCELLED,
        end_reason=EndReason.SESSION_CANCELLED,
        ended_at=timezone.now(),
        offer_expires_at=None,
        pending_until=None,
        choose_by=None,
    )
    recount(session)
    notifications.session_cancelled(session, pks)
