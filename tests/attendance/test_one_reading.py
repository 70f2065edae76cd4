"""A certificate and the result of a course (L17) say the same of the same stays, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attendance.certificates.entitlement import Rule, verdict
from attendance.certificates.reading import Claim, Reading
from attendance.crediting import credited_people
from attendance.hours import (
    Activity,
    Frame,
    Meeting,
    Offer,
    Presence,
    Pupil,
    School,
    Span,
    Standing,
    statement,
)
from attendance.models import Attendance
from attendance.presence import attended, planned_minutes, stay_of
from events.models import Occurrence
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateRuleFactory,
    HourOfferFactory,
    SchoolAgreementFactory,
)
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory

FIRST = datetime(2026, 11, 9, 13, 30, tzinfo=UTC)
DATE, DATES = timedelta(hours=2, minutes=30), 6
WHOLE = (timedelta(0), None)
SECOND = timedelta(seconds=1)


def minutes(number, seconds=0):
    return timedelta(minutes=number, seconds=seconds)


# --- Without rows ---------------------------------------------------------------------------------


def dates_of(extra):
    """The dates of a course of 15 hours, each longer by one of ``extra``."""
    return [
        Occurrence(
            pk=number,
            starts_at=FIRST + timedelta(days=number),
            ends_at=FIRST + timedelta(days=number) + DATE + more,
        )
        for number, more in enumerate(extra)
    ]


def rows_of(dates, stays):
    """``stays``: the number of a date, and when she came and went, counted from its start."""
    return [
        Attendance(
            occurrence_id=number,
            arrived_at=dates[number].starts_at + came,
            left_at=None if went is None else dates[number].starts_at + max(came, went),
        )
        for number, (came, went) in stays
    ]


def result_of(dates, rows):
    """What the law says of somebody in class 4 who did nothing else; None where she never was."""
    meetings = [
        Meeting(one.pk, one.starts_at.date(), Span.between(one.starts_at, one.ends_at))
        for one in dates
    ]
    course = Activity(1, meetings, [Offer(Frame.COURSE, agreement=True)])
    by_key = {one.pk: one for one in dates}
    presences = [
        Presence(row.occurrence_id, stay_of(row, by_key[row.occurrence_id], grace=0))
        for row in rows
    ]
    pupil = Pupil({"202627": Standing(School.ACADEMIC, 4)}, presences)
    return next(iter(statement(pupil, [course]).courses), None)


MOMENTS = st.timedeltas(min_value=minutes(-20), max_value=minutes(170)) | st.builds(
    minutes, st.integers(-20, 170), st.integers(0, 59)
)
STAYS = st.tuples(st.integers(0, DATES - 1), st.tuples(MOMENTS, st.none() | MOMENTS))
LONGER = st.sampled_from([timedelta(0), timedelta(0), SECOND, minutes(0, 40)])
MOST = [(number, WHOLE) for number in range(3)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(LONGER, min_size=DATES, max_size=DATES),
    st.sampled_from([[], MOST]),
    st.lists(STAYS, min_size=1, max_size=8),
)
@example(
    [timedelta(0)] * DATES,
    MOST,
    [
        (3, (timedelta(0), minutes(90))),
        (4, (timedelta(0), minutes(44, 30))),
        (5, (timedelta(0), minutes(45, 30))),
    ],
)
def test_l17_a_certificate_and_the_result_of_the_course_agree(extra, whole, stays):
    dates = dates_of(extra)
    rows = rows_of(dates, whole + stays)
    there = attended(dates, rows, grace=0)
    planned = planned_minutes(dates)
    certificate = verdict(Rule(70), planned=planned, attended=there.total, there={})

    result = result_of(dates, rows)

    if result is None:
        assert there.total == 0
        return
    assert (result.counted, result.planned) == (there.total, planned)
    assert (result.needed, result.earns_certificate) == (
        certificate.needed,
        certificate.is_entitled,
    )


# --- From rows ------------------------------------------------------------------------------------


@pytest.fixture
def registration(now, time_machine):
    """A pupil who may have a certificate of a course of 15 hours, when all of it is over."""
    time_machine.move_to(FIRST + timedelta(days=DATES + 1), tick=False)
    event, body, school = EventFactory(), OrganisationFactory(), SchoolFactory()
    HourOfferFactory(event=event, law="course", organisation=body)
    SchoolAgreementFactory(organisation=body, school=school, valid_until="2027-08-31")
    CertificateRuleFactory(event=event, percent=70)
    session = SessionFactory(
        event=event,
        starts_at=FIRST,
        ends_at=FIRST + timedelta(days=DATES - 1) + DATE,
        occurrence=False,
    )
    for one in dates_of([timedelta(0)] * DATES):
        Occurrence.objects.create(session=session, starts_at=one.starts_at, ends_at=one.ends_at)
    person = ParticipantFactory(school=school, school_year=4, class_said_in="202627")
    return RegistrationFactory(session=session, participant=person)


@pytest.mark.django_db
@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(("seconds", "counted", "is_enough"), [(30, 630, True), (29, 629, False)])
def test_l17_ten_hours_and_a_half_in_stays_with_seconds(registration, seconds, counted, is_enough):
    lengths = [DATE, DATE, DATE, minutes(90), minutes(44, 30), minutes(45, seconds)]
    for date, length in zip(registration.session.occurrences.all(), lengths, strict=True):
        AttendanceFactory(
            registration=registration,
            occurrence=date,
            arrived_at=date.starts_at,
            left_at=date.starts_at + length,
        )
    claim = Claim(registration, registration.participant)
    rule = registration.session.event.certificate_rule

    verdict = Reading(rule).verdicts([claim])[claim.key]
    credited = credited_people([claim.person])[claim.person.pk]

    assert (verdict.attended, verdict.is_entitled) == (counted, is_enough)
    [course] = credited.statement.courses
    assert (course.counted, course.earns_certificate) == (counted, is_enough)
    assert credited.statement.attended == counted
