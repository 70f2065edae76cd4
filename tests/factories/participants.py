from __future__ import annotations

from datetime import date

import factory

from participants.models import Participant
from tests.factories.accounts import UserFactory


class ParticipantFactory(factory.django.DjangoModelFactory):
    """A person of 14 or more with an account."""

    class Meta:
        model = Participant

    user = factory.SubFactory(UserFactory)
    first_name = "Giulia"
    last_name = factory.Sequence(lambda n: f"Verdi {n}")
    declared_14_on = date(2026, 9, 1)
