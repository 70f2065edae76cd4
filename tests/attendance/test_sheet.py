"""Who came, from a sheet: natural keys, errors by row and column, and twice changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from attendance.enums import Source
from attendance.models import Attendance
from attendance.resources import AttendanceResource
from events.models import Occurrence
from participants.models import SourceCode
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.registrations import RegistrationFactory
from tests.sheets import bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

# In Rome Saturday 21 November 2026, 9:00–12:00.
START = NOW - timedelta(days=1, hours=1)


@pytest.fixture
def session():
    return SessionFactory(event__slug="robot", starts_at=START, ends_at=START + timedelta(hours=3))


@pytest.fixture
def resource(session):
    by = UserFactory(administrator=True)
    return lambda: AttendanceResource(user=by, programme=session.event.programme)


def test_a_ticket_is_enough_where_there_is_one_date(resource, session):
    ticket = RegistrationFactory(session=session, code="K7Q-42M")

    assert bring_in(resource(), {"Ticket": "k7q-42m", "Event": "robot"}) == ({"new": 1}, {})

    one = Attendance.objects.get()
    assert (one.registration, one.source, one.present) == (ticket, Source.IMPORT, 1)
    assert (one.arrived_at, one.left_at) == (START, None)


def test_the_code_of_the_source_and_hours(resource, session):
    ticket = RegistrationFactory(session=session)
    SourceCode.objects.create(
        programme=session.event.programme, code="S-1", participant=ticket.participant
    )
    row = {"Person's code": "S-1", "Event": "robot", "Arrived": "9.40", "Left": "11:00"}

    assert bring_in(resource(), row) == ({"new": 1}, {})

    one = Attendance.objects.get()
    assert one.arrived_at == START + timedelta(minutes=40)
    assert one.left_at == START + timedelta(hours=2)


def test_twice_changes_nothing(resource, session):
    RegistrationFactory(session=session, code="K7Q-42M")
    row = {"Ticket": "K7Q-42M", "Event": "robot", "Arrived": "9:40"}
    bring_in(resource(), row)

    assert bring_in(resource(), row) == ({"unchanged": 1}, {})
    assert Attendance.objects.count() == 1


@pytest.fixture
def twice(session):
    """Two rows of one ticket that look nothing like each other."""
    ticket = RegistrationFactory(session=session, code="K7Q-42M")
    SourceCode.objects.create(
        programme=session.event.programme, code="S-1", participant=ticket.participant
    )
    by_ticket = {"Ticket": "K7Q-42M", "Event": "robot", "Arrived": "9:10"}
    by_person = {"Person's code": "S-1", "Event": "robot", "Date": "21/11/2026"}
    return by_ticket, by_person


def test_a_row_that_says_something_else_than_one_before_is_refused(resource, twice):
    by_ticket, by_person = twice

    numbers, faults = bring_in(resource(), by_ticket, {**by_person, "Arrived": "11:30"})

    assert numbers == {"new": 1, "refused": 1}
    assert faults == {(3, ""): "Row 2 says something else of this ticket and date."}
    assert Attendance.objects.get().arrived_at == START + timedelta(minutes=10)


def test_a_row_that_says_the_same_as_one_before_changes_nothing(resource, twice):
    by_ticket, by_person = twice

    found = bring_in(resource(), by_ticket, {**by_person, "Arrived": "9:10"})

    assert found == ({"new": 1, "unchanged": 1}, {})
    assert Attendance.objects.count() == 1


def test_what_a_door_said_is_not_changed_by_a_sheet(resource, session):
    ticket = RegistrationFactory(session=session, code="K7Q-42M")
    AttendanceFactory(registration=ticket, arrived_at=START + timedelta(minutes=50))

    numbers, faults = bring_in(resource(), {"Ticket": "K7Q-42M", "Event": "robot"})

    assert numbers == {"refused": 1}
    assert "correct it in the list" in faults[2, ""]


def test_a_course_needs_its_date(resource, session):
    later = START + timedelta(hours=12)
    Occurrence.objects.create(session=session, starts_at=later, ends_at=later + timedelta(hours=1))
    RegistrationFactory(session=session, code="K7Q-42M")
    row = {"Ticket": "K7Q-42M", "Event": "robot"}

    _numbers, faults = bring_in(resource(), row)
    dated = bring_in(resource(), {**row, "Date": "21/11/2026", "Time": "21:00"})

    assert faults[2, "Date"] == (
        "Write date and time: this code has these dates: 21/11/2026 09:00, 21/11/2026 21:00."
    )
    assert dated == ({"new": 1}, {})
    assert Attendance.objects.get().occurrence.starts_at == later


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Ticket": "ZZZ-ZZZ"}, "Ticket"),
        ({"Event": "altro"}, "Event"),
        ({"Present": "27"}, "Present"),
        ({"Present": ""}, "Present"),
        ({"Present": "molti"}, "Present"),
        ({"Arrived": "12:30"}, "Arrived"),
        ({"Left": "8:00"}, "Left"),
        ({"Left": "presto"}, "Left"),
    ],
)
def test_what_is_wrong_stands_beside_its_column(resource, session, cells, column):
    RegistrationFactory(session=session, code="K7Q-42M", a_class=True)
    row = {"Ticket": "K7Q-42M", "Event": "robot", "Present": "24", "Arrived": "", "Left": ""}

    numbers, faults = bring_in(resource(), {**row, **cells})

    assert numbers == {"refused": 1}
    assert set(faults) == {(2, column)}
    assert not Attendance.objects.exists()


def test_a_date_to_come_and_another_programme_s_event_are_refused(resource, session):
    future = SessionFactory(event=session.event, starts_at=NOW + timedelta(days=1))
    RegistrationFactory(session=future, code="AAA-AAA")
    other = RegistrationFactory(code="BBB-BBB").session.event

    _numbers, faults = bring_in(
        resource(),
        {"Ticket": "AAA-AAA", "Event": "robot"},
        {"Ticket": "BBB-BBB", "Event": other.slug},
    )

    assert faults[2, ""] == "This date is still to come."
    assert (3, "Event") in faults


@pytest.mark.parametrize("number", [1, 4])
def test_the_number_of_queries_does_not_grow(
    resource, session, number, django_assert_max_num_queries
):
    tickets = RegistrationFactory.create_batch(number, session=session)
    rows = [{"Ticket": one.code, "Event": "robot"} for one in tickets]

    with django_assert_max_num_queries(14):
        assert bring_in(resource(), *rows)[0] == {"new": number}
