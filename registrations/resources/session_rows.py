"""What a row of the sheet does to its session, by the operations that tell people."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.enums import SessionStatus
from events.models import Event, Session
from events.services import Times, create_session, in_order
from registrations.models import Registration
from registrations.resources.naming import room_called
from registrations.services import change_capacity, move_session

if TYPE_CHECKING:
    from registrations.resources.events import EventResource

Cells = dict[str, Any]
PLAIN = ["label", "waiting_limit", "join_url"]


def write_session(
    event: Event, session: Session | None, cells: Cells, sheet: EventResource, *, number: int
) -> Session | None:
    """Make the session that the row says, or change the one that is there; None: it says none.

    Raises:
        ValidationError: the session would not be one.
        DomainError: an operation refuses, with its sentence.
    """
    times = _times(cells)
    if session is None:
        return _made(event, cells, times) if times else None
    session.event = event  # as the row has left it
    room = room_called(cells["room"], session.place) if "room" in cells else session.room
    kept = [Times(one.starts_at, one.ends_at) for one in session.occurrences.all()]
    if (times or kept) != kept or room != session.room:
        _refuse_what_is_over(session, event, times or kept, is_new_time=bool(times))
        sheet.hold_sessions()
        told = _people_told(session)
        move_session(session=session, times=times or kept, site=session.site, room=room)
        if told:
            sheet.remarks.append(_told_words(session, told, number))
    capacity = cells.get("capacity", session.capacity)
    if capacity != session.capacity:
        _refuse_less_than_one(capacity)
        sheet.hold_sessions()
        change_capacity(session=session, capacity=capacity)
    _write_plain(session, cells, sheet)
    return session


def _made(event: Event, cells: Cells, times: list[Times]) -> Session:
    room = room_called(cells["room"], event.site) if "room" in cells else None
    fields: dict[str, Any] = {
        name: cells[name] for name in ("capacity", *PLAIN) if name in cells
    } | {"room": room}
    _refuse_past(event, times)
    trial = Session(event=event, starts_at=times[0].starts_at, ends_at=times[-1].ends_at, **fields)
    trial.full_clean(exclude=["event", "room"])
    return create_session(event=event, times=times, **fields)


def _write_plain(session: Session, cells: Cells, sheet: EventResource) -> None:
    if all(cells.get(name, getattr(session, name)) == getattr(session, name) for name in PLAIN):
        return
    sheet.hold_sessions()
    now = Session.objects.get(pk=session.pk)
    changed = [name for name in PLAIN if name in cells and getattr(now, name) != cells[name]]
    for name in changed:
        setattr(now, name, cells[name])
    now.full_clean(exclude=["event", "room", "site"])
    now.save(update_fields=[*changed, "updated_at"])


def _times(cells: Cells) -> list[Times] | None:
    """The dates that the row says; None when it says none."""
    days = cells.get("days")
    if not days:
        if {"starts", "ends"} & cells.keys():
            raise ValidationError({"occurrences": _("Write the date too.")})
        return None
    errors = {}
    times = []
    for day in days:
        starts, ends = day.starts or cells.get("starts"), day.ends or cells.get("ends")
        if starts is None:
            errors["starts_at"] = _("Write when it starts.")
        if ends is None:
            errors["ends_at"] = _("Write when it ends.")
        if starts is not None and ends is not None:
            times.append(Times(_moment(day.day, starts), _moment(day.day, ends)))
    if errors:
        raise ValidationError(errors)
    return in_order(times)


def _moment(day: Any, clock: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _refuse_past(event: Event, times: list[Times]) -> None:
    """A wrong year would be told to everybody; a draft may be of what took place."""
    if event.published_at is not None and times[0].starts_at < timezone.now():
        raise ValidationError({"occurrences": _("This date is in the past.")})


def _refuse_what_is_over(
    session: Session, event: Event, times: list[Times], *, is_new_time: bool
) -> None:
    if session.status == SessionStatus.CANCELLED:
        raise ValidationError({"occurrences": _("This session was cancelled.")})
    if is_new_time and not session.is_over:
        _refuse_past(event, times)


def _refuse_less_than_one(capacity: int | None) -> None:
    if capacity is not None and capacity < 1:
        raise ValidationError({"capacity": _("A session has at least one seat.")})


def _people_told(session: Session) -> int:
    active = Registration.objects.filter(session=session).active()
    return active.reachable().count()


def _told_words(session: Session, told: int, number: int) -> str:
    words = ngettext(
        "Row %(row)d: %(people)d person is told that “%(session)s” moves.",
        "Row %(row)d: %(people)d people are told that “%(session)s” moves.",
        told,
    )
    return words % {"row": number, "people": told, "session": session}
