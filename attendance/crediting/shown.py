"""A statement as pages, files and papers show it: the same words in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attendance.crediting.reading import Credited
from attendance.crediting.wording import dates_words, law_words, length_words, why_words
from attendance.grace import grace_words
from attendance.hours import CourseResult, Frame, Line, Reason, Refusal, Total
from core.dates import period, when
from events.models import Session
from schools.years import year_words


@dataclass(frozen=True, slots=True)
class ShownLaw:
    """What of an activity counts under one law, and why the rest does not."""

    name: str
    counted: int
    reasons: Sequence[tuple[str, str]]
    grace: int

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
    attended: int
    dates: int
    laws: Sequence[ShownLaw]
    course: CourseResult | None
    course_words: str

    @property
    def title(self) -> str:
        return self.session.event.title

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
    """Minutes counted under a law, and what the law asks for, in words (empty where nothing)."""

    name: str
    school_year: str
    counted: str
    asked: str
    missing: str


def activities_of(credited: Credited) -> list[ShownActivity]:
    """The activities, in the order of time."""
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
    return sorted(shown, key=lambda one: (one.school_year, one.session.starts_at, one.session.pk))


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
        attended=sum(line.attended for line in some),
        dates=len(some),
        laws=laws,
        course=course,
        course_words=why_words(refusal, credited, school_year) if refusal else "",
    )


def _law(credited: Credited, frame: Frame, school_year: str, lines: Sequence[Line]) -> ShownLaw:
    minutes: dict[str, int] = {}
    for refusal in _refusals(lines):
        words = why_words(refusal, credited, school_year)
        minutes[words] = minutes.get(words, 0) + refusal.minutes
    return ShownLaw(
        law_words(frame, school_year),
        sum(line.counted for line in lines),
        [(length_words(number), words) for words, number in minutes.items()],
        max(line.grace for line in lines),
    )


def _refusals(lines: Iterable[Line]) -> Iterable[Refusal]:
    return (refusal for line in lines for refusal in line.refusals)


def _is_not_offered(lines: Iterable[Line]) -> bool:
    return all(one.reason is Reason.NOT_OFFERED for one in _refusals(lines)) and not any(
        line.counted for line in lines
    )
