from __future__ import annotations

import factory
from django.utils import timezone

from communications.enums import EmailStatus
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


def failed(email, reason="550 5.1.1 unknown user"):
    """``email`` given up by the worker."""
    return _become(email, status=EmailStatus.FAILED, attempts=8, last_error=reason)


def sent(email, **written):
    """``email`` taken by the mail server."""
    return _become(email, status=EmailStatus.SENT, attempts=1, sent_at=timezone.now(), **written)


def _become(email, **fields):
    Email.objects.filter(pk=email.pk).update(**fields)
    email.refresh_from_db()
    return email
