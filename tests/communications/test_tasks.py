from __future__ import annotations

from datetime import timedelta

import pytest

from communications.enums import EmailStatus
from communications.tasks import deliver_emails
from tests.factories.communications import EmailFactory

pytestmark = pytest.mark.django_db


def test_deliver_emails_twice_sends_once(smtp_sink):
    EmailFactory()

    deliver_emails()
    deliver_emails()

    assert len(smtp_sink.messages) == 1


def test_deliver_emails_finds_what_a_worker_that_died_has_left(smtp_sink, now):
    EmailFactory(status=EmailStatus.SENDING, leased_until=now - timedelta(seconds=1))

    deliver_emails()

    assert len(smtp_sink.messages) == 1
