"""What comes with the portal is there for every test, whatever ran before it."""

from __future__ import annotations

import pytest

from participants.models import Purpose
from programmes.models import Fund
from registrations.models import Reminder
from tests.databases import put_shipped_rows_back


@pytest.mark.django_db
def test_what_was_emptied_is_put_back():
    before = list(Reminder.objects.order_by("pk").values())
    Reminder.objects.all().delete()

    put_shipped_rows_back()

    assert list(Reminder.objects.order_by("pk").values()) == before != []


@pytest.mark.parametrize("number", range(2))
@pytest.mark.django_db(transaction=True)
def test_a_test_of_threads_finds_it_and_leaves_it(number):
    assert all(model.objects.exists() for model in (Fund, Purpose, Reminder))
