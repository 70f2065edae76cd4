"""Attendance that a file or the log of an online room tells: what is written already stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.enums import Source
from attendance.listing import ABSENT, Stay, state_of, state_of_rows
from attendance.models import Attendance
from events.models import Occurrence
from registrations.models import Registration

BATCH = 1_000
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What line ``number`` of a file says: so many of a registration (id) came to a date (id).

    ``stays`` do not overlap and are in order; only the last may have no end.
    """

    number: int
    registration: int
    occurrence: int
    present: int
    stays: Sequence[Stay]

    @property
    def key(self) -> Key:
        return self.registration, self.occurrence

    @property
    def state(self) -> str:
        return state_of(self.present, self.stays)


@transaction.atomic
def record_told(
    *, told: Sequence[Told], source: Source, by: User, now: datetime
) -> Mapping[int, str]:
    """Write what can stand, and say why the rest cannot, by its number.

    What is written already is left as it is: the same again changes nothing, something else is
    refused, for a list of the date corrects it with a reason. So is what a line before says.
    """
    keys = sorted({one.registration for one in told})
    locked = Registration.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys)
    sessions = {row.pk: row.session_id for row in locked.order_by("pk")}
    dates = Occurrence.objects.in_bulk({one.occurrence for one in told})
    known = written(sorted(dates), keys)
    refusals: dict[int, str] = {}
    new: dict[Key, Told] = {}
    for one in told:
        date = dates.get(one.occurrence)
        if date is None or sessions.get(one.registration) != date.session_id:
            refusals[one.number] = _("This registration is of another session.")
        elif date.starts_at > now:
            refusals[one.number] = _("This date is still to come.")
        elif (state := known.get(one.key, ABSENT)) != ABSENT and state != one.state:
            refusals[one.number] = already_words()
        elif state == ABSENT and (first := new.setdefault(one.key, one)).state != one.state:
            words = _("Row %(row)d says something else of this ticket and date.")
            refusals[one.number] = words % {"row": first.number}
    Attendance.objects.bulk_create(
        [row for one in new.values() for row in _rows(one, source, by)], batch_size=BATCH
    )
    return refusals


def written(dates: Sequence[int], registrations: Sequence[int]) -> dict[Key, str]:
    """The states that are written of registrations (ids) on dates (ids): one query."""
    rows = Attendance.objects.filter(occurrence__in=dates, registration__in=registrations)
    found: dict[Key, list[Attendance]] = defaultdict(list)
    for row in rows.order_by("arrived_at", "pk"):
        found[row.registration_id, row.occurrence_id].append(row)
    return {key: state_of_rows(stays) for key, stays in found.items()}


def already_words() -> str:
    """Why a file does not change what is written."""
    return _("Something else is written of this date already: correct it in the list of the date.")


def _rows(one: Told, source: Source, by: User) -> list[Attendance]:
    return [
        Attendance(
            registration_id=one.registration,
            occurrence_id=one.occurrence,
            present=one.present,
            source=source,
            arrived_at=arrived_at,
            left_at=left_at,
            recorded_by=by,
        )
        for arrived_at, left_at in one.stays
    ]
