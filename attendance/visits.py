"""From scans to stays: whatever the order in which phones send them, the same stays."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from attendance.models import Scan


@dataclass(slots=True)
class Visit:
    """Somebody came with one scan and went with another; None while she is inside."""

    came: Scan
    went: Scan | None = None

    @property
    def arrived_at(self) -> datetime:
        return self.came.at

    @property
    def left_at(self) -> datetime | None:
        return self.went.at if self.went else None

    def covers(self, moment: datetime) -> bool:
        """Is she inside at ``moment``? Not any more at the moment when she goes."""
        return self.arrived_at <= moment and (self.left_at is None or moment < self.left_at)


def visits_of(scans: Iterable[Scan]) -> list[Visit]:
    """What the scans of one ticket at one date say, in the order of their times.

    The first "in" counts and those after it change nothing until an "out"; an "out" of somebody
    who is not inside says nothing. What was taken back is left out. Of two at
    the same moment the one that was logged first comes first.
    """
    visits: list[Visit] = []
    is_inside = False
    for scan in sorted(scans, key=_order):
        if scan.voided_at is not None or scan.is_in == is_inside:
            continue
        if scan.is_in:
            visits.append(Visit(scan))
        else:
            visits[-1].went = scan
        is_inside = scan.is_in
    return visits


def _order(scan: Scan) -> tuple[datetime, float]:
    return scan.at, math.inf if scan.pk is None else scan.pk
