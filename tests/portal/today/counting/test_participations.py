from __future__ import annotations

import pytest

from portal.today.counting.participations import Participations, participations
from portal.today.counting.persons import persons
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def programme():
    return ProgrammeFactory()


def test_who_comes_three_times_is_one_person_and_three_participations(programme):
    person = ParticipantFactory()
    for fields in ({}, {"session__event__online": True}, {"session__event__format": "hybrid"}):
        RegistrationFactory(participant=person, session__event__programme=programme, **fields)

    found = participations([programme.pk])

    assert found == Participations(in_person=1, online=1, hybrid=1)
    assert (persons([programme.pk]).number, found.number) == (1, 3)


def test_companions_are_beside_the_persons(programme):
    RegistrationFactory(session__event__programme=programme, seats=4)
    RegistrationFactory(session__event__programme=programme, session__event__online=True, seats=2)

    assert participations([programme.pk]) == Participations(in_person=1, online=1, companions=4)
    assert persons([programme.pk]).number == 2


@pytest.mark.parametrize("trait", ["waiting", "offered", "cancelled"])
def test_only_who_has_a_confirmed_seat_is_counted(programme, trait):
    RegistrationFactory(session__event__programme=programme, **{trait: True})
    RegistrationFactory()

    assert participations([programme.pk]) == Participations()
    assert persons([programme.pk]).number == 0
