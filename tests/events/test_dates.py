"""What hangs on a date stays with it, whatever happens to the others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from events.models import Session
from events.services import BadDates, Times, schedule_session
from tests.factories.attendance import AttendanceFactory
from tests.factories.events import START, SessionFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def on(day):
    """The three hours of a day after the first."""
    start = START + timedelta(days=day)
    return Times(start, start + timedelta(hours=3))


@pytest.fixture
def course():
    """A session on days 0, 2 and 4."""
    session = SessionFactory()
    for day in (2, 4):
        session.occurrences.create(starts_at=on(day).starts_at, ends_at=on(day).ends_at)
    Session.objects.filter(pk=session.pk).update(ends_at=on(4).ends_at)
    session.refresh_from_db()
    return session


def rows(session):
    """The id of each date by its day."""
    return {(one.starts_at - START).days: one.pk for one in session.occurrences.all()}


def test_a_date_that_is_replaced_moves_no_other(course):
    before = rows(course)

    schedule_session(session=course, times=[on(0), on(4), on(9)])

    assert rows(course) == {0: before[0], 4: before[4], 9: before[2]}


def test_dates_that_move_together_stay_the_same_where_that_is_said(course):
    before = rows(course)
    was = {on(day + 2): before[day] for day in (0, 2, 4)}

    schedule_session(session=course, times=list(was), was=was)

    assert rows(course) == {2: before[0], 4: before[2], 6: before[4]}


def test_a_date_that_goes_takes_no_other_with_it(course):
    before = rows(course)

    schedule_session(session=course, times=[on(0), on(4)])

    assert rows(course) == {0: before[0], 4: before[4]}


def test_a_date_that_comes_between_is_a_new_one(course):
    before = rows(course)

    schedule_session(session=course, times=[on(0), on(1), on(2), on(4)])

    now = rows(course)
    assert {day: now[day] for day in before} == before
    assert now[1] not in before.values()


def test_a_date_of_another_session_is_none_of_this_one(course):
    theirs = SessionFactory().occurrences.get()
    before = rows(course)

    schedule_session(session=course, times=[on(0), on(2), on(9)], was={on(9): theirs.pk})

    theirs.refresh_from_db()
    assert (theirs.starts_at, rows(course)[9]) == (START, before[4])


def test_a_date_on_which_somebody_came_does_not_go(course):
    registration = RegistrationFactory(session=course)
    AttendanceFactory(registration=registration, occurrence=course.occurrences.first())
    before = rows(course)

    with pytest.raises(BadDates, match="si sa già chi era presente"):
        schedule_session(session=course, times=[on(2), on(4)])

    assert rows(course) == before
