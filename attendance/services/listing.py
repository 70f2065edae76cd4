"""Attendance written from a list: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.enums import Source
from attendance.listing import ABSENT, state_of, state_of_rows, stays_of, with_number
from attendance.models import Attendance
from attendance.windows import door_opens
from core.errors import DomainError
from events.models import Occurrence
from registrations.models import Registration


class ListRefused(DomainError):
    """Nothing of a list is written; ``registrations`` (ids) are those of whom it speaks."""

    def __init__(self, words: str, registrations: Collection[int] = ()) -> None:
        super().__init__(words)
        self.registrations = frozenset(registrations)


class TooEarly(ListRefused):
    """The date is still to come."""


class Overtaken(ListRefused):
    """A colleague, or a door, wrote something else of the same people meanwhile."""


class ReasonNeeded(ListRefused):
    """What a door, a file or a log said is corrected, and nobody says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody changed in a line of a list: ``present`` people came, none where 0.

    ``seen`` is the state that her page showed. Without ``arrived_at`` they came when it began;
    without ``left_at`` they stayed until the end. Both are whole minutes. Where ``hours_stand``
    they say nothing: only the number is hers, of however many stays.
    """

    registration: int
    seen: str
    present: int
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    hours_stand: bool = False

    def wanted(self, occurrence: Occurrence) -> str:
        """The state that is asked for."""
        if not self.present:
            return ABSENT
        if self.hours_stand:
            return with_number(self.seen, self.present)
        return state_of(self.present, [(self.arrived_at or occurrence.starts_at, self.left_at)])


@transaction.atomic
def write_list(
    *, occurrence: Occurrence, entries: Sequence[Entry], by: User, now: datetime, reason: str = ""
) -> int:
    """Write the lines that were changed; returns how many. What is so already is left as it is.

    Raises:
        TooEarly: the date is still to come.
        Overtaken: somebody wrote something else of the same people since the page was opened.
        ReasonNeeded: what did not come from a list is changed without a reason.
    """
    if now < door_opens(occurrence):
        raise TooEarly(_("This date is still to come: who came is written on the day itself."))
    keys = sorted(entry.registration for entry in entries)
    locked = Registration.objects.select_for_update(of=("self",), no_key=True).filter(
        pk__in=keys, session=occurrence.session_id
    )
    here = {row.pk for row in locked.order_by("pk")}
    stays = stays_of(occurrence, keys)
    changed = [
        entry
        for entry in entries
        if entry.registration in here
        and state_of_rows(stays.get(entry.registration, [])) != entry.wanted(occurrence)
    ]
    _refuse(changed, stays, reason)
    _Writing(occurrence, stays, by, reason).write(changed)
    return len(changed)


def _refuse(changed: Sequence[Entry], stays: dict[int, list[Attendance]], reason: str) -> None:
    other = [
        entry.registration
        for entry in changed
        if state_of_rows(stays.get(entry.registration, [])) != entry.seen
    ]
    if other:
        words = _("Somebody else wrote about the people marked below meanwhile. Look again.")
        raise Overtaken(words, other)
    said = [
        entry.registration
        for entry in changed
        if any(row.source != Source.LIST for row in stays.get(entry.registration, []))
    ]
    if said and not reason:
        words = _("You correct what a door, a file or a log says: write why.")
        raise ReasonNeeded(words, said)


@dataclass(frozen=True, slots=True)
class _Writing:
    """The rows that a list makes, changes and takes away: a statement for each of the three."""

    occurrence: Occurrence
    stays: dict[int, list[Attendance]]
    by: User
    reason: str

    def write(self, entries: Sequence[Entry]) -> None:
        new, changed, gone = [], [], []
        for entry in entries:
            rows = self.stays.get(entry.registration, [])
            if not entry.present:
                gone += [row.pk for row in rows]
            elif entry.hours_stand:
                changed += self._renumbered(rows, entry.present)
            elif rows:
                changed.append(self._corrected(rows, entry))
                gone += [row.pk for row in rows[1:]]
            else:
                new.append(self._row(entry))
        # The history of a row that goes says why it went.
        Attendance.objects.filter(pk__in=gone).update(
            reason=self.reason, recorded_by=self.by, updated_at=timezone.now()
        )
        Attendance.objects.filter(pk__in=gone).delete()
        fields = ["present", "arrived_at", "left_at", "source", "recorded_by", "reason"]
        Attendance.objects.bulk_update(changed, [*fields, "updated_at"])
        Attendance.objects.bulk_create(new)

    def _row(self, entry: Entry) -> Attendance:
        return Attendance(
            registration_id=entry.registration,
            occurrence=self.occurrence,
            present=entry.present,
            source=Source.LIST,
            arrived_at=entry.arrived_at or self.occurrence.starts_at,
            left_at=entry.left_at,
            recorded_by=self.by,
        )

    def _corrected(self, rows: Sequence[Attendance], entry: Entry) -> Attendance:
        """The first of ``rows``, as ``entry`` has it. A minute that stays the same keeps its
        seconds, and who was only online stays so: hours in a room count for more (L17).
        """
        row = rows[0]
        wanted = self._row(entry)
        if not _is_same_minute(row.arrived_at, wanted.arrived_at):
            row.arrived_at = wanted.arrived_at
        if not _is_same_minute(row.left_at, wanted.left_at):
            row.left_at = wanted.left_at
        return self._numbered(row, wanted.present, rows)

    def _renumbered(self, rows: Sequence[Attendance], present: int) -> list[Attendance]:
        """As many came as ``present``: of stays with the number that the list showed, or more."""
        shown = rows[0].present
        return [
            self._numbered(row, present, rows)
            for row in rows
            if row.present == shown or row.present > present
        ]

    def _numbered(self, row: Attendance, present: int, rows: Sequence[Attendance]) -> Attendance:
        if any(one.source != Source.ONLINE for one in rows):
            row.source = Source.LIST
        row.present = present
        row.recorded_by, row.reason = self.by, self.reason
        row.updated_at = timezone.now()
        return row


def _is_same_minute(one: datetime | None, other: datetime | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)
