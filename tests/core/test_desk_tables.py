"""What makes large tables of the desk as quick as small ones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from core.admin import counting
from core.admin.counting import BoundedPaginator
from core.admin.periods import periods_of
from places.models import Municipality
from tests.desk import enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import SessionFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
SESSIONS = "admin:events_session_changelist"


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(is_staff=True, is_superuser=True))


@pytest.mark.parametrize(("rows", "count", "is_more"), [(0, 0, False), (2, 2, False), (4, 3, True)])
def test_rows_are_counted_up_to_a_bound(monkeypatch, rows, count, is_more):
    monkeypatch.setattr(counting, "MOST_COUNTED", 3)
    MunicipalityFactory.create_batch(rows)

    pages = BoundedPaginator(Municipality.objects.order_by("name"), 2)

    assert (pages.count, pages.is_more) == (count, is_more)


def test_a_table_says_when_it_has_more_rows_than_it_counts(monkeypatch, administrator):
    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    MunicipalityFactory.create_batch(3)

    changelist = administrator.get(reverse("admin:places_municipality_changelist")).context["cl"]

    assert (changelist.result_count, changelist.paginator.is_more) == (2, True)


def test_the_page_that_adds_a_row_has_no_part_that_is_only_read(administrator):
    event = SessionFactory().event

    add = administrator.get(reverse("admin:events_event_add"))
    change = administrator.get(reverse("admin:events_event_change", args=[event.pk]))

    parts = [
        {part.name for part in page.context["adminform"] if part.name} for page in (add, change)
    ]
    assert parts[1] - parts[0] == {"Stato"}


def offered(client, **query):
    periods = periods_of(client.get(reverse(SESSIONS), query).context["cl"])
    return periods.back and periods.back.title, [choice.title for choice in periods.choices]


def test_periods_go_from_years_to_days(administrator):
    SessionFactory(starts_at=datetime(2026, 11, 30, 9, tzinfo=UTC))
    # In Rome it is the new year already.
    SessionFactory(starts_at=datetime(2027, 12, 31, 23, 30, tzinfo=UTC))

    assert offered(administrator) == (None, ["2026", "2027", "2028"])
    assert offered(administrator, starts_at__year=2026) == (
        "Tutte le date",
        ["Novembre 2026", "Dicembre 2026"],
    )
    in_november = {"starts_at__year": 2026, "starts_at__month": 11}
    assert offered(administrator, **in_november) == ("2026", [str(day) for day in range(1, 31)])
    assert offered(administrator, **in_november, starts_at__day=30) == ("Novembre 2026", ["30"])


def test_a_period_shows_its_rows(administrator):
    november = SessionFactory(starts_at=datetime(2026, 11, 30, 9, tzinfo=UTC))
    SessionFactory(starts_at=datetime(2026, 12, 1, 9, tzinfo=UTC))

    shown = administrator.get(reverse(SESSIONS), {"starts_at__year": 2026, "starts_at__month": 11})

    assert list(shown.context["cl"].result_list) == [november]


def test_a_table_without_rows_offers_no_period(administrator):
    assert periods_of(administrator.get(reverse(SESSIONS)).context["cl"]) is None


@pytest.mark.parametrize("month", ["13", "0", "x", "99999999999999999999"])
def test_a_period_that_is_none_is_no_fault_of_ours(administrator, month):
    SessionFactory()

    response = administrator.get(
        reverse(SESSIONS), {"starts_at__year": "2026", "starts_at__month": month}
    )

    assert response.status_code in {200, 302}
