"""A statement as pages, files and papers show it: the same words in all of them.

What is shown is cut to whole minutes once for each number: that of an activity may be a minute more
than those of its dates together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from attendance.crediting.reading import Credited
from attendance.crediting.wording import dates_words, law_words, length_words, why_words
from attendance.grace import grace_words
from attendance.hours import (
    CourseResult,
    Frame,
    Line,
    Reason,
    Refusal,
    Total,
    whole_minutes,
)
from core.dates import period, when
from events.models import Session
from schools.years import year_words


@dataclass(frozen=True, slots=True)
class ShownLaw:
    """What of an activity counts under one law, and why the rest does not.

    ``reasons``: how much (empty for less than a minute) and why, both in words.
    """

    name: str
    counts: timedelta
    reasons: Sequence[tuple[str, str]]
    grace: int

    @property
    def counted(self) -> int:
        """Whole minutes."""
        return whole_minutes(self.counts)

    @property
    def grace_words(self) -> str:
        return grace_words(self.grace)

    @property
    def counted_words(self) -> str:
        return length_words(self.counted)


@dataclass(frozen=True, slots=True)
class ShownActivity:
    """One session that somebody was at. ``laws`` are those under which it is offered."""

    session: Session
    school_year: str
    was_there: timedelta
    dates: int
    laws: Sequence[ShownLaw]
    course: CourseResult | None
    course_words: str

    @property
    def title(self) -> str:
        return self.session.event.title

    @property
    def attended(self) -> int:
        """Whole minutes."""
        return whole_minutes(self.was_there)

    @property
    def attended_words(self) -> str:
        return length_words(self.attended)

    @property
    def dates_words(self) -> str:
        return dates_words(self.dates)

    @property
    def when(self) -> str:
        first, last = self.session.starts_at, self.session.ends_at
        if self.dates > 1:
            return period(first, last)
        return when(first, last, with_year=True)


@dataclass(frozen=True, slots=True)
class ShownTotal:
    """What counts under a law, and what the law asks for, in words (empty where nothing)."""

    name: str
    school_year: str
    counted: str
    asked: str
    missing: str


def activities_of(credited: Credited) -> list[ShownActivity]:
    """The activities that she was at for a minute or more, in the order of time."""
    lines = credited.statement.lines
    order = dict.fromkeys((line.activity, line.school_year) for line in lines)
    shown = [
        _activity(
            credited,
            pk,
            year,
            [one for one in lines if (one.activity, one.school_year) == (pk, year)],
        )
        for pk, year in order
    ]
    return sorted(
        (one for one in shown if one.attended or any(law.counted for law in one.laws)),
        key=lambda one: (one.school_year, one.session.starts_at, one.session.pk),
    )


def totals_of(credited: Credited) -> list[ShownTotal]:
    """What counts in all: orientation by school year, placements over all years. Never added."""
    said = credited.statement
    orientation = law_words(Frame.ORIENTATION, "")
    totals = [_total(orientation, year, one) for year, one in said.orientation.items()]
    last = max(said.orientation, default="")
    if said.placement.asked is not None or said.placement.counted:
        totals.append(_total(law_words(Frame.PLACEMENT, last), "", said.placement))
    return totals


def _total(name: str, year: str, total: Total) -> ShownTotal:
    has_aim = total.asked is not None
    return ShownTotal(
        name,
        year_words(year),
        length_words(total.counted),
        length_words(total.asked or 0) if has_aim else "",
        length_words(total.missing) if has_aim and total.missing else "",
    )


def _activity(
    credited: Credited, pk: int, school_year: str, lines: Sequence[Line]
) -> ShownActivity:
    by_frame = {frame: [one for one in lines if one.frame is frame] for frame in Frame}
    laws = [
        _law(credited, frame, school_year, found)
        for frame, found in by_frame.items()
        if found and not _is_not_offered(found)
    ]
    some = by_frame[Frame.ORIENTATION]
    course = next((one for one in credited.statement.courses if one.course == pk), None)
    refusal = course.refusal if course else None
    return ShownActivity(
        session=credited.sessions[pk],
        school_year=school_year,
        was_there=_sum(line.attended for line in some),
        dates=sum(whole_minutes(line.attended) > 0 for line in some),
        laws=laws,
        course=course,
        course_words=why_words(refusal, credited, school_year) if refusal else "",
    )


def _law(credited: Credited, frame: Frame, school_year: str, lines: Sequence[Line]) -> ShownLaw:
    counts = _sum(line.counted for line in lines)
    attended = _sum(line.attended for line in lines)
    is_whole = whole_minutes(counts) == whole_minutes(attended)
    return ShownLaw(
        law_words(frame, school_year),
        counts,
        [] if is_whole else _reasons(credited, school_year, lines),
        max(line.grace for line in lines),
    )


def _reasons(credited: Credited, school_year: str, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """The ``reasons`` of a ``ShownLaw``."""
    refused: dict[str, timedelta] = {}
    for refusal in _refusals(lines):
        words = why_words(refusal, credited, school_year)
        refused[words] = refused.get(words, timedelta()) + refusal.length
    cut = [(whole_minutes(length), words) for words, length in refused.items()]
    return [(length_words(minutes) if minutes else "", words) for minutes, words in cut]


def _sum(lengths: Iterable[timedelta]) -> timedelta:
    return sum(lengths, timedelta())


def _refusals(lines: Iterable[Line]) -> Iterable[Refusal]:
    return (refusal for line in lines for refusal in line.refusals)


def _is_not_offered(lines: Iterable[Line]) -> bool:
    return all(one.reason is Reason.NOT_OFFERED for one in _refusals(lines)) and not any(
        line.counted for line in lines
    )
