from __future__ import annotations

import pytest

from events.models import Session
from registrations.services import register_participant
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
