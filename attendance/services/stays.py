"""The scans of one ticket at one date, and the rows that say the same as stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from attendance.enums import Source
from attendance.models import Attendance, Scan
from attendance.visits import Visit, visits_of

LATER = "SET CONSTRAINTS attendance_not_twice_at_once DEFERRED"


@dataclass(frozen=True, slots=True)
class Retaken:
    """What changes where a stay is taken back: ``mistaken`` scans are void, rows that are ``gone``
    (the stay among them), that end at another moment now (``changed``), and that are ``new``."""

    mistaken: list[Scan]
    gone: list[Attendance]
    changed: list[Attendance]
    new: list[Attendance]


class Ledger:
    """Adds scans to those there are and changes the rows by what that changes, and no more.

    A row that a list, a file or somebody's hand wrote stands as it is: there scans only begin a
    stay where there is none, and end the one that is open.
    """

    def __init__(self, scans: list[Scan], rows: list[Attendance]) -> None:
        self.scans, self.rows = list(scans), rows
        self._before = visits_of(scans)
        self._new: list[Scan] = []
        said = [(visit.arrived_at, visit.left_at) for visit in self._before]
        self._by_hand = [(row.arrived_at, row.left_at) for row in rows] != said

    def would_begin(self, scan: Scan) -> bool:
        """Would ``scan`` begin a stay?"""
        if not scan.is_in:
            return False
        if self._by_hand:
            return self._row_at(scan) is None
        return any(visit.came is scan for visit in visits_of([*self.scans, scan]))

    def add(self, scan: Scan) -> None:
        """Take ``scan`` into the log."""
        self.scans.append(scan)
        self._new.append(scan)
        if self._by_hand:
            self._follow(scan)

    def settle(self) -> list[Attendance]:
        """Write what changed of the rows; returns those that are new, to be written with others."""
        if not self._new or self._by_hand:
            return []
        after = visits_of(self.scans)
        changed = [
            (row, visit)
            for row, old, visit in zip(self.rows, self._before, after, strict=False)
            if (old.arrived_at, old.left_at) != (visit.arrived_at, visit.left_at)
        ]
        begun = after[len(self.rows) :]
        if changed and len(changed) + len(begun) > 1:
            # One after the other they may overlap; together they do not.
            with connection.cursor() as cursor:
                cursor.execute(LATER)
        for row, visit in changed:
            _change(row, visit)
        # Who was inside already was not counted again, and may turn out to have come back.
        known = self.rows[-1].present if self.rows else 1
        new = [_row(visit, visit.came.present or known) for visit in begun]
        self.rows += new
        return new

    def what_became_of(self, scan: Scan) -> tuple[Attendance | None, bool]:
        """The stay that ``scan`` began or ended, or the one that was there; and which it is."""
        if not self._by_hand:
            for row, visit in zip(self.rows, visits_of(self.scans), strict=True):
                if scan in (visit.came, visit.went):
                    return row, True
        if scan.is_in:
            begun = self._row_at(scan) or next(iter(self.rows), None)
            return begun, self._by_hand and begun is not None and begun.arrived_at == scan.at
        ended = [row for row in self.rows if row.arrived_at <= scan.at]
        last = ended[-1] if ended else None
        return last, self._by_hand and last is not None and last.left_at == scan.at

    def take_back(self, row: Attendance, now: datetime) -> Retaken:
        """Void what began ``row``; what others saw meanwhile stands, as if that had not been.

        Nothing is written yet.
        """
        mistaken = self._made(row)
        for scan in mistaken:
            scan.voided_at = now
        if self._by_hand:
            return Retaken(mistaken, [row], [], self._instead_of(row))
        begun = {visit.came: it for it, visit in zip(self.rows, self._before, strict=True)}
        after = {visit.came: visit for visit in visits_of(self.scans)}
        changed = []
        for came, it in begun.items():
            if came in after and it.left_at != after[came].left_at:
                it.left_at = after[came].left_at
                changed.append(it)
        gone = [it for came, it in begun.items() if came not in after]
        new = [visit for came, visit in after.items() if came not in begun]
        return Retaken(mistaken, gone, changed, [_row_again(visit, row) for visit in new])

    def _made(self, row: Attendance) -> list[Scan]:
        """The scan that began ``row``, and the one that ended it where the same person made both.

        None where something else than a scan says it.
        """
        made = [one for one in self.scans if one.voided_at is None]
        began = next((one for one in made if one.is_in and one.at == row.arrived_at), None)
        if began is None:
            return []
        hers = [one for one in made if one.recorded_by_id == began.recorded_by_id]
        ended = [one for one in hers if not one.is_in and one.at == row.left_at]
        return [began, *ended[:1]]

    def _instead_of(self, row: Attendance) -> list[Attendance]:
        """What the scans during ``row`` say without it; it ends where ``row`` did."""
        end = row.left_at
        during = [
            one for one in self.scans if one.at >= row.arrived_at and (end is None or one.at <= end)
        ]
        new = [_row_again(visit, row) for visit in visits_of(during)]
        for last in new[-1:]:
            last.left_at = last.left_at or end
        return new

    def _row_at(self, scan: Scan) -> Attendance | None:
        """The stay of which ``scan`` is a part."""
        for row in self.rows:
            if row.arrived_at <= scan.at and (row.left_at is None or scan.at < row.left_at):
                return row
        return None

    def _follow(self, scan: Scan) -> None:
        row = self._row_at(scan)
        if scan.is_in and row is None and not self._is_before_another(scan):
            known = self.rows[-1].present if self.rows else 1
            row = _row(Visit(scan), scan.present or known)
            self.rows += Attendance.objects.bulk_create([row])
        elif not scan.is_in and row is not None and row.left_at is None:
            row.left_at = scan.at
            row.save(update_fields=["left_at", "updated_at"])

    def _is_before_another(self, scan: Scan) -> bool:
        return any(scan.at < row.arrived_at for row in self.rows)


def _row(visit: Visit, present: int) -> Attendance:
    scan = visit.came
    return Attendance(
        registration=scan.registration,
        occurrence=scan.occurrence,
        present=present,
        source=Source.DOOR,
        arrived_at=visit.arrived_at,
        left_at=visit.left_at,
        door=scan.door,
        recorded_by=scan.recorded_by,
    )


def _row_again(visit: Visit, taken_back: Attendance) -> Attendance:
    """Who was inside already was not counted again: they are as many as were written first."""
    return _row(visit, visit.came.present or taken_back.present)


def _change(row: Attendance, visit: Visit) -> None:
    """The number stays: it is that of who was counted first, or what was corrected since."""
    row.arrived_at, row.left_at = visit.arrived_at, visit.left_at
    row.door, row.recorded_by = visit.came.door, visit.came.recorded_by
    row.save(update_fields=["arrived_at", "left_at", "door", "recorded_by", "updated_at"])
