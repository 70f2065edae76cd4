"""A student on a phone: she chooses whom she meets, and changes her timetable once it is out."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from careerdays.models import CareerDay, Encounter
from careerdays.services import lay_out, make_rounds, publish_run
from tests.factories.careerdays import CareerDayFactory, HostFactory, run_of
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = pytest.mark.django_db(transaction=True)

BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@pytest.fixture
def registration():
    """Of a student, for a day of two rounds with three hosts of two seats each."""
    now = timezone.now()
    career_day = CareerDayFactory(
        choices_open_at=now - timedelta(days=1), choices_close_at=now + timedelta(days=1)
    )
    start = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=10)
    session = SessionFactory(
        event=career_day.event, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    minutes = [start + timedelta(minutes=20 * number) for number in range(3)]
    make_rounds(career_day=career_day, session=session, times=list(pairwise(minutes)))
    for name in ("Ada", "Bea", "Cleo"):
        lay_out(host=HostFactory(career_day=career_day, name=name, seats=2))
    return RegistrationFactory(session=session, participant=ParticipantFactory())


@pytest.fixture
def choices(registration):
    return reverse("careerdays:choices", args=[registration.key])


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@BOTH
def test_she_puts_hosts_in_order(enter, axe_finds, registration, choices, scripts):
    page = enter(registration.participant.user, scripts=scripts)
    page.goto(choices)

    for name in ("Ada", "Bea"):
        page.locator(".hosts li", has_text=name).get_by_role("button").click()
    page.locator(".ranked li", has_text="Bea").get_by_role("button", name="Su").click()

    expect(page.locator(".ranked li").first).to_contain_text("Bea")
    assert fits(page)
    if scripts:
        assert axe_finds(page) == []


@pytest.fixture
def published(registration):
    """Choices have closed since, and timetables are out."""
    career_day = CareerDay.objects.get(event=registration.session.event_id)
    career_day.choices_close_at = timezone.now() - timedelta(minutes=1)
    career_day.save()
    publish_run(run=run_of(career_day))


@BOTH
def test_she_gives_an_encounter_back_and_takes_a_free_place(
    enter, axe_finds, registration, choices, published, scripts
):
    first = Encounter.objects.order_by("round__starts_at").first()
    page = enter(registration.participant.user, scripts=scripts)
    page.goto(choices)
    if scripts:
        assert axe_finds(page) == []

    page.locator("summary", has_text=first.host.name).click()
    page.get_by_role("button", name="Sì, restituisci il posto").first.click()
    expect(page.get_by_role("main")).to_contain_text("Hai restituito il posto")
    page.locator("details", has_text="Prendi il posto").locator("summary").first.click()
    page.get_by_role("button", name="Prendi il posto").first.click()

    expect(page.get_by_role("main")).to_contain_text("Il posto è tuo")
    assert Encounter.objects.count() == 2
    assert fits(page)
    if scripts:
        assert axe_finds(page) == []
