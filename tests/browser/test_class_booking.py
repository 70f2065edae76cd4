"""A teacher books for a class that splits, with and without scripts, on a desktop and a phone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.enums import Bookable
from schools.years import school_year_of
from tests.browser.conftest import DESKTOP, PHONE
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.schools import SchoolClassFactory, TeacherFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event():
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=14)
    event = EventFactory(title="Robot gentili", bookable_by=Bookable.BOTH, needs_roster=True)
    for days in (0, 1):
        SessionFactory(event=event, capacity=15, starts_at=start + timedelta(days=days))
    return event


@pytest.fixture
def teacher(event):
    teacher = TeacherFactory()
    first = event.sessions.first()
    SchoolClassFactory(
        school=teacher.school,
        school_year=school_year_of(timezone.localdate(first.starts_at)),
        pupils=24,
    )
    return teacher


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_class_splits_and_sends_its_names(enter, axe_finds, event, teacher, viewport):
    page = enter(teacher.user, viewport, scripts=viewport is PHONE)
    page.goto(event.get_absolute_url())
    page.get_by_role("link", name="Prenota per una classe").click()
    groups = page.get_by_role("group")
    for number, pupils in enumerate((13, 10)):
        groups.nth(number).get_by_label("Alunni").fill(str(pupils))
        groups.nth(number).get_by_label("Adulti").fill("1")
    page.get_by_label("Adulto della scuola").fill("Ada Rossi")
    page.get_by_role("button", name="Prenota per la classe").click()
    expect(page.get_by_role("alert")).to_contain_text("i numeri devono coincidere")
    if viewport is PHONE:
        assert axe_finds(page) == []
    groups.nth(1).get_by_label("Alunni").fill("11")
    page.get_by_role("button", name="Prenota per la classe").click()
    expect(page.get_by_role("main")).to_contain_text("13 alunni e 1 adulto")
    expect(page.get_by_role("main")).to_contain_text("11 alunni e 1 adulto")

    page.get_by_role("link", name=re.compile("^Nomi degli alunni")).first.click()
    page.get_by_label("incolla qui").fill("Nome;Cognome\nLia;Verdi\nUgo;Neri")
    page.get_by_role("button", name="Salva l’elenco").click()
    expect(page.get_by_role("main")).to_contain_text("2 nomi nell’elenco")
    page.goto(f"/scuola/{teacher.school.ministerial_code}/prenotazioni/")
    expect(page.get_by_role("main")).to_contain_text("Robot gentili")
