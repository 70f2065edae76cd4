from __future__ import annotations

import factory

from communications.models import Email


class EmailFactory(factory.django.DjangoModelFactory):
    """A message that is due, of the kind that tests register (see tests/communications)."""

    class Meta:
        model = Email

    kind = "test"
    dedup_key = factory.Sequence(lambda n: f"test:{n}")
    to = factory.Sequence(lambda n: f"persona{n}@example.org")
    language = "it"
    context = factory.Sequence(lambda n: {"name": f"Persona {n}"})
