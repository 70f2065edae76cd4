"""Families and classes: all get seats, or none; and what a guardian has to authorise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.enums import Bookable, GuardianPolicy
from events.models import Session
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import ON_THE_PAGE, Registration
from registrations.problems import entered_twice
from registrations.services import (
    ClassPart,
    GuardianNeeded,
    Overlap,
    RegistrationRefused,
    TooManyBookings,
    TooManyCompanions,
    TooManyOfOneSchool,
    accept_offer,
    book_class,
    cancel_registration,
    change_capacity,
    expire_pending,
    promote_split_parties,
    register_family,
)
from tests.factories.accounts import UserFactory
from tests.factories.events import START, EligibilityRuleFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.schools import SchoolClassFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def loaded(session):
    return Session.objects.with_facts().get(pk=session.pk)


def classes_only(**fields):
    return SessionFactory(event__bookable_by=Bookable.CLASSES, **fields)


@pytest.fixture
def family():
    """A parent and three children."""
    care = GuardianshipFactory()
    for _number in range(2):
        GuardianshipFactory(guardian=care.guardian)
    return care.guardian, [g.participant for g in care.guardian.guardianships.order_by("pk")]


def register(session, family, companions=0, children=None):
    guardian, all_children = family
    return register_family(
        session=loaded(session),
        participants=children or all_children,
        companions=companions,
        booked_by=guardian,
    )


def book(teacher, school_class, *parts):
    return book_class(
        school_class=school_class,
        parts=[ClassPart(loaded(session), pupils, 1) for session, pupils in parts],
        accompanied_by="Prof. Anna Riva",
        booked_by=teacher,
    )


def statuses(registrations):
    pks = [registration.pk for registration in registrations]
    rows = Registration.objects.filter(pk__in=pks).order_by("pk")
    return list(rows.values_list("status", flat=True))


def test_a_family_gets_a_seat_for_each_child_and_adult(family):
    session = SessionFactory(capacity=5, event__max_companions=2)

    registrations = register(session, family, companions=2)

    session.refresh_from_db()
    assert statuses(registrations) == [RegistrationStatus.CONFIRMED] * 3
    assert (session.taken, [r.seats for r in registrations]) == (5, [3, 1, 1])


def test_a_family_that_does_not_fit_waits_whole(family, register):
    session = SessionFactory(capacity=2)

    registrations = register_family(
        session=loaded(session), participants=family[1], companions=0, booked_by=family[0]
    )
    register(session)

    session.refresh_from_db()
    assert statuses(registrations) == [RegistrationStatus.WAITING] * 3
    assert (session.taken, session.waiting) == (1, 3)


def test_a_family_is_offered_its_seats_together(family):
    session = SessionFactory(capacity=2)
    registrations = register(session, family)

    change_capacity(session=session, capacity=3)
    assert statuses(registrations) == [RegistrationStatus.OFFERED] * 3
    accept_offer(registration=registrations[1])

    assert statuses(registrations) == [RegistrationStatus.CONFIRMED] * 3


def test_one_child_who_is_not_eligible_stops_all(family):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event, minimum=6, maximum=10)
    family[1][2].birth_date = date(2012, 1, 1)
    family[1][2].save()

    with pytest.raises(RegistrationRefused):
        register(session, family)

    assert not Registration.objects.exists()


def test_one_child_who_is_elsewhere_stops_all(family):
    elsewhere, session = SessionFactory(), SessionFactory()
    register(elsewhere, family, children=family[1][:1])

    with pytest.raises(Overlap):
        register(session, family)

    assert not session.registrations.exists()


def test_registering_a_family_twice_is_as_once(family):
    session = SessionFactory()

    first, again = register(session, family), register(session, family)

    assert [r.pk for r in first] == [r.pk for r in again]


def test_a_family_brings_no_more_adults_than_allowed(family):
    with pytest.raises(TooManyCompanions):
        register(SessionFactory(event__max_companions=1), family, companions=2)


def test_l3_who_registers_her_own_child_authorises_by_doing_it(family):
    (registration, *_others) = register(SessionFactory(), family)

    assert registration.guardian_policy == GuardianPolicy.AUTHORISE
    assert registration.authorised_at is not None


def test_l4_who_registers_her_own_child_is_written_down(family, now):
    (registration, *_others) = register(SessionFactory(), family)

    (authorisation,) = registration.authorisations.all()
    assert authorisation.guardianship.guardian == family[0]
    assert (authorisation.answer, authorisation.answered_at) == ("given", now)
    assert authorisation.words_version == ON_THE_PAGE


def test_a_child_whom_two_parents_register_is_accepted_twice_and_flagged(family):
    session = SessionFactory()
    child = family[1][0]
    other = GuardianshipFactory(
        participant__first_name=child.first_name.upper(),
        participant__last_name=child.last_name,
        participant__birth_date=child.birth_date,
    )
    register(session, family)
    register(session, (other.guardian, [other.participant]))

    flagged = Registration.objects.filter(entered_twice(timezone.now()))

    assert set(flagged.values_list("participant", flat=True)) == {child.pk, other.participant_id}


def test_l3_a_seat_that_nobody_authorises_in_time_goes_to_the_line(register, now, time_machine):
    session = SessionFactory(capacity=1, event__minor_policy=GuardianPolicy.AUTHORISE)
    teen = GuardianshipFactory(participant=ParticipantFactory(teen=True)).participant
    registration = register(session, teen)
    waiting = register(session)
    assert registration.status == RegistrationStatus.PENDING
    assert registration.pending_until == now + timedelta(hours=72)

    time_machine.move_to(now + timedelta(hours=73), tick=False)
    assert expire_pending() == 1

    registration.refresh_from_db()
    waiting.refresh_from_db()
    assert registration.end_reason == EndReason.AUTHORISATION_EXPIRED
    assert waiting.status == RegistrationStatus.OFFERED


@pytest.mark.parametrize(
    ("fields", "policy"),
    [
        ({"child": True, "user": None}, GuardianPolicy.AUTHORISE),
        ({"teen": True}, GuardianPolicy.INFORM),
        ({"birth_date": date(2000, 1, 1)}, GuardianPolicy.NONE),
        ({}, GuardianPolicy.NONE),
    ],
)
def test_l3_what_is_asked_follows_from_the_age(fields, policy):
    event = SessionFactory(event__minor_policy=GuardianPolicy.INFORM).event
    age = ParticipantFactory(**fields).age_on(START.date())

    assert event.guardian_policy(age) == policy


def test_l3_nobody_under_18_registers_without_somebody_to_turn_to(register):
    session = SessionFactory(event__minor_policy=GuardianPolicy.INFORM)

    with pytest.raises(GuardianNeeded):
        register(session, ParticipantFactory(teen=True))

    assert not session.registrations.exists()


def test_l7_a_class_is_booked_by_numbers_alone():
    session = classes_only(capacity=30)

    (booking,) = book(UserFactory(), SchoolClassFactory(), (session, 26))

    session.refresh_from_db()
    assert (booking.status, booking.participant, booking.pupils) == ("confirmed", None, 26)
    assert (session.taken, booking.companions) == (27, 1)


def test_a_class_that_splits_gets_all_its_parts_or_waits_in_all():
    sessions = [classes_only(capacity=14), classes_only(capacity=14)]
    (there,) = book(UserFactory(), SchoolClassFactory(), (sessions[1], 1))

    parts = book(UserFactory(), SchoolClassFactory(), (sessions[0], 13), (sessions[1], 13))
    assert statuses(parts) == [RegistrationStatus.WAITING] * 2
    cancel_registration(registration=there)
    assert statuses(parts) == [RegistrationStatus.WAITING] * 2
    assert promote_split_parties() == 1

    assert statuses(parts) == [RegistrationStatus.OFFERED] * 2


def test_a_class_that_splits_and_fits_is_in_at_once():
    sessions = [classes_only(capacity=14), classes_only(capacity=14)]

    parts = book(UserFactory(), SchoolClassFactory(), (sessions[0], 13), (sessions[1], 13))

    assert statuses(parts) == [RegistrationStatus.CONFIRMED] * 2


def test_a_class_larger_than_what_is_left_waits_and_smaller_ones_pass_three_times(register):
    session = SessionFactory(capacity=27, event__bookable_by=Bookable.BOTH)
    book(UserFactory(), SchoolClassFactory(), (session, 6))
    (booking,) = book(UserFactory(), SchoolClassFactory(), (session, 26))

    for _number in range(5):
        register(session)

    session.refresh_from_db()
    booking.refresh_from_db()
    assert (booking.times_passed, session.taken, session.waiting) == (3, 10, 3)


def test_booking_the_same_class_twice_is_as_once():
    session, teacher, school_class = classes_only(), UserFactory(), SchoolClassFactory()

    first = book(teacher, school_class, (session, 10))

    assert book(teacher, school_class, (session, 12)) == first


def test_one_teacher_does_not_hold_twenty_sessions():
    teacher = UserFactory()
    session = classes_only(event__programme__max_class_bookings=2)
    others = [
        SessionFactory(event=session.event, starts_at=START + timedelta(days=day)) for day in (1, 2)
    ]
    book(teacher, SchoolClassFactory(), (session, 5))
    book(teacher, SchoolClassFactory(), (others[0], 5))

    with pytest.raises(TooManyBookings):
        book(teacher, SchoolClassFactory(), (others[1], 5))

    assert not others[1].registrations.exists()


def test_one_school_does_not_take_all():
    session = classes_only(capacity=60, event__max_seats_per_school=30)
    school_class = SchoolClassFactory()
    book(UserFactory(), school_class, (session, 20))
    other = SchoolClassFactory(school=school_class.school)

    with pytest.raises(TooManyOfOneSchool):
        book(UserFactory(), other, (session, 20))
    book(UserFactory(), SchoolClassFactory(), (session, 20))

    session.refresh_from_db()
    assert session.taken == 42


@pytest.mark.parametrize("pupils", [1, 60])
def test_booking_a_class_costs_the_same_whatever_its_size(pupils, django_assert_max_num_queries):
    session, teacher, school_class = classes_only(capacity=70), UserFactory(), SchoolClassFactory()
    part = ClassPart(loaded(session), pupils, 1)

    with django_assert_max_num_queries(18):
        book_class(
            school_class=school_class, parts=[part], accompanied_by="Anna", booked_by=teacher
        )


def test_cancelling_one_child_keeps_the_others(family):
    session = SessionFactory()
    registrations = register(session, family)

    cancel_registration(registration=registrations[0])

    session.refresh_from_db()
    assert statuses(registrations) == ["cancelled", "confirmed", "confirmed"]
    assert session.taken == 2
