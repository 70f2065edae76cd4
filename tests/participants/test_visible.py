"""Whom a coordinator sees, and who may be the same person."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants.models import Participant, SourceCode
from programmes.models import Programme
from tests.desk import coordinator_of
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory, SourceCodeFactory
from tests.factories.programmes import CoordinatorFactory, ProgrammeFactory
from tests.factories.schools import SchoolFactory
from tests.registrations.conftest import register  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def visible_to(user):
    return set(Participant.objects.visible_to(user))


def test_a_coordinator_sees_who_has_a_code_or_a_registration_of_her_programmes(register):  # noqa: F811
    coded, other = SourceCodeFactory(), SourceCodeFactory()
    session = SessionFactory(event__programme=coded.programme)
    registered = register(session).participant
    register(SessionFactory())

    assert visible_to(coordinator_of(coded.programme)) == {coded.participant, registered}
    assert visible_to(coordinator_of(other.programme)) == {other.participant}


def test_everybody_sees_herself_and_administrators_everybody():
    herself, other = ParticipantFactory(), ParticipantFactory()

    assert visible_to(herself.user) == {herself}
    assert visible_to(UserFactory(administrator=True)) == {herself, other}
    assert visible_to(AnonymousUser()) == set()


def test_who_coordinates_no_longer_works_here_sees_nobody():
    code = SourceCodeFactory()
    user = CoordinatorFactory(programme=code.programme, user__is_active=False).user

    assert visible_to(user) == set()


def test_a_code_is_one_persons_in_a_programme_and_free_in_another():
    code = SourceCodeFactory()
    SourceCodeFactory(code=code.code)
    again = SourceCodeFactory.build(
        programme=code.programme, code=code.code, participant=code.participant
    )

    with pytest.raises(ValidationError):
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_an_empty_code_is_none():
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceCodeFactory(code="")


def person(programme, first_name="Giulia", last_name="Verdi", **fields):
    return SourceCodeFactory(
        programme=programme,
        **{f"participant__{name}": value for name, value in fields.items()},
        participant__first_name=first_name,
        participant__last_name=last_name,
    ).participant


def duplicates(programme: Programme):
    return set(Participant.objects.possible_duplicates(programme))


def test_the_same_names_may_be_one_person_whatever_their_accents():
    programme = ProgrammeFactory()
    same = {person(programme, "Noè", "D’Alì"), person(programme, "NOE", "D’ALI")}
    person(programme, "Noemi", "D’Alì")

    assert duplicates(programme) == same


@pytest.mark.parametrize(
    ("other", "may_be_one"),
    [(date(2010, 5, 1), True), (None, True), (date(2010, 5, 2), False)],
)
def test_two_dates_of_birth_are_two_people(other, may_be_one):
    programme = ProgrammeFactory()
    people = {person(programme, birth_date=date(2010, 5, 1)), person(programme, birth_date=other)}

    assert duplicates(programme) == (people if may_be_one else set())


def test_two_schools_are_two_people():
    programme = ProgrammeFactory()
    person(programme, school=SchoolFactory())
    person(programme, school=SchoolFactory())

    assert duplicates(programme) == set()


def test_people_of_two_programmes_are_never_compared():
    one, other = ProgrammeFactory(), ProgrammeFactory()
    person(one)
    person(other)

    assert (duplicates(one), duplicates(other)) == (set(), set())


def test_who_registered_herself_is_compared_with_who_was_brought_in(register):  # noqa: F811
    session = SessionFactory()
    herself = ParticipantFactory(first_name="Giulia", last_name="Verdi")
    register(session, herself)

    brought = person(session.event.programme)

    assert duplicates(session.event.programme) == {herself, brought}
    assert SourceCode.objects.get().participant == brought
