from __future__ import annotations

from datetime import timedelta

import pytest

from communications.delivery import deliver_due
from communications.enums import EmailStatus
from communications.models import Email
from tests.factories.communications import EmailFactory

pytestmark = pytest.mark.django_db


def deliver():
    deliver_due(time_limit=timedelta(seconds=10))


def test_delivery_sends_what_is_due(smtp_sink, now):
    email = EmailFactory(to="ada@example.org", context={"name": "Ada"})

    deliver()

    email.refresh_from_db()
    assert smtp_sink.recipients == ["ada@example.org"]
    assert (email.status, email.sent_at, email.attempts) == (EmailStatus.SENT, now, 1)


def test_delivery_keeps_the_text_that_went(smtp_sink):
    email = EmailFactory(context={"name": "Ada"})

    deliver()

    email.refresh_from_db()
    text = smtp_sink.messages[0].get_body(["plain"]).get_content()
    assert email.subject == smtp_sink.messages[0]["Subject"] == "Ciao Ada"
    assert email.body_text.splitlines() == text.splitlines()


def test_delivery_keeps_nothing_of_a_secret(smtp_sink):
    email = EmailFactory(is_secret=True)

    deliver()

    email.refresh_from_db()
    assert len(smtp_sink.messages) == 1
    assert (email.subject, email.body_text, email.body_html, email.context) == ("", "", "", {})


def test_delivery_leaves_what_is_not_due_yet(smtp_sink, now):
    EmailFactory(next_attempt_at=now + timedelta(seconds=1))

    deliver()

    assert smtp_sink.messages == []


def test_delivery_sends_the_most_urgent_first(smtp_sink):
    EmailFactory(to="later@example.org", priority=7)
    EmailFactory(to="first@example.org", priority=0)

    deliver()

    assert smtp_sink.recipients == ["first@example.org", "later@example.org"]


def test_delivery_drops_what_is_no_longer_true(smtp_sink):
    email = EmailFactory(context={"is_stale": True})

    deliver()

    email.refresh_from_db()
    assert (smtp_sink.messages, email.status) == ([], EmailStatus.DROPPED)


def test_delivery_uses_one_connection_for_everything(smtp_sink, monkeypatch):
    monkeypatch.setattr("communications.delivery.BATCH", 2)
    EmailFactory.create_batch(5)

    deliver()

    assert (len(smtp_sink.messages), smtp_sink.connections) == (5, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_delivery_query_count_grows_only_by_the_marks(smtp_sink, django_assert_num_queries, count):
    EmailFactory.create_batch(count)

    # Release what was abandoned, claim, give back what is left, claim again.
    with django_assert_num_queries(4 + count):
        deliver()


def test_delivery_gives_up_what_is_refused_for_good(smtp_sink):
    smtp_sink.answers["gone@example.org"] = "550 5.1.1 No such person"
    refused = EmailFactory(to="gone@example.org")
    EmailFactory(to="ada@example.org")

    deliver()

    refused.refresh_from_db()
    assert (refused.status, refused.last_error) == (
        EmailStatus.FAILED,
        "550 5.1.1 No such person",
    )
    assert smtp_sink.recipients == ["ada@example.org"]


def test_delivery_tries_again_later_what_is_refused_for_now(smtp_sink, now):
    smtp_sink.answers["full@example.org"] = "452 4.2.2 Mailbox full"
    EmailFactory(to="full@example.org", attempts=1)
    EmailFactory(to="ada@example.org")

    deliver()

    postponed = Email.objects.get(to="full@example.org")
    assert (postponed.status, postponed.attempts) == (EmailStatus.PENDING, 2)
    assert postponed.next_attempt_at == now + timedelta(minutes=5)
    assert smtp_sink.recipients == ["ada@example.org"]


def test_delivery_gives_up_after_the_last_pause(smtp_sink):
    smtp_sink.answers["full@example.org"] = "452 4.2.2 Mailbox full"
    email = EmailFactory(to="full@example.org", attempts=7)

    deliver()

    email.refresh_from_db()
    assert (email.status, email.attempts) == (EmailStatus.FAILED, 8)


def test_delivery_waits_for_a_dead_server_and_counts_no_attempt(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    email = EmailFactory()

    deliver()

    email.refresh_from_db()
    assert (email.status, email.attempts, email.leased_until) == (EmailStatus.PENDING, 0, None)


def test_delivery_goes_on_when_the_server_closes_after_some_messages(smtp_sink):
    EmailFactory.create_batch(3)
    closed = iter(["250 OK", "421 4.7.0 Enough for one connection", "250 OK", "250 OK"])
    smtp_sink.before_recipient = lambda: next(closed)

    deliver()

    assert (len(smtp_sink.messages), smtp_sink.connections) == (3, 2)


def test_a_message_that_cannot_be_rendered_holds_up_no_other(smtp_sink):
    broken = EmailFactory(context={})
    EmailFactory(to="ada@example.org")

    deliver()

    broken.refresh_from_db()
    assert smtp_sink.recipients == ["ada@example.org"]
    assert (broken.status, broken.last_error) == (EmailStatus.PENDING, "KeyError: 'name'")


@pytest.mark.parametrize(
    "address", ["a\r\nBcc: b@example.org", "<x>@example.org", "è@example.org", "nobody"]
)
def test_delivery_refuses_an_address_that_no_server_takes(smtp_sink, address):
    email = EmailFactory(to=address)

    deliver()

    email.refresh_from_db()
    assert (smtp_sink.messages, email.status) == ([], EmailStatus.FAILED)
