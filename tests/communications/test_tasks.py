from __future__ import annotations

from datetime import timedelta

import pytest

from communications.enums import EmailStatus
from communications.models import Email
from communications.tasks import deliver_emails, forget_old_emails
from tests.factories.communications import EmailFactory

pytestmark = pytest.mark.django_db


def sent(at):
    email = EmailFactory(status=EmailStatus.SENT, sent_at=at)
    Email.objects.filter(pk=email.pk).update(updated_at=at)
    return email


def test_deliver_emails_twice_sends_once(smtp_sink):
    EmailFactory()

    deliver_emails()
    deliver_emails()

    assert len(smtp_sink.messages) == 1


def test_deliver_emails_finds_what_a_worker_that_died_has_left(smtp_sink, now):
    EmailFactory(status=EmailStatus.SENDING, leased_until=now - timedelta(seconds=1))

    deliver_emails()

    assert len(smtp_sink.messages) == 1


def test_forget_old_emails_deletes_what_is_past_its_retention(now):
    kept = sent(now - timedelta(days=364))
    sent(now - timedelta(days=366))

    forget_old_emails()
    forget_old_emails()

    assert list(Email.objects.all()) == [kept]


def test_forget_old_emails_leaves_what_still_has_to_go(now):
    email = EmailFactory()
    Email.objects.update(updated_at=now - timedelta(days=400))

    forget_old_emails()

    assert list(Email.objects.all()) == [email]
