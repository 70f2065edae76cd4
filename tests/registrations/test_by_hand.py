"""The organisers register somebody: the public page's operation, and who she is."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from accounts.models import User
from communications.models import Email
from events.models import Session
from participants.models import Participant
from participants.services import TooYoung, said_in
from registrations.models import Registration
from registrations.services import (
    AddressRefused,
    ChangedMeanwhile,
    RegistrationRefused,
    register_by_hand,
    register_new_person,
)
from registrations.services.by_hand import ASK_HER
from tests.factories.accounts import UserFactory
from tests.factories.events import START, EligibilityRuleFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import CoordinatorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LATER = START + timedelta(days=1)
NAMES = {"first_name": "Noè", "last_name": "D'Angelo"}


def loaded(session):
    return Session.objects.with_facts().get(pk=session.pk)


def coordinator():
    return CoordinatorFactory().user


def of_her_programme(register, person):
    """A session and its coordinator, who sees ``person`` in another one of the programme."""
    session = SessionFactory()
    register(SessionFactory(event__programme=session.event.programme, starts_at=LATER), person)
    return session, CoordinatorFactory(programme=session.event.programme).user


def register_new(session, email="", key=None, by=None, **answers):
    return register_new_person(
        session=loaded(session),
        email=email,
        answers=said_in("202627", NAMES | answers),
        seats=1,
        language="it",
        key=key or uuid4(),
        by=by or UserFactory(administrator=True),
    )


def test_with_an_address_she_has_an_account_and_is_written_to(now):
    registration = register_new(SessionFactory(), "Noe@Example.org")

    person = registration.participant
    assert (person.user.email, person.declared_14_on) == ("noe@example.org", now.date())
    assert Email.objects.get().to == "noe@example.org"


def test_without_one_she_has_neither(now):
    registration = register_new(SessionFactory())

    person = registration.participant
    assert (person.user, person.declared_14_on) == (None, now.date())
    assert (registration.status, Email.objects.count()) == ("confirmed", 0)


def test_two_without_an_address_are_two_people():
    session = SessionFactory()

    people = {register_new(session).participant_id, register_new(session).participant_id}

    assert len(people) == 2


def test_a_double_press_is_one_person():
    session, key = SessionFactory(), uuid4()

    first, second = register_new(session, key=key), register_new(session, key=key)

    assert (first, Participant.objects.count()) == (second, 1)


def test_the_key_of_a_registration_elsewhere_leads_nowhere(register):
    other = register(SessionFactory())

    with pytest.raises(ChangedMeanwhile):
        register_new(SessionFactory(), key=other.key)


def test_in_a_full_session_she_waits(register):
    session = SessionFactory(capacity=1)
    register(session)

    assert register_new(session).status == "waiting"


def test_closed_registration_does_not_bind_the_organisers(now):
    closed = SessionFactory(registration_closes_at=now - timedelta(hours=1))
    not_open = SessionFactory(registration_opens_at=now + timedelta(hours=1))

    assert [register_new(s).status for s in (closed, not_open)] == ["confirmed", "confirmed"]


def test_what_has_begun_is_refused_and_nothing_is_kept(time_machine):
    session = SessionFactory()
    time_machine.move_to(START, tick=False)

    with pytest.raises(RegistrationRefused):
        register_new(session, "noe@example.org")

    assert not User.objects.filter(is_superuser=False).exists()
    assert Participant.objects.count() == 0


def test_under_14_is_refused(now):
    with pytest.raises(TooYoung):
        register_new(SessionFactory(), birth_date=date(2015, 1, 1))

    assert Participant.objects.count() == 0


def test_the_same_name_at_an_address_she_sees_is_that_person(register):
    known = ParticipantFactory(first_name="NOE", last_name="D'Angelo", school_year=3)
    session, by = of_her_programme(register, known)

    registration = register_new(
        session, known.user.email, by=by, school_year=1, occupation="working"
    )

    known.refresh_from_db()
    assert (registration.participant, known.first_name) == (known, "NOE")
    assert (known.school_year, known.occupation) == (3, "working")


def test_the_class_of_a_new_school_year_takes_the_place_of_the_old_one(register):
    known = ParticipantFactory(first_name="NOE", last_name="D'Angelo")
    Participant.objects.update(school_year=3, class_said_in="202526")
    session, by = of_her_programme(register, known)

    register_new(session, known.user.email, by=by, school_year=4)

    known.refresh_from_db()
    assert (known.school_year, known.class_said_in) == (4, "202627")


def test_another_name_at_an_address_she_sees_is_refused(register):
    known = ParticipantFactory(first_name="Zeudi")
    session, by = of_her_programme(register, known)

    with pytest.raises(AddressRefused) as refused:
        register_new(session, known.user.email, by=by)

    assert "Zeudi" not in str(refused.value)
    assert Participant.objects.count() == 1


def test_why_somebody_she_sees_is_refused_is_said(register):
    known = ParticipantFactory(birth_date=date(2000, 1, 1), **NAMES)
    session, by = of_her_programme(register, known)
    EligibilityRuleFactory(event=session.event, minimum=14, maximum=17)

    with pytest.raises(RegistrationRefused):
        register_new(session, known.user.email, by=by, birth_date=date(2011, 1, 1))


@pytest.mark.parametrize("kind", ["same name", "another name", "account alone", "no longer 14"])
def test_somebody_she_does_not_see_is_one_refusal_and_is_not_written_on(kind):
    user = UserFactory()
    names = {"same name": NAMES, "no longer 14": NAMES | {"birth_date": date(2000, 1, 1)}}
    if kind != "account alone":
        ParticipantFactory(user=user, **names.get(kind, {}))
    before = list(Participant.objects.values())

    with pytest.raises(AddressRefused) as refused:
        register_new(SessionFactory(), user.email, by=coordinator(), school_year=2)

    assert str(refused.value) == str(ASK_HER)
    assert (list(Participant.objects.values()), Registration.objects.count()) == (before, 0)


@pytest.mark.parametrize("is_known", [True, False])
def test_a_wrong_answer_is_refused_alike_for_every_address(is_known):
    email = ParticipantFactory(**NAMES).user.email if is_known else "nobody@example.org"

    with pytest.raises(TooYoung):
        register_new(SessionFactory(), email, by=coordinator(), birth_date=date(2015, 1, 1))

    assert User.objects.filter(email=email).exists() is is_known


def test_an_address_that_nobody_has_makes_an_account_for_a_coordinator():
    made = register_new(SessionFactory(), "noe@example.org", by=coordinator())

    assert made.participant.user.email == "noe@example.org"


def test_an_account_without_a_profile_gets_one_from_an_administrator():
    user = UserFactory()

    assert register_new(SessionFactory(), user.email).participant.user == user


def test_somebody_known_is_registered_with_what_was_missing(now):
    person = ParticipantFactory(user=None, declared_14_on=None)

    registration = register_by_hand(
        session=loaded(SessionFactory()),
        participant=person,
        answers=said_in("202627", {"school_year": 2}),
        seats=1,
    )

    person.refresh_from_db()
    assert (registration.participant, person.school_year) == (person, 2)
    assert person.declared_14_on == now.date()


def test_somebody_known_to_be_under_14_is_refused():
    person = ParticipantFactory(user=None, declared_14_on=None, birth_date=date(2015, 1, 1))

    with pytest.raises(TooYoung):
        register_by_hand(session=loaded(SessionFactory()), participant=person, answers={}, seats=1)
