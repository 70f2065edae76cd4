from __future__ import annotations

import pytest
from celery import current_app
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.db.models.functions import JSONObject
from django.test import override_settings
from kombu.exceptions import OperationalError

from accounts.models import User
from communications.enums import EmailStatus
from communications.kinds import UnknownKind
from communications.models import Email
from communications.services import TOLD, queue_email, queue_emails_from_select
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def queue(**changes):
    fields = {"kind": "test", "dedup_key": "k", "to": "ada@example.org", "language": "it"}
    queue_email(**fields | changes)
    return Email.objects.get(dedup_key=fields["dedup_key"])


def queue_for_users(users):
    return queue_emails_from_select(
        users,
        kind="test",
        dedup_key=("welcome", F("pk")),
        to=F("email"),
        language=F("language"),
        recipient=F("pk"),
        context=JSONObject(user="pk"),
    )


def test_queue_email_writes_a_row_to_send():
    email = queue(context={"code": 1})

    assert list(Email.objects.all()) == [email]
    assert (email.status, email.context) == (EmailStatus.PENDING, {"code": 1})


def test_queue_email_with_a_known_key_returns_the_message_that_is_there():
    first = queue()

    second = queue(to="other@example.org")

    assert (second.pk, second.to) == (first.pk, "ada@example.org")


def test_queue_email_refuses_a_kind_that_nobody_registered():
    with pytest.raises(UnknownKind):
        queue(kind="nothing")


def test_queue_email_leaves_nothing_when_the_transaction_fails():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert not Email.objects.exists()


def test_queue_email_tells_the_worker_after_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue()
        assert cache.get(TOLD) is None

    assert cache.get(TOLD) == 1


def test_queue_email_works_while_redis_is_down(settings, django_capture_on_commit_callbacks):
    nowhere = settings.CACHES["default"] | {"LOCATION": "unix:///nowhere/valkey.sock"}

    with (
        override_settings(CACHES=settings.CACHES | {"default": nowhere}),
        django_capture_on_commit_callbacks(execute=True) as callbacks,
    ):
        queue()

    assert (Email.objects.count(), len(callbacks)) == (1, 1)


def test_queue_email_works_while_the_broker_is_down(
    monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*args, **kwargs):
        raise OperationalError("nobody listens")

    monkeypatch.setattr(current_app, "send_task", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        email = queue()

    assert Email.objects.get() == email


def test_queue_emails_from_select_writes_one_message_a_row():
    user = UserFactory(language="en")

    written = queue_for_users(User.objects.all())

    email = Email.objects.get()
    assert written == 1
    assert (email.to, email.recipient, email.language) == (user.email, user, "en")
    assert (email.dedup_key, email.context) == (f"welcome:{user.pk}", {"user": user.pk})


def test_queue_emails_from_select_twice_writes_once():
    UserFactory.create_batch(2)
    queue_for_users(User.objects.all())
    UserFactory()

    assert queue_for_users(User.objects.all()) == 1
    assert Email.objects.count() == 3


def test_queue_emails_from_select_of_nobody_writes_nothing():
    assert queue_for_users(User.objects.none()) == 0


def test_queue_emails_from_select_costs_one_query(django_assert_num_queries):
    UserFactory.create_batch(3)

    with django_assert_num_queries(1):
        queue_for_users(User.objects.all())
