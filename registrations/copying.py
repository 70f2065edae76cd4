"""Last edition once more: the operations, each one transaction, and what they would make.

People are never copied: no registration, nobody who takes part, no coordinator but the one who
copies, no professional. Who presses the button twice gets one copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from events.copying import (
    CannotCopy,
    NewDate,
    copy_events,
    new_dates,
    sessions_of,
    to_copy,
)
from events.enums import EventStatus, SessionStatus
from events.models import Event
from programmes.copying import last_day, new_edition, taken_over, without_year
from programmes.models import Copy, Programme
from programmes.shifting import Shift
from registrations.models import Reminder

# Takes over what an app above keeps of events: given the copies, by the key of what was copied.
Copyist = Callable[[Mapping[int, Event]], None]
_copyists: list[Copyist] = []

REMINDER = ("name", "anchor", "lead", "subject", "body", "subject_en", "body_en", "is_active")
# A list of days that need a look; nobody reads more.
MOST_LISTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionOrder:
    """What the next edition of a programme shall be called, when, and with whose money."""

    title: str
    shift: Shift
    with_fundings: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOrder:
    """Where and when an event shall be held again."""

    programme: Programme
    shift: Shift


@dataclass(frozen=True, slots=True)
class Preview:
    """What a copy would make, in numbers; ``last_day`` is None for a single event."""

    events: int
    cancelled_events: int
    sessions: int
    cancelled_sessions: int
    dates: int
    first: NewDate | None
    last: NewDate | None
    days_of_rest: Sequence[NewDate]
    last_day: date | None = None


def copy_with(copyist: Copyist) -> None:
    """Let ``copyist`` work in each copy's transaction; called when the apps are ready."""
    _copyists.append(copyist)


def preview_edition(programme: Programme, order: EditionOrder) -> Preview:
    """What :func:`copy_programme` would make, or why it would not."""
    _refuse_standing_still(order.shift)
    events = to_copy(Event.objects.filter(programme=programme))
    cancelled = Event.objects.filter(programme=programme, status=EventStatus.CANCELLED).count()
    return _preview(events, order.shift, cancelled, last_day(programme, order.shift))


def preview_event(event: Event, order: EventOrder) -> Preview:
    """What :func:`copy_event` would make, or why it would not."""
    events = to_copy(Event.objects.filter(pk=event.pk), with_cancelled=True)
    if sessions_of(events[0]):
        _refuse_standing_still(order.shift)
    return _preview(events, order.shift)


@transaction.atomic
def copy_programme(*, programme: Programme, order: EditionOrder, key: UUID, by: User) -> Programme:
    """The next edition of ``programme``, a draft; the same ``key`` again gives the same copy.

    Raises:
        CannotCopy: it would not begin later, or two dates of a session would overlap.
    """
    source = Programme.objects.select_for_update(of=("self",), no_key=True).get(pk=programme.pk)
    if made := _made_before(key, Copy.Kind.PROGRAMME, by):
        return Programme.objects.get(pk=made)
    _refuse_standing_still(order.shift)
    edition = new_edition(
        source, title=order.title, shift=order.shift, with_fundings=order.with_fundings, by=by
    )
    events = to_copy(Event.objects.filter(programme=source))
    copies = copy_events(events, shift=order.shift, programme=edition.programme, edition=edition)
    _copy_what_hangs_on(copies)
    Copy.objects.create(key=key, kind=Copy.Kind.PROGRAMME, made=edition.programme.pk, made_by=by)
    return edition.programme


@transaction.atomic
def copy_event(*, event: Event, order: EventOrder, key: UUID, by: User) -> Event:
    """``event`` once more, a draft; the same ``key`` again gives the same copy.

    Raises:
        CannotCopy: it would not take place later, or two dates of a session would overlap.
    """
    Event.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
    if made := _made_before(key, Copy.Kind.EVENT, by):
        return Event.objects.get(pk=made)
    events = to_copy(Event.objects.filter(pk=event.pk), with_cancelled=True)
    if sessions_of(events[0]):
        _refuse_standing_still(order.shift)
    copies = copy_events(events, shift=order.shift, programme=order.programme)
    _copy_what_hangs_on(copies)
    copy = copies[event.pk]
    Copy.objects.create(key=key, kind=Copy.Kind.EVENT, made=copy.pk, made_by=by)
    return copy


def first_day_of(event: Event) -> date | None:
    """The day of the event's first date that its copy would have too; None where it has none."""
    sessions = event.sessions.all()
    if event.status != EventStatus.CANCELLED:
        sessions = sessions.filter(status=SessionStatus.SCHEDULED)
    first = sessions.aggregate(first=Min("starts_at"))["first"]
    return timezone.localdate(first) if first else None


def next_title(programme: Programme, year: int) -> str:
    """What the next edition is likely to be called: the year in the title moves on."""
    name = without_year(programme.title)
    if name == programme.title:
        return f"{name} {year}"
    return re.sub(r"\b(?:19|20)\d\d\b", str(year), programme.title)


def _made_before(key: UUID, kind: Copy.Kind, by: User) -> int | None:
    return (
        Copy.objects.filter(key=key, kind=kind, made_by=by).values_list("made", flat=True).first()
    )


def _refuse_standing_still(shift: Shift) -> None:
    if not shift.is_forward:
        raise CannotCopy(
            _(
                "With this first day nothing would move: by weeks choose a day at least a week "
                "later, by years one about a year later."
            )
        )


def _copy_what_hangs_on(copies: Mapping[int, Event]) -> None:
    _copy_reminders(copies)
    for copyist in _copyists:
        copyist(copies)


def _copy_reminders(copies: Mapping[int, Event]) -> None:
    """The policies of single events; those for every event hold for the copies anyway."""
    Reminder.objects.bulk_create(
        Reminder(event=copies[reminder.event_id], **taken_over(reminder, REMINDER))
        for reminder in Reminder.objects.filter(event__in=copies)
        if reminder.event_id
    )


def _preview(
    events: Sequence[Event], shift: Shift, cancelled: int = 0, last: date | None = None
) -> Preview:
    dates = sorted(new_dates(events, shift), key=lambda date: date.starts_at)
    kept = sum(len(sessions_of(event)) for event in events)
    return Preview(
        events=len(events),
        cancelled_events=cancelled,
        sessions=kept,
        cancelled_sessions=sum(len(event.sessions.all()) for event in events) - kept,
        dates=len(dates),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        days_of_rest=[date for date in dates if date.is_on_a_day_of_rest][:MOST_LISTED],
        last_day=last,
    )
