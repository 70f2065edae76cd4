"""Classes come by numbers: they are counted, and never as persons."""

from __future__ import annotations

import pytest

from portal.today.counting.participations import participations
from portal.today.counting.persons import persons
from registrations.models import Party
from tests.factories.events import SessionFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolClassFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return SessionFactory().event.programme


def visit(programme, school_class, *parts):
    """A class of so many pupils in each of its parts, with one adult for each."""
    party = Party.objects.create() if len(parts) > 1 else None
    for pupils in parts:
        RegistrationFactory(
            a_class=True,
            session__event__programme=programme,
            school_class=school_class,
            pupils=pupils,
            seats=pupils + 1,
            party=party,
        )


def test_pupils_are_participations_and_no_persons(programme):
    visit(programme, SchoolClassFactory(), 20)
    RegistrationFactory(session__event__programme=programme, seats=3)

    who, found = persons([programme.pk]), participations([programme.pk])

    assert (who.number, who.pupils) == (1, 20)
    assert (found.number, found.companions) == (21, 3)


def test_a_class_that_comes_twice_is_one_and_one_that_splits_is_whole(programme):
    school_class = SchoolClassFactory()
    visit(programme, school_class, 13, 12)
    visit(programme, school_class, 24)

    assert persons([programme.pk]).pupils == 25


def test_a_school_that_books_is_counted_once(programme):
    school_class = SchoolClassFactory()
    visit(programme, school_class, 20)
    visit(programme, SchoolClassFactory(school=school_class.school), 21)

    assert persons([programme.pk]).schools.total() == 1
