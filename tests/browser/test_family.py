"""A parent on a phone: two children are added, three are signed up in one press."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from registrations.models import Registration
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory

pytestmark = pytest.mark.django_db(transaction=True)


def born(years):
    """A birth date that makes ``years`` today, whatever the day."""
    return date(timezone.localdate().year - years - 1, 6, 15)


@pytest.fixture
def session():
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=10)
    event = EventFactory(title="Il mare in una vasca", max_companions=2)
    return SessionFactory(event=event, capacity=20, starts_at=start)


@pytest.fixture
def parent():
    held = GuardianshipFactory(
        guardian=UserFactory(first_name="Elena", last_name="Riva"),
        participant__first_name="Pietro",
        participant__birth_date=born(9),
    )
    return held.guardian


def add_child(page, name, years):
    page.get_by_role("link", name="Aggiungi un figlio o una figlia").click()
    page.get_by_label("Nome", exact=True).fill(name)
    page.get_by_label("Cognome").fill("Riva")
    page.get_by_label("Data di nascita").fill(born(years).isoformat())
    page.get_by_label("Genitore", exact=True).check()
    page.get_by_label("Dichiaro di avere la responsabilità").check()
    page.get_by_role("button", name="Salva").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_three_children_are_signed_up_in_one_press(enter, axe_finds, session, parent, scripts):
    page = enter(parent, scripts=scripts)
    page.goto("/figli/")
    add_child(page, "Nina", 7)
    add_child(page, "Leo", 12)
    page.goto(session.event.get_absolute_url())
    page.get_by_role("link", name="Iscriviti").first.click()
    page.get_by_role("button", name="Iscriviti").click()
    expect(page.get_by_role("alert")).to_be_visible()
    if scripts:
        assert axe_finds(page) == []
    for name in ("Nina", "Leo", "Pietro"):
        page.get_by_label(name).check()
    page.get_by_label("Quante altre persone").fill("1")
    page.get_by_role("button", name="Iscriviti").click()

    expect(page.get_by_role("main")).to_contain_text("Il mare in una vasca")
    if scripts:
        assert axe_finds(page) == []
    assert sum(Registration.objects.values_list("seats", flat=True)) == 4
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
