from __future__ import annotations

from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from communications.delivery import deliver_due
from communications.enums import EmailStatus
from communications.kinds import MessageKind
from communications.models import Email, Resending
from communications.services import NothingToSend, queue_failed_again, send_again
from tests.communications.conftest import build
from tests.factories.accounts import UserFactory
from tests.factories.communications import EmailFactory, failed, sent
from tests.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory(staff=True)


def test_what_failed_is_delivered_again(staff, smtp_sink):
    email = failed(EmailFactory())

    assert queue_failed_again(Email.objects.all(), by=staff) == 1
    deliver_due(time_limit=timedelta(seconds=20))

    email.refresh_from_db()
    assert (email.status, email.attempts, email.last_error) == (EmailStatus.SENT, 1, "")
    assert smtp_sink.recipients == [email.to]


def test_why_it_had_failed_is_kept_with_who_asked(staff):
    email = failed(EmailFactory(), "550 nobody here")

    queue_failed_again(Email.objects.all(), by=staff)

    again = Resending.objects.get()
    assert (again.email, again.reason, again.asked_by) == (email, "550 nobody here", staff)


def test_queueing_twice_is_as_once(staff):
    failed(EmailFactory())
    queue_failed_again(Email.objects.all(), by=staff)

    assert queue_failed_again(Email.objects.all(), by=staff) == 0
    assert Resending.objects.count() == 1


@pytest.mark.parametrize("status", [EmailStatus.PENDING, EmailStatus.DROPPED])
def test_what_did_not_fail_stays(staff, status):
    email = EmailFactory(status=status, attempts=3)

    assert queue_failed_again(Email.objects.all(), by=staff) == 0
    email.refresh_from_db()
    assert (email.status, email.attempts) == (status, 3)


def test_what_is_secret_stays(staff):
    failed(EmailFactory(is_secret=True))

    assert queue_failed_again(Email.objects.all(), by=staff) == 0


def test_only_those_given_are_queued(staff):
    one, _other = failed(EmailFactory()), failed(EmailFactory())

    assert queue_failed_again(Email.objects.filter(pk=one.pk), by=staff) == 1
    assert Email.objects.filter(status=EmailStatus.FAILED).count() == 1


@pytest.mark.parametrize("again", [queue_failed_again, send_again])
def test_it_goes_to_the_address_that_the_person_has_now(staff, again):
    person = UserFactory(email="new@example.org")
    email = EmailFactory(recipient=person, to="old@example.org")

    if again is queue_failed_again:
        queue_failed_again(Email.objects.filter(pk=failed(email).pk), by=staff)
    else:
        send_again(email=sent(email), number=1, by=staff)

    assert Email.objects.latest("pk").to == "new@example.org"


@pytest.mark.parametrize("again", [queue_failed_again, send_again])
def test_what_is_about_an_address_goes_there_again(staff, monkeypatch, again):
    kind = MessageKind("test", "communications/email/letter", build, "x", keeps_address=True)
    monkeypatch.setitem(__import__("communications.kinds").kinds._kinds, "test", kind)
    email = EmailFactory(recipient=UserFactory(), to="old@example.org")

    if again is queue_failed_again:
        queue_failed_again(Email.objects.filter(pk=failed(email).pk), by=staff)
    else:
        send_again(email=sent(email), number=1, by=staff)

    assert Email.objects.latest("pk").to == "old@example.org"


def test_a_copy_says_the_same_to_the_same_person(staff, smtp_sink):
    email = sent(EmailFactory(context={"name": "Ada"}))

    copy = send_again(email=email, number=1, by=staff)
    deliver_due(time_limit=timedelta(seconds=20))

    (mail,) = smtp_sink.messages
    assert (mail["To"], mail["Subject"]) == (email.to, "Ciao Ada")
    assert (copy.kind, copy.context, copy.language) == (email.kind, email.context, email.language)


def test_a_second_copy_has_a_number_of_its_own(staff):
    email = sent(EmailFactory())

    first = send_again(email=email, number=1, by=staff)
    second = send_again(email=email, number=2, by=staff)

    assert (first.dedup_key, second.dedup_key) == (f"again:{email.pk}:1", f"again:{email.pk}:2")


@pytest.mark.parametrize(
    ("status", "context"),
    [
        (EmailStatus.PENDING, {"name": "Ada"}),
        (EmailStatus.DROPPED, {"name": "Ada"}),
        (EmailStatus.SENT, {"is_stale": True}),
    ],
)
def test_there_is_nothing_to_copy(staff, status, context):
    email = EmailFactory(context=context)
    email = sent(email) if status == EmailStatus.SENT else email

    with pytest.raises(NothingToSend):
        send_again(email=email, number=1, by=staff)


@pytest.mark.django_db(transaction=True)
def test_many_presses_at_once_send_one_copy():
    email, staff = sent(EmailFactory()), UserFactory(staff=True)

    copies = at_once(lambda _press: send_again(email=email, number=1, by=staff), range(8))

    assert len({copy.pk for copy in copies}) == 1
    assert (Email.objects.count(), Resending.objects.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_many_presses_at_once_queue_each_once():
    for email in EmailFactory.create_batch(60):
        failed(email)
    staff = UserFactory(staff=True)
    starting = Barrier(4, timeout=20)  # fewer than the pool has connections

    def press(_press):
        connection.ensure_connection()
        starting.wait()
        return queue_failed_again(Email.objects.all(), by=staff)

    done = at_once(press, range(4))

    assert (sorted(done)[-1], sum(done), Resending.objects.count()) == (60, 60, 60)
