from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from portal.today.counting.arrivals import Day, arrivals
from registrations.models import Registration
from tests.factories.events import NOW
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def programme():
    return ProgrammeFactory()


def arrive(programme, moment, **fields):
    row = RegistrationFactory(session__event__programme=programme, **fields)
    Registration.objects.filter(pk=row.pk).update(created_at=moment)


def test_there_are_thirty_days_and_the_last_is_today(programme):
    days = arrivals([programme.pk], NOW)

    assert [day.day for day in (days[0], days[-1])] == [date(2026, 10, 24), date(2026, 11, 22)]
    assert (len(days), sum(day.arrived for day in days)) == (30, 0)


def test_a_day_says_what_became_of_its_arrivals(programme):
    for traits in ({}, {"offered": True}, {"waiting": True}, {"cancelled": True}):
        arrive(programme, NOW, **traits)
    arrive(ProgrammeFactory(), NOW)

    assert arrivals([programme.pk], NOW)[-1] == Day(date(2026, 11, 22), 2, 1, 1)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # The clock went back on 25 October: midnight in Rome is 22:00 UTC before, 23:00 after.
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_days_are_those_of_rome_also_when_the_clock_changes(programme, moment, day):
    arrive(programme, moment)

    assert [one.day for one in arrivals([programme.pk], NOW) if one.arrived] == [day]


def test_the_first_day_begins_at_midnight_in_rome(programme):
    arrive(programme, datetime(2026, 10, 23, 21, 59, tzinfo=UTC))
    arrive(programme, datetime(2026, 10, 23, 22, 0, tzinfo=UTC))

    assert arrivals([programme.pk], NOW)[0].arrived == 1
