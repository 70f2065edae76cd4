from __future__ import annotations

import pytest

from portal.today.counting.persons import persons
from portal.today.counting.schools import SchoolsOfALevel, schools
from schools.enums import Level
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def came_from(school, programme, **fields):
    return RegistrationFactory(
        participant__school=school, session__event__programme=programme, **fields
    )


def count(*programmes):
    keys = [programme.pk for programme in programmes]
    return schools(keys, persons(keys).schools)


def test_a_school_is_counted_once_however_many_come_from_it():
    programme, school = ProgrammeFactory(), SchoolFactory()
    programme.schools.add(school)
    for _number in range(3):
        came_from(school, programme)

    assert count(programme) == [SchoolsOfALevel(Level.UPPER_SECONDARY, 1, 1)]


def test_levels_stand_apart_in_their_order():
    programme = ProgrammeFactory()
    programme.schools.add(SchoolFactory(), SchoolFactory())
    came_from(SchoolFactory(level=Level.PRIMARY, track=""), programme)

    assert count(programme) == [
        SchoolsOfALevel(Level.PRIMARY, 1, 0),
        SchoolsOfALevel(Level.UPPER_SECONDARY, 0, 2),
    ]


def test_a_school_in_the_networks_of_two_programmes_is_one():
    school, programmes = SchoolFactory(), ProgrammeFactory.create_batch(2)
    school.programmes.add(*programmes)

    assert count(*programmes) == [SchoolsOfALevel(Level.UPPER_SECONDARY, 0, 1)]


def test_who_waits_cancelled_or_comes_elsewhere_brings_no_school():
    programme = ProgrammeFactory()
    came_from(SchoolFactory(), programme, waiting=True)
    came_from(SchoolFactory(), programme, cancelled=True)
    came_from(SchoolFactory(), ProgrammeFactory())
    came_from(None, programme)

    assert count(programme) == []
