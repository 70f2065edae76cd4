"""Several workers at once, and workers and servers that die: on real rows, over real SMTP."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils import timezone

from communications.delivery import deliver_due
from communications.enums import EmailStatus
from communications.models import Email
from tests.factories.communications import EmailFactory
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def deliver():
    deliver_due(time_limit=timedelta(seconds=20))


def statuses():
    return Counter(Email.objects.values_list("status", flat=True))


def database_url():
    """The test database, as another process names it."""
    options = connection.settings_dict
    query = {"host": options["HOST"]}
    if passfile := options["OPTIONS"].get("passfile"):
        query["passfile"] = passfile
    user = f"{options['USER']}:{options['PASSWORD']}".rstrip(":")
    return f"postgresql://{user}@/{options['NAME']}?{urlencode(query)}"


@pytest.fixture
def start_worker(smtp_sink, settings):
    """Start a worker of its own process against the test's database and mail server."""
    workers = []

    def _start():
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "DATABASE_URL": database_url(),
            "EMAIL_URL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
        }
        command = [sys.executable, "-m", "tests.communications.worker"]
        workers.append(subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR))
        return workers[-1]

    yield _start
    for worker in workers:
        worker.kill()
        worker.wait()


def test_two_workers_at_once_send_each_message_once(smtp_sink, monkeypatch):
    monkeypatch.setattr("communications.delivery.BATCH", 7)
    emails = EmailFactory.create_batch(60)

    at_once(lambda _worker: deliver(), range(2))

    assert Counter(smtp_sink.recipients) == Counter(email.to for email in emails)
    assert statuses() == {EmailStatus.SENT: 60}


def test_a_killed_worker_leaves_at_most_one_message_in_doubt(smtp_sink, start_worker):
    smtp_sink.seconds_each = 0.01
    emails = EmailFactory.create_batch(80)
    worker = start_worker()
    wait_for(lambda: len(smtp_sink.messages) >= 20)
    worker.kill()
    worker.wait()
    killed_at = len(smtp_sink.messages)
    Email.objects.filter(status=EmailStatus.SENDING).update(leased_until=timezone.now())

    deliver()

    times = Counter(smtp_sink.recipients)
    assert killed_at < 80
    assert set(times) == {email.to for email in emails}
    assert sum(times.values()) - len(times) <= 1
    assert statuses() == {EmailStatus.SENT: 80}


def test_what_another_worker_has_claimed_is_left_to_it(smtp_sink):
    lease = timezone.now() + timedelta(minutes=1)
    EmailFactory(status=EmailStatus.SENDING, leased_until=lease)

    deliver()

    assert smtp_sink.messages == []


def test_a_dead_server_delays_and_loses_nothing(smtp_sink, settings):
    smtp_sink.stop()
    EmailFactory.create_batch(3)
    deliver()
    assert statuses() == {EmailStatus.PENDING: 3}

    smtp_sink.start(settings.EMAIL_PORT)
    deliver()

    assert (len(smtp_sink.messages), statuses()) == (3, {EmailStatus.SENT: 3})


def wait_for(condition):
    """Wait until ``condition`` holds, for some seconds at most."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
