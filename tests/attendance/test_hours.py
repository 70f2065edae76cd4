"""Hours under each law: what golden files say, and what holds whatever was attended."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attendance.hours import (
    Activity,
    Certificate,
    Frame,
    Meeting,
    Name,
    Offer,
    Presence,
    Pupil,
    Reason,
    School,
    Span,
    Standing,
    count,
    counted_for_target,
    name_in,
    statement,
    whole_minutes,
)
from schools.years import school_year_of

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted(GOLDEN.glob("*.json"))
    for case in json.loads(path.read_text())
]


# --- Golden files ---------------------------------------------------------------------------------


def meeting_of(row):
    starts_at = datetime.fromisoformat(row["starts"])
    ends_at = starts_at + timedelta(minutes=row["minutes"])
    span = Span.between(starts_at, ends_at)
    return Meeting(row["id"], starts_at.date(), span, row.get("online", False))


def offer_of(frame, *words):
    return Offer(Frame(frame), curricular="curricular" in words, agreement="agreement" in words)


def read(case):
    """The pupil and the activities; ``present`` says from which moment of a meeting to which."""
    activities = [
        Activity(
            row["id"],
            [meeting_of(one) for one in row["meetings"]],
            [offer_of(*one) for one in row["offers"]],
        )
        for row in case["activities"]
    ]
    starts = {str(one.id): one.span.start for row in activities for one in row.meetings}
    presences = [
        Presence(int(key), Span(starts[key] + length_of(since), starts[key] + length_of(until)))
        for key, (since, until) in case["present"].items()
    ]
    standings = {
        year: Standing(School(school), number)
        for year, (school, number) in case["standings"].items()
    }
    return Pupil(standings, presences), activities


def length_of(written):
    """Minutes as a number, or with seconds: "44:30"."""
    minutes, _, seconds = str(written).partition(":")
    return timedelta(minutes=int(minutes), seconds=int(seconds or 0))


def written(said):
    """A statement as the golden files write it. What is not offered under a law is left out."""
    return {
        "attended": said.attended,
        "orientation": {y: [one.counted, one.asked] for y, one in said.orientation.items()},
        "placement": [said.placement.counted, said.placement.asked],
        "courses": {str(one.course): course_row(one) for one in said.courses},
        "refused": [
            [line.frame.value, line.meeting, one.reason.value, whole_minutes(one.length), one.facts]
            for line in said.lines
            for one in line.refusals
            if one.reason is not Reason.NOT_OFFERED
        ],
    }


def course_row(one):
    missing = whole_minutes(one.refusal.length) if one.refusal else 0
    why = one.refusal.reason.value if one.refusal else None
    return [one.planned, one.counted, one.needed, why, missing]


@pytest.mark.parametrize("case", CASES)
def test_l16_l17_l18_golden(case):
    assert written(statement(*read(case))) == case["expect"]


# --- Whatever was attended ------------------------------------------------------------------------

DAY = datetime(2026, 11, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
# Stays are drawn in pieces of which three are a minute.
PIECE = timedelta(seconds=20)
YEARS = ("202526", "202627")
STANDINGS = [Standing(school, year) for school in School for year in (1, 2, 3, 5)]


@st.composite
def a_span(draw):
    start = draw(st.integers(0, 40))
    return Span(DAY + start * PIECE, DAY + (start + draw(st.integers(0, 25))) * PIECE)


@st.composite
def pupils(draw):
    """Somebody with up to three activities that overlap, and presences that overlap and overrun."""
    ids = iter(range(100))
    offers = st.lists(
        st.builds(Offer, st.sampled_from(Frame), st.booleans(), st.booleans()),
        unique_by=lambda one: one.frame,
    )
    meetings = st.builds(
        lambda span, day, online: Meeting(next(ids), day, span, online),
        a_span(),
        st.sampled_from([date(2026, 8, 31), date(2026, 9, 1)]),
        st.booleans(),
    )
    activities = [
        Activity(number, draw(st.lists(meetings, min_size=1, max_size=3)), draw(offers))
        for number in range(draw(st.integers(1, 3)))
    ]
    there = [one.id for row in activities for one in row.meetings]
    presences = draw(
        st.lists(st.builds(Presence, st.sampled_from(there), a_span()), min_size=1, max_size=6)
    )
    standings = draw(st.dictionaries(st.sampled_from(YEARS), st.sampled_from(STANDINGS)))
    return Pupil(standings, presences), activities


def pieces_of(span):
    return range((span.start - DAY) // PIECE, (span.end - DAY) // PIECE)


def pieces_at(pupil, meeting):
    """The pieces that she was there within its hours, one by one."""
    planned = set(pieces_of(meeting.span))
    return planned & {
        piece
        for one in pupil.presences
        if one.meeting == meeting.id
        for piece in pieces_of(one.span)
    }


def total(lengths):
    return sum(lengths, timedelta())


@settings(max_examples=150, deadline=None)
@given(pupils())
def test_a_moment_counts_once_in_a_frame_or_says_why_not(asked):
    pupil, activities = asked
    meetings = {one.id: one for row in activities for one in row.meetings}
    there = {key: pieces_at(pupil, one) for key, one in meetings.items()}
    said = statement(pupil, activities)
    assert said.attended == len(set().union(*there.values())) // 3
    for frame in Frame:
        lines = [line for line in said.lines if line.frame is frame]
        assert {line.meeting: line.attended for line in lines} == {
            key: len(pieces) * PIECE for key, pieces in there.items() if pieces
        }
        for line in lines:
            assert line.counted + total(one.length for one in line.refusals) == line.attended
            assert all(one.length > timedelta() for one in line.refusals)
        good = [
            line.meeting
            for line in lines
            if all(one.reason is Reason.COUNTED_BEFORE for one in line.refusals)
        ]
        # All that may count does, once: as many pieces as there are different ones.
        assert total(line.counted for line in lines) == PIECE * len(
            set().union(*(there[k] for k in good))
        )


@settings(max_examples=50, deadline=None)
@given(pupils(), st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(asked, random):
    pupil, activities = asked
    presences, shuffled = list(pupil.presences), list(activities)
    random.shuffle(presences)
    random.shuffle(shuffled)
    other = Pupil(pupil.standings, presences)
    for frame in Frame:
        assert count(frame, other, shuffled) == count(frame, pupil, activities)


# --- One by one -----------------------------------------------------------------------------------


def test_what_is_not_offered_says_so():
    span = Span(DAY, DAY + HOUR)
    activity = Activity(1, [Meeting(1, date(2026, 11, 10), span)], [Offer(Frame.ORIENTATION)])
    pupil = Pupil({"202627": Standing(School.ACADEMIC, 1)}, [Presence(1, span)])
    (line,) = count(Frame.PLACEMENT, pupil, [activity])
    assert line.counted == timedelta()
    assert [one.reason for one in line.refusals] == [Reason.NOT_OFFERED]


def test_a_minute_that_is_only_begun_does_not_count():
    assert whole_minutes(timedelta(seconds=59, microseconds=999_999)) == 0
    assert whole_minutes(timedelta(hours=1)) == 60


def test_seconds_of_many_meetings_add_up_before_a_year_is_cut():
    meetings = [
        Meeting(number, date(2026, 11, 10), Span(start, start + HOUR))
        for number in range(3)
        for start in [DAY + number * HOUR]
    ]
    activities = [Activity(one.id, [one], [Offer(Frame.ORIENTATION)]) for one in meetings]
    stays = [Presence(one.id, Span(one.span.start, one.span.start + PIECE)) for one in meetings]
    pupil = Pupil({"202627": Standing(School.ACADEMIC, 1)}, stays)

    said = statement(pupil, activities)

    assert (said.attended, said.orientation["202627"].counted) == (1, 1)
    assert {whole_minutes(line.attended) for line in said.lines} == {0}


def test_an_hour_lasts_an_hour_when_clocks_change():
    starts_at = datetime.fromisoformat("2026-10-25T01:30+02:00")
    span = Span.between(starts_at, datetime.fromisoformat("2026-10-25T02:30+01:00"))
    assert span.end - span.start == 2 * HOUR


def test_moments_without_a_zone_are_refused():
    with pytest.raises(ValueError, match="time zone"):
        Span.between(datetime(2026, 11, 10), datetime(2026, 11, 10, 1))  # noqa: DTZ001


def test_two_meetings_of_one_id_are_refused():
    meeting = Meeting(1, date(2026, 11, 10), Span(DAY, DAY + HOUR))
    with pytest.raises(ValueError, match="same id"):
        count(Frame.ORIENTATION, Pupil({}, []), [Activity(1, [meeting]), Activity(2, [meeting])])


def test_l17_a_student_counts_once_from_2022_to_2026():
    early, first, again, other, late = (
        Certificate(student=1, course=1, day=date(2022, 8, 31)),
        Certificate(student=1, course=2, day=date(2022, 9, 1)),
        Certificate(student=1, course=3, day=date(2026, 5, 20)),
        Certificate(student=2, course=3, day=date(2026, 8, 31)),
        Certificate(student=3, course=4, day=date(2026, 9, 1)),
    )
    found = counted_for_target([late, again, other, first, early])
    assert found[first] is None
    assert found[other] is None
    assert found[again].reason is Reason.OTHER_CERTIFICATE
    assert found[again].facts == {"course": 2}
    assert {found[early].reason, found[late].reason} == {Reason.OUTSIDE_TARGET}


def test_l18_has_its_new_name_from_2025():
    assert name_in(school_year_of(date(2025, 8, 31))) is Name.PCTO
    assert name_in(school_year_of(date(2025, 9, 1))) is Name.FSL
