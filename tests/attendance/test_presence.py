"""Minutes from stays: within the hours, the queue at the door forgiven, nothing twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from attendance.presence import minutes_of, stay_of
from attendance.services import check_in
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

START, END = NOW + timedelta(hours=1), NOW + timedelta(hours=4)


@pytest.fixture
def registration():
    return RegistrationFactory(session=SessionFactory(starts_at=START, ends_at=END))


def minutes(*attendances):
    return minutes_of(stay_of(one, one.occurrence, grace=15) for one in attendances)


@pytest.mark.parametrize(
    ("arrived", "left", "counted"),
    [
        (-30, None, 180),  # before it began, until the end
        (15, None, 180),  # the queue at the door
        (16, None, 164),
        (0, 60, 60),
        (60, 400, 120),  # the door closed long after the end
        (-40, -10, 0),  # went home before it began
        (200, None, 0),  # after the end
    ],
)
def test_a_stay_counts_within_the_hours(registration, arrived, left, counted):
    stay = AttendanceFactory(
        registration=registration,
        arrived_at=START + timedelta(minutes=arrived),
        left_at=None if left is None else START + timedelta(minutes=left),
    )

    assert minutes(stay) == counted


def test_seconds_of_two_stays_add_up_before_they_are_cut(registration):
    first = AttendanceFactory(
        registration=registration, arrived_at=START, left_at=START + timedelta(seconds=90)
    )
    second = AttendanceFactory(
        registration=registration, arrived_at=END - timedelta(seconds=90), left_at=None
    )

    assert minutes(first, second) == 3


def test_the_database_refuses_two_stays_at_once(registration):
    AttendanceFactory(registration=registration, arrived_at=START, left_at=None)

    with pytest.raises(IntegrityError, match="not_twice_at_once"), transaction.atomic():
        AttendanceFactory(registration=registration, arrived_at=END, left_at=None)


def test_who_went_out_comes_back_with_a_stay_of_her_own(registration):
    before = AttendanceFactory(registration=registration, arrived_at=NOW - timedelta(hours=1))
    before.left_at = NOW
    before.save()

    arrival = check_in(
        occurrence=before.occurrence, registration=registration, by=UserFactory(), now=NOW
    )

    assert arrival.is_first
    assert registration.attendances.count() == 2


def test_who_is_back_within_the_tolerance_is_not_counted_twice(registration):
    first = AttendanceFactory(
        registration=registration, arrived_at=START, left_at=START + timedelta(minutes=5)
    )
    second = AttendanceFactory(registration=registration, arrived_at=START + timedelta(minutes=10))

    assert minutes(first, second) == 180
