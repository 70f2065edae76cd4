"""Which certificates the recovery plan's target counts: a student once in all its years (L17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from attendance.hours.model import Reason, Refusal
from schools.years import school_year_of

FIRST_YEAR, LAST_YEAR = "202223", "202526"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A student (id) completed a course (id), whose last meeting was on ``day``."""

    student: int
    course: int
    day: date


def counted_for_target(
    certificates: Sequence[Certificate],
) -> Mapping[Certificate, Refusal | None]:
    """Why each certificate does not count, or None; the earliest of a student does."""
    found: dict[Certificate, Refusal | None] = {}
    first: dict[int, int] = {}
    for one in sorted(certificates, key=lambda one: (one.day, one.course, one.student)):
        if not FIRST_YEAR <= school_year_of(one.day) <= LAST_YEAR:
            found[one] = Refusal(Reason.OUTSIDE_TARGET, timedelta())
        elif one.student in first:
            facts = {"course": first[one.student]}
            found.setdefault(one, Refusal(Reason.OTHER_CERTIFICATE, timedelta(), facts))
        else:
            first[one.student], found[one] = one.course, None
    return found
