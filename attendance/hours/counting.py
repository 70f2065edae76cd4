"""The time of one pupil under one frame, none of it twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from attendance.hours import spans
from attendance.hours.model import Activity, Frame, Line, Meeting, Pupil, Reason, Refusal
from attendance.hours.refusing import why_not
from attendance.hours.spans import Span
from schools.years import school_year_of


@dataclass(frozen=True, slots=True)
class AttendedMeeting:
    """A meeting where the pupil was, and when: within its hours, sorted and disjoint."""

    activity: Activity
    meeting: Meeting
    pieces: Sequence[Span]


def attended_meetings(
    pupil: Pupil, activities: Sequence[Activity], frame: Frame | None = None
) -> list[AttendedMeeting]:
    """Where ``pupil`` was, in the order of time and ids, late-comers forgiven as under ``frame``.

    Raises ValueError for two meetings of one id: they would count each other's presences.
    """
    there: dict[int, list[Span]] = defaultdict(list)
    for presence in pupil.presences:
        there[presence.meeting].append(presence.span)
    meetings = [(activity, meeting) for activity in activities for meeting in activity.meetings]
    if len({meeting.id for _, meeting in meetings}) < len(meetings):
        raise ValueError("Two meetings have the same id.")
    found = [
        AttendedMeeting(
            activity, meeting, _within(meeting, there[meeting.id], activity.grace(frame))
        )
        for activity, meeting in meetings
        if meeting.id in there
    ]
    return sorted(
        (one for one in found if one.pieces), key=lambda one: (one.meeting.span, one.meeting.id)
    )


def _within(meeting: Meeting, there: Sequence[Span], grace: int) -> list[Span]:
    """What of ``there`` lies within the hours; who came in time was there from the start."""
    start = meeting.span.start
    in_time = start + timedelta(minutes=grace)
    came = [Span(start, one.end) if one.start <= in_time else one for one in there]
    return spans.overlap(came, [meeting.span])


def count(frame: Frame, pupil: Pupil, activities: Sequence[Activity]) -> tuple[Line, ...]:
    """One line for each meeting that ``pupil`` attended, in the order of time.

    A moment at two meetings counts at the one that began first; a refused one takes none.
    """
    return tuple(_lines(frame, pupil, attended_meetings(pupil, activities, frame)))


def _lines(frame: Frame, pupil: Pupil, where: Sequence[AttendedMeeting]) -> Iterator[Line]:
    taken: list[tuple[int, Sequence[Span]]] = []
    for one in where:
        year = school_year_of(one.meeting.day)
        attended = spans.length(one.pieces)
        why = why_not(frame, one.activity, pupil.standings.get(year))
        if why is None:
            left, refusals = _not_taken(one.pieces, taken)
            taken.append((one.meeting.id, left))
            counted = spans.length(left)
        else:
            counted, refusals = timedelta(), [Refusal(why[0], attended, why[1])]
        yield Line(
            frame,
            one.activity.id,
            one.meeting.id,
            year,
            attended,
            counted,
            tuple(refusals),
            one.activity.grace(frame),
        )


def _not_taken(
    pieces: Sequence[Span], taken: Sequence[tuple[int, Sequence[Span]]]
) -> tuple[Sequence[Span], list[Refusal]]:
    """What of ``pieces`` no other meeting (id) has taken, and a refusal for each that has."""
    refusals = []
    for meeting, others in taken:
        if twice := spans.length(spans.overlap(pieces, others)):
            refusals.append(Refusal(Reason.COUNTED_BEFORE, twice, {"meeting": meeting}))
            pieces = spans.minus(pieces, others)
    return pieces, refusals
