"""A teacher shares her class out over workshops, on a phone, with and without scripts."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from events.enums import Bookable
from events.models import Session
from registrations.services import ClassPart, book_class
from schools.years import school_year_of
from tests.browser.conftest import DESKTOP, PHONE
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.schools import SchoolClassFactory, TeacherFactory

pytestmark = pytest.mark.django_db(transaction=True)

NARROW = {"width": 320, "height": 640}


@pytest.fixture
def teacher():
    return TeacherFactory()


@pytest.fixture
def booking(teacher):
    """Of a class of seven, in three workshops at the same time."""
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=14)
    event = EventFactory(title="Mattina di laboratori", bookable_by=Bookable.BOTH)
    labels = ("Robot che disegnano", "Le stelle in una stanza", "Cellule al microscopio")
    sessions = [
        SessionFactory(event=event, label=label, capacity=10, starts_at=start) for label in labels
    ]
    loaded = {session.pk: session for session in Session.objects.with_facts()}
    parts = zip(sessions, (3, 2, 2), strict=True)
    first, *_others = book_class(
        school_class=SchoolClassFactory(
            school=teacher.school, school_year=school_year_of(start.date()), year=3, section="B"
        ),
        parts=[ClassPart(loaded[session.pk], pupils, 1) for session, pupils in parts],
        accompanied_by="Ada Rossi",
        booked_by=teacher.user,
    )
    return first


def choose(page, pupil, *choices):
    for rank, name in zip(("Prima", "Seconda", "Terza"), choices, strict=False):
        page.get_by_label(f"n. {pupil}: {rank} scelta").select_option(name)


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize(
    ("viewport", "scripts"),
    [(DESKTOP, True), (PHONE, True), (NARROW, False)],
    ids=["desktop", "phone", "narrow-no-scripts"],
)
def test_she_reads_who_goes_where(enter, axe_finds, teacher, booking, viewport, scripts):
    def is_good(page):
        assert fits(page)
        if scripts:
            assert axe_finds(page) == []

    page = enter(teacher.user, viewport, scripts=scripts)
    page.goto(booking.get_absolute_url())
    page.get_by_role("link", name="Distribuisci gli alunni nei laboratori").click()
    expect(page.get_by_role("main").get_by_role("combobox")).to_have_count(21)
    is_good(page)

    for pupil in range(1, 6):
        choose(page, pupil, "1. Robot che disegnano", "2. Le stelle in una stanza")
    choose(page, 6, "3. Cellule al microscopio", "3. Cellule al microscopio")
    page.get_by_role("button", name="Mostra chi va dove").click()
    fault = page.get_by_label("n. 6: Seconda scelta")
    expect(fault).to_have_attribute("aria-invalid", "true")
    page.get_by_role("alert").get_by_role("link").click()
    if scripts:
        expect(fault).to_be_focused()
    is_good(page)

    choose(page, 6, "3. Cellule al microscopio", "Nessuna scelta")
    page.get_by_role("button", name="Mostra chi va dove").click()
    expect(page.get_by_role("heading", name="Risultato")).to_be_in_viewport()
    expect(page.locator(".group", has_text="Cellule").get_by_role("listitem")).to_have_text(
        ["6", "7"]
    )
    expect(page.get_by_label("n. 5: Prima scelta")).to_have_js_property("selectedIndex", 1)
    is_good(page)

    with page.expect_download() as download:
        page.get_by_role("button", name="Scarica il foglio (PDF)").first.click()
    paper = PdfReader(BytesIO(Path(download.value.path()).read_bytes()))
    assert "3. Cellule al microscopio" in paper.pages[0].extract_text()
