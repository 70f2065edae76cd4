from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from jobs.models import Heartbeat
from jobs.tasks import beat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def health(client):
    response = client.get(reverse("jobs:health"))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.json()


def test_a_worker_that_never_worked_is_not_at_work(client):
    assert health(client) == {"database": True, "worker": False}


@pytest.mark.parametrize(("silence", "at_work"), [(299, True), (301, False)])
def test_a_worker_is_at_work_for_five_minutes_after_its_beat(
    client, now, time_machine, silence, at_work
):
    beat()
    time_machine.move_to(now + timedelta(seconds=silence), tick=False)

    assert health(client) == {"database": True, "worker": at_work}


def test_every_beat_is_the_same_row(now, time_machine):
    beat()
    time_machine.move_to(now + timedelta(minutes=1), tick=False)
    beat()

    assert list(Heartbeat.objects.values_list("name", "beaten_at")) == [
        ("worker", now + timedelta(minutes=1))
    ]
