"""Attendance by list: who has a place on a date, and what is written of each.

What is written of somebody is her *state*, a short text of what a page shows of her stays:
``24|09:00-10:30,11:00-`` is 24 people who went out from 10:30 to 11:00 and stayed until the end;
nobody there is the empty text. Minutes are those of Rome. A page sends back the state that it
showed, so that whoever saves it changes only what she changed herself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from attendance.models import Attendance
from core.db import Plain
from events.models import Occurrence
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet

# So many lines stand on one page: four fields each stay below what a request may hold.
PER_PAGE = 100
ABSENT = ""
Stay = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One registration on a list, with her stays in the order of time."""

    registration: Registration
    stays: Sequence[Attendance]

    @property
    def state(self) -> str:
        return state_of_rows(self.stays)


def state_of(present: int, stays: Sequence[Stay]) -> str:
    """The state of ``present`` people with these stays; ``ABSENT`` without any."""
    if not stays:
        return ABSENT
    return f"{present}|" + ",".join(f"{_hour(start)}-{_hour(end)}" for start, end in stays)


def hours_in(state: str) -> str:
    """The part of a state that says from when to when; empty where nobody was there."""
    return state.partition("|")[2]


def with_number(state: str, present: int) -> str:
    """The state with another number of people, and the same hours."""
    return f"{present}|{hours_in(state)}"


def state_of_rows(rows: Sequence[Attendance]) -> str:
    """The state that rows of one registration and date say."""
    return state_of(rows[0].present if rows else 0, [(row.arrived_at, row.left_at) for row in rows])


def listed(occurrence: Occurrence) -> RegistrationQuerySet:
    """Who has a place on that date, and who came without one, by name.

    Not who limited the use of her data (L9): what a door writes of her stays as it is.
    """
    came = Attendance.objects.filter(occurrence=occurrence, registration=OuterRef("pk"))
    rows = Registration.objects.shown_to_staff().filter(
        Q(status=RegistrationStatus.CONFIRMED) | Exists(came), session=occurrence.session_id
    )
    names = ("participant__last_name", "participant__first_name")
    school = "school_class__school__organisation__name"
    return rows.select_related("participant", "school_class__school__organisation").order_by(
        *map(Plain, names), Plain(school), "school_class__year", "school_class__section", "pk"
    )


def lines_of(occurrence: Occurrence, registrations: Iterable[Registration]) -> list[Line]:
    """The lines of ``registrations``: one query for all of their stays."""
    wanted = list(registrations)
    stays = stays_of(occurrence, [one.pk for one in wanted])
    return [Line(one, stays.get(one.pk, [])) for one in wanted]


def stays_of(occurrence: Occurrence, registrations: Sequence[int]) -> dict[int, list[Attendance]]:
    """The stays of registrations (ids) on one date, in the order of time."""
    found: dict[int, list[Attendance]] = defaultdict(list)
    rows = Attendance.objects.filter(occurrence=occurrence, registration__in=registrations)
    for row in rows.order_by("arrived_at", "pk"):
        found[row.registration_id].append(row)
    return found


def moment_on(occurrence: Occurrence, hour: time) -> datetime:
    """When it was ``hour`` in Rome on that date.

    A date that goes past midnight has two days: of both, the moment nearer to its hours.
    """
    first = timezone.localdate(occurrence.starts_at)
    moments = [
        timezone.make_aware(datetime.combine(first + timedelta(days=days), hour)) for days in (0, 1)
    ]
    return min(moments, key=lambda moment: _distance(moment, occurrence))


def _distance(moment: datetime, occurrence: Occurrence) -> timedelta:
    before, after = occurrence.starts_at - moment, moment - occurrence.ends_at
    return max(before, after, timedelta())


def _hour(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""
