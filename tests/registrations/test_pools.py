"""Seats kept for a group, until they lapse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from events.availability import Verdict, availability
from events.enums import Bookable, PoolKind
from events.facts import session_facts
from events.models import SeatPool, Session
from participants.enums import Gender
from registrations.services import (
    ClassPart,
    NoRoom,
    book_class,
    cancel_registration,
    move_registration,
    promote_stalled,
    register_participant,
)
from tests.factories.accounts import UserFactory
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.schools import SchoolClassFactory, SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def session():
    """Ten seats, eight of them kept for classes."""
    session = SessionFactory(capacity=10, event__bookable_by=Bookable.BOTH)
    SeatPool.objects.create(session=session, kind=PoolKind.CLASSES, seats=8)
    return session


def loaded(session):
    return Session.objects.with_facts().get(pk=session.pk)


def book(session, pupils):
    part = ClassPart(loaded(session), pupils, 0)
    (booking,) = book_class(
        school_class=SchoolClassFactory(),
        parts=[part],
        accompanied_by="Anna",
        booked_by=UserFactory(),
    )
    return booking


def test_what_is_kept_is_not_free_for_others(session, now):
    answer = availability(session_facts(loaded(session)), now=now)

    assert (answer.verdict, answer.free) == (Verdict.OPEN, 2)


def test_others_wait_while_seats_are_kept(session, register):
    statuses = [register(session).status for _number in range(3)]

    assert statuses == ["confirmed", "confirmed", "waiting"]


def test_the_group_takes_its_own_seats_first_and_then_the_others(session):
    booking = book(session, 9)

    booking.refresh_from_db()
    assert (booking.status, booking.pool_seats, booking.seats) == ("confirmed", 8, 9)
    assert SeatPool.objects.get().taken == 8


def test_who_comes_first_does_not_keep_the_group_from_its_seats(session, register):
    for _number in range(3):
        register(session)

    assert book(session, 8).status == "confirmed"


def test_a_seat_that_the_group_gives_back_is_kept_again(session, register):
    booking = book(session, 8)
    waiting = [register(session) for _number in range(3)][-1]

    cancel_registration(registration=booking)

    waiting.refresh_from_db()
    assert (waiting.status, SeatPool.objects.get().taken) == ("waiting", 0)


def test_what_has_lapsed_is_everybodys(session, register, now, time_machine):
    SeatPool.objects.update(lapses_at=now + timedelta(days=1))
    waiting = [register(session) for _number in range(4)][2:]

    time_machine.move_to(now + timedelta(days=1), tick=False)
    promote_stalled()

    for registration in waiting:
        registration.refresh_from_db()
        assert registration.status == "offered"


def test_nobody_is_moved_onto_seats_that_are_kept_for_others(session, register):
    other = SessionFactory(event=session.event, starts_at=START + timedelta(days=1))
    registration = register(other)
    for _number in range(2):
        register(session)

    with pytest.raises(NoRoom):
        move_registration(registration=registration, session=loaded(session))


@pytest.mark.parametrize(
    ("pool", "person"),
    [
        ({"kind": PoolKind.GENDER, "gender": Gender.GIRL}, {"gender": Gender.GIRL}),
        ({"kind": PoolKind.SCHOOL_YEAR, "minimum": 4}, {"school_year": 5}),
        ({"kind": PoolKind.NETWORK}, {}),
    ],
)
def test_for_whom_seats_are_kept(pool, person, register):
    session = SessionFactory(capacity=1)
    SeatPool.objects.create(session=session, seats=1, **pool)
    school = SchoolFactory()
    if pool["kind"] == PoolKind.NETWORK:
        session.event.programme.schools.add(school)
        person = {"school": school}

    assert register(session).status == "waiting"
    assert register(session, ParticipantFactory(**person)).status == "confirmed"


def test_the_database_refuses_more_than_a_pool_has():
    session = SessionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatPool.objects.create(session=session, kind=PoolKind.CLASSES, seats=1, taken=2)


def test_asking_costs_the_same_with_many_pools(session, django_assert_num_queries):
    for _number in range(3):
        SeatPool.objects.create(session=session, kind=PoolKind.NETWORK, seats=1)
    SessionFactory()

    with django_assert_num_queries(2):
        [session_facts(one) for one in Session.objects.with_facts()]


def test_a_person_is_registered_as_before_where_nothing_is_kept(register):
    session = SessionFactory(capacity=1)

    registration = register_participant(
        session=loaded(session), participant=ParticipantFactory(), seats=1
    )

    assert (registration.pool, registration.pool_seats) == (None, 0)
