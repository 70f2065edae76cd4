from __future__ import annotations

from datetime import date, timedelta

import pytest

from events.enums import Booking
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Engagement, Registration
from registrations.services import (
    Overlap,
    RegistrationRefused,
    SessionGone,
    TooLate,
    TooManyCompanions,
    cancel_registration,
)
from tests.factories.events import START, EligibilityRuleFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_free_seat_is_confirmed_at_once(register):
    session = SessionFactory(capacity=1)

    registration = register(session)

    session.refresh_from_db()
    assert (registration.status, session.taken) == (RegistrationStatus.CONFIRMED, 1)


def test_a_full_session_puts_in_line(register):
    session = SessionFactory(capacity=1)
    register(session)

    registration = register(session)

    session.refresh_from_db()
    assert registration.status == RegistrationStatus.WAITING
    assert (session.taken, session.waiting) == (1, 1)


def test_registering_twice_is_one_registration(register):
    session = SessionFactory()
    participant = ParticipantFactory()

    first, second = register(session, participant), register(session, participant)

    assert first == second
    assert Registration.objects.count() == 1


def test_companions_take_seats(register):
    session = SessionFactory(capacity=5, event__max_companions=3)

    register(session, seats=4)

    session.refresh_from_db()
    assert session.taken == 4


def test_more_companions_than_allowed_are_refused(register):
    session = SessionFactory(event__max_companions=1)

    with pytest.raises(TooManyCompanions):
        register(session, seats=3)


def test_two_at_once_are_refused_by_name(register):
    participant = ParticipantFactory()
    register(SessionFactory(event__title="Robot"), participant)
    other = SessionFactory(starts_at=START + timedelta(hours=2))

    with pytest.raises(Overlap, match="Robot"):
        register(other, participant)


def test_one_may_begin_when_the_other_ends(register):
    participant = ParticipantFactory()
    register(SessionFactory(), participant)

    registration = register(SessionFactory(starts_at=START + timedelta(hours=3)), participant)

    assert registration.status == RegistrationStatus.CONFIRMED


def test_waiting_holds_no_time(register):
    participant = ParticipantFactory()
    full = SessionFactory(capacity=1)
    register(full)
    register(full, participant)

    registration = register(SessionFactory(), participant)

    assert registration.status == RegistrationStatus.CONFIRMED


def test_an_age_rule_refuses_by_name(register):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event, minimum=16, maximum=18)

    with pytest.raises(RegistrationRefused, match="16–18"):
        register(session, ParticipantFactory(birth_date=date(2012, 1, 1)))


def test_a_rule_of_another_session_does_not_count(register):
    session = SessionFactory()
    other = SessionFactory(event=session.event, starts_at=START + timedelta(days=1))
    EligibilityRuleFactory(event=session.event, session=other, minimum=16)

    registration = register(session, ParticipantFactory(birth_date=date(2012, 1, 1)))

    assert registration.status == RegistrationStatus.CONFIRMED


def test_the_network_rule_lets_in_its_schools(register):
    session = SessionFactory()
    school = SchoolFactory()
    session.event.programme.schools.add(school)
    EligibilityRuleFactory(event=session.event, kind="network", minimum=None, maximum=None)

    registration = register(session, ParticipantFactory(school=school))

    assert registration.status == RegistrationStatus.CONFIRMED


def test_the_network_rule_refuses_other_schools(register):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event, kind="network", minimum=None, maximum=None)

    with pytest.raises(RegistrationRefused):
        register(session, ParticipantFactory(school=SchoolFactory()))


def test_an_event_without_booking_refuses(register):
    session = SessionFactory(event__booking=Booking.NONE)

    with pytest.raises(RegistrationRefused):
        register(session)


def test_a_session_deleted_meanwhile_is_gone(register):
    from registrations.services import register_participant

    session = SessionFactory()
    loaded = type(session).objects.with_facts().get(pk=session.pk)
    session.delete()

    with pytest.raises(SessionGone):
        register_participant(session=loaded, participant=ParticipantFactory())


def test_cancelling_gives_seat_and_time_back(register):
    session = SessionFactory()
    registration = register(session)

    cancel_registration(registration=registration)

    session.refresh_from_db()
    assert (session.taken, Engagement.objects.count()) == (0, 0)


def test_cancelling_twice_is_once(register):
    registration = register(SessionFactory())

    cancel_registration(registration=registration)
    cancel_registration(registration=registration, reason=EndReason.BY_STAFF)

    registration.refresh_from_db()
    assert registration.end_reason == EndReason.BY_PERSON


def test_after_cancelling_one_may_come_back(register):
    session = SessionFactory()
    participant = ParticipantFactory()
    cancel_registration(registration=register(session, participant))

    assert register(session, participant).status == RegistrationStatus.CONFIRMED


def test_nobody_cancels_after_the_start(register, time_machine):
    registration = register(SessionFactory())
    time_machine.move_to(START, tick=False)

    with pytest.raises(TooLate):
        cancel_registration(registration=registration)


def test_registering_costs_the_same_queries_whatever_the_crowd(
    register, django_assert_max_num_queries
):
    session = SessionFactory(capacity=30)
    for _number in range(10):
        register(session)
    from events.models import Session
    from registrations.services import register_participant

    loaded = Session.objects.with_facts().get(pk=session.pk)
    participant = ParticipantFactory()

    with django_assert_max_num_queries(17):
        register_participant(session=loaded, participant=participant)
