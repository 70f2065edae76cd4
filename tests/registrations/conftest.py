from __future__ import annotations

import pytest

from events.models import Session
from registrations.services import register_participant
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory


@pytest.fixture
def register():
    """Register a new person, or the one given, for a session; returns the registration."""

    def _register(session, participant=None, seats=1):
        return register_participant(
            session=Session.objects.with_facts().get(pk=session.pk),
            participant=participant or ParticipantFactory(),
            seats=seats,
        )

    return _register


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(administrator=True))


@pytest.fixture
def world(client, settings, register):
    """(client of a coordinator, her session, somebody else's session), one person in each."""
    mine, other = SessionFactory(), SessionFactory()
    register(mine, ParticipantFactory(last_name="Mia"))
    register(other, ParticipantFactory(last_name="Altrui"))
    client = enter_desk(client, settings, coordinator_of(mine.event.programme))
    return client, mine, other
