"""Who comes alone to free seats is written with hers at once, and comes out as by the line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from communications.models import Email
from events.enums import GuardianPolicy, PoolKind
from events.models import SeatPool, Session
from registrations.enums import RegistrationStatus
from registrations.models import Authorisation, Engagement, Registration
from registrations.services import Overlap, register_participant, registering
from tests.factories.events import START, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
POLICIES = [GuardianPolicy.NONE, GuardianPolicy.INFORM, GuardianPolicy.AUTHORISE]
# What two people registered alike do not share, and what stands for itself.
HER_OWN = {"id", "key", "code", "token", "session_id", "participant_id"}


@pytest.fixture
def by_the_line(monkeypatch):
    """Register as if nobody ever walked in."""

    def _register(session, **person):
        with monkeypatch.context() as patch:
            patch.setattr(registering, "walk_in", lambda *_: False)
            return walking(session, **person)

    return _register


@pytest.fixture
def is_walked_in(monkeypatch):
    """What ``walk_in`` answered, for each that was asked."""
    answers = []
    asked = registering.walk_in

    def _walk_in(session, registration):
        answers.append(asked(session, registration))
        return answers[-1]

    monkeypatch.setattr(registering, "walk_in", _walk_in)
    return answers


def walking(session, *, seats=1, participant=None, **person):
    participant = participant or ParticipantFactory(**person)
    if participant.birth_date:
        GuardianshipFactory(participant=participant)
    loaded = Session.objects.with_facts().get(pk=session.pk)
    return register_participant(session=loaded, participant=participant, seats=seats)


def written(registration):
    """All that stands in the tables of a registration, but for what is its own."""
    row = Registration.objects.filter(pk=registration.pk).values().get()
    mails = Email.objects.filter(context__registration=registration.pk).order_by("kind")
    engaged = Engagement.objects.filter(registration=registration)
    session = Session.objects.get(pk=registration.session_id)
    return (
        {name: value for name, value in row.items() if name not in HER_OWN},
        [(mail.kind, mail.priority, mail.next_attempt_at) for mail in mails],
        [engagement.during for engagement in engaged],
        Authorisation.objects.filter(registration=registration).count(),
        (session.taken, session.waiting),
    )


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("capacity", [None, 3, 2, 1])
@pytest.mark.parametrize("birth_date", [None, date(2011, 3, 2)])
def test_both_ways_write_the_same(by_the_line, policy, capacity, birth_date):
    facts = {"capacity": capacity, "event__minor_policy": policy, "event__max_companions": 1}
    here, there = SessionFactory(**facts), SessionFactory(**facts)

    found = walking(here, seats=2, birth_date=birth_date)
    expected = by_the_line(there, seats=2, birth_date=birth_date)

    assert written(found) == written(expected)
    assert found.status == expected.status


def test_she_walks_in_where_nothing_is_to_weigh(is_walked_in):
    walking(SessionFactory())

    assert is_walked_in == [True]


def test_where_somebody_waits_the_line_decides(is_walked_in):
    session = SessionFactory(capacity=2, event__max_companions=1)
    walking(session)
    two = walking(session, seats=2)

    walking(session)

    two.refresh_from_db()
    assert is_walked_in == [True, False, False]
    assert two.times_passed == 1


def test_seats_kept_since_she_opened_the_page_are_not_hers(is_walked_in):
    session = SessionFactory(capacity=1)
    loaded = Session.objects.with_facts().get(pk=session.pk)
    SeatPool.objects.create(session=session, kind=PoolKind.CLASSES, seats=1)

    registration = register_participant(session=loaded, participant=ParticipantFactory())

    assert is_walked_in == [False]
    assert registration.status == RegistrationStatus.WAITING


def test_who_is_taken_elsewhere_is_told_where(is_walked_in):
    her = ParticipantFactory()
    walking(SessionFactory(event__title="Robot"), participant=her)
    meanwhile = SessionFactory(starts_at=START + timedelta(hours=1))

    with pytest.raises(Overlap, match="Robot"):
        walking(meanwhile, participant=her)

    assert is_walked_in == [True, False]


def test_a_seat_costs_eight_statements(django_assert_num_queries):
    session = Session.objects.with_facts().get(pk=SessionFactory().pk)
    participant = ParticipantFactory()

    # The lock, what she has, her own lock, what is to weigh, seat, time, mail, and the count; the
    # two others begin and end the block.
    with django_assert_num_queries(10):
        register_participant(session=session, participant=participant)
