"""A guardian answers while something else happens to the seat: one of the two wins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from events.enums import GuardianPolicy
from events.models import Session
from registrations.models import Authorisation
from registrations.services import (
    CannotAuthorise,
    answer_authorisation,
    cancel_registration,
    expire_pending,
    register_participant,
)
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]


@pytest.fixture
def session():
    return SessionFactory(capacity=1, event=EventFactory(minor_policy=GuardianPolicy.AUTHORISE))


@pytest.fixture
def pending(session):
    """The only seat, kept for two guardians to authorise; somebody else waits for it."""
    teen = ParticipantFactory(teen=True)
    GuardianshipFactory(participant=teen)
    GuardianshipFactory(participant=teen, by_mail=True)
    registration = register(session, teen)
    register(session, ParticipantFactory())
    return registration


def register(session, participant):
    loaded = Session.objects.with_facts().get(pk=session.pk)
    return register_participant(session=loaded, participant=participant)


def respond(authorisation, *, given):
    answer_authorisation(authorisation=authorisation, given=given, by=AnonymousUser())
    return given


def seats_held(session):
    """Who holds the seat; the count that is kept says the same."""
    session.refresh_from_db()
    held = list(session.registrations.holding().values_list("status", flat=True))
    assert session.taken == len(held) == 1
    return held


@pytest.mark.parametrize(("late", "holds"), [(False, "confirmed"), (True, "offered")])
def test_an_answer_and_the_sweep_at_once_leave_one_holder(
    session, pending, time_machine, late, holds
):
    moment = pending.pending_until if late else pending.pending_until - timedelta(seconds=1)
    time_machine.move_to(moment, tick=False)
    asked = Authorisation.objects.select_related("registration").first()
    works = [lambda: respond(asked, given=True), *[expire_pending] * 5]

    at_once(lambda work: work(), works)

    assert seats_held(session) == [holds]


def test_a_yes_and_a_no_at_once_are_one_answer(session, pending):
    one, other = Authorisation.objects.select_related("registration").order_by("pk")

    answers = at_once(
        lambda work: work(),
        [lambda: respond(one, given=True), lambda: respond(other, given=False)],
    )

    [won] = [answer for answer in answers if isinstance(answer, bool)]
    assert [type(a) for a in answers if not isinstance(a, bool)] == [CannotAuthorise]
    assert seats_held(session) == ["confirmed" if won else "offered"]


def test_a_yes_while_she_cancels_loses_no_seat(session, pending):
    asked = Authorisation.objects.select_related("registration").first()

    at_once(
        lambda work: work(),
        [lambda: respond(asked, given=True), lambda: cancel_registration(registration=pending)],
    )

    assert seats_held(session) == ["offered"]
