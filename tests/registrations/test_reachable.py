from __future__ import annotations

import pytest

from participants.models import Participant
from registrations.models import Registration
from tests.factories.events import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_who_has_no_account_or_a_closed_one_is_not_reached(register):
    session = SessionFactory()
    reached, without, closed = (register(session) for _ in range(3))
    Participant.objects.filter(pk=without.participant_id).update(user=None)
    user = closed.participant.user
    user.is_active = False
    user.save()

    assert list(Registration.objects.reachable()) == [reached]
