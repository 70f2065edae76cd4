"""What decides about registering is read apart, and is what pages read with all the rest."""

from __future__ import annotations

from uuid import uuid4

import pytest

from events.enums import PoolKind
from events.facts import session_facts
from events.models import SeatPool, Session
from registrations.availability import person_for
from registrations.deciding import session_with_rules
from tests.factories.events import EligibilityRuleFactory, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.places import MunicipalityFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def of_an_age(session):
    EligibilityRuleFactory(event=session.event)


def of_a_place(session):
    rule = EligibilityRuleFactory(
        event=session.event, session=session, kind="residence", minimum=None, maximum=None
    )
    rule.municipalities.add(MunicipalityFactory())


def with_kept_seats(session):
    SeatPool.objects.create(session=session, kind=PoolKind.NETWORK, seats=2)


@pytest.mark.parametrize("rule", [None, of_an_age, of_a_place, with_kept_seats])
def test_the_facts_are_those_of_pages(rule):
    session = SessionFactory()
    if rule:
        rule(session)

    found = session_with_rules(session.key)

    assert session_facts(found) == session_facts(Session.objects.with_facts().get())


def test_without_rules_and_kept_seats_it_is_one_statement(django_assert_num_queries):
    session, participant = SessionFactory(), ParticipantFactory()

    with django_assert_num_queries(1):
        person_for(session_with_rules(session.key), participant)


def test_what_nobody_may_read_about_is_not_there():
    draft = SessionFactory(event=EventFactory(published_at=None, status="draft"))

    assert session_with_rules(draft.key) is None
    assert session_with_rules(uuid4()) is None
