"""The periods that a table offers are those of the rows that the person sees."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from core.admin.periods import periods_of
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def mine():
    """A session in 2027, where another programme has one in 2029."""
    SessionFactory(starts_at=datetime(2029, 3, 5, 9, tzinfo=UTC))
    return SessionFactory(starts_at=datetime(2027, 2, 4, 9, tzinfo=UTC))


def offered(client, table):
    periods = periods_of(client.get(reverse(f"admin:events_{table}_changelist")).context["cl"])
    return [period.title for period in periods.choices]


@pytest.mark.parametrize("table", ["session", "event"])
def test_a_coordinator_is_offered_the_months_of_her_rows(client, settings, mine, table):
    enter_desk(client, settings, coordinator_of(mine.event.programme))

    assert offered(client, table) == ["Febbraio 2027"]


@pytest.mark.parametrize("table", ["session", "event"])
def test_an_administrator_is_offered_the_years_of_all(client, settings, mine, table):
    enter_desk(client, settings, UserFactory(administrator=True))

    assert offered(client, table) == ["2027", "2028", "2029"]
