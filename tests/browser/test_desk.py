"""The coordinators' desk in Chromium: for everybody, by keyboard, on phones and without scripts."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.desk import enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.registrations import RegistrationFactory
from tests.portal.rows import make

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def desk(new_page, client, settings, live_server):
    """Open the desk as an administrator, in a browser that keeps its complaints."""

    def _desk(viewport=DESKTOP, *, scripts=True, scheme="light"):
        enter_desk(client, settings, UserFactory(is_staff=True, is_superuser=True))
        page = new_page(viewport, scripts=scripts)
        page.emulate_media(color_scheme=scheme)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([{**cookie, "url": live_server.url}])
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda line: line.type == "error" and page.complaints.append(line.text))
        page.goto(reverse("admin:index"))
        return page

    return _desk


@pytest.fixture
def session():
    """One run of an event that somebody is registered for."""
    return RegistrationFactory().session


def changelists():
    metas = [model._meta for model in admin.site._registry]
    return [reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist") for meta in metas]


def change(session):
    return reverse("admin:events_session_change", args=[session.pk])


def look_for_cancelling(page):
    page.goto(reverse("admin:events_session_changelist"))
    page.locator(".action-select").first.check()
    page.get_by_role("combobox", name="Azione").select_option("cancel")
    page.get_by_role("button", name="Vai").click()
    page.wait_for_selector(".desk-ask")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_on_pages_of_one_row(desk, axe_finds, session, viewport, scheme):
    page = desk(viewport, scheme=scheme)
    found = {"index": axe_finds(page)}
    event = reverse("admin:events_event_change", args=[session.event_id])
    programme = reverse("admin:programmes_programme_change", args=[session.event.programme_id])
    for address in (change(session), event, programme, f"{event.removesuffix('change/')}history/"):
        page.goto(address)
        found[address] = axe_finds(page)
    page.goto(reverse("admin:events_event_add"))
    page.click("[name=_save]")
    page.wait_for_selector(".sum")
    found["faults"] = axe_finds(page)
    look_for_cancelling(page)
    found["asked"] = axe_finds(page)

    assert {where: faults for where, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_on_tables(desk, axe_finds, session, viewport, scheme):
    page = desk(viewport, scheme=scheme)
    for model in admin.site._registry:
        make(model)
    found = {}
    for address in changelists():
        page.goto(address)
        found[address] = axe_finds(page)

    assert {where: faults for where, faults in found.items() if faults} == {}


def test_nothing_breaks_the_policy(desk, session):
    page = desk()
    event = reverse("admin:events_event_change", args=[session.event_id])
    programme = reverse("admin:programmes_programme_change", args=[session.event.programme_id])
    for address in (change(session), event, programme, *changelists()):
        page.goto(address)

    assert page.complaints == []


def test_nothing_is_wider_than_the_smallest_screen(desk, session):
    page = desk(SMALL)
    for model in admin.site._registry:
        make(model)
    wide = []
    for address in (reverse("admin:index"), change(session), *changelists()):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)

    assert wide == []


def test_what_can_be_pressed_is_large_enough(desk, session):
    page = desk(PHONE)
    small = []
    for address in (reverse("admin:events_session_changelist"), change(session)):
        page.goto(address)
        small += page.evaluate(
            """() => [...document.querySelectorAll("button, input, select, summary, nav a")]
              .map((it) => [it.outerHTML.slice(0, 80), it.getBoundingClientRect()])
              .filter(([, box]) => box.width > 1 && (box.width < 22 || box.height < 22))
              .map(([text]) => text)"""
        )

    assert small == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_menu_opens_on_a_phone_and_leads_on(desk, session, scripts):
    page = desk(PHONE, scripts=scripts)
    menu = page.locator("#desk-menu")
    expect(menu).to_be_hidden()

    page.get_by_role("button", name="Menu").press("Enter")
    expect(menu).to_be_visible()
    menu.locator("summary", has_text="Eventi").press("Enter")
    menu.get_by_role("link", name="Eventi").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Eventi")
    page.get_by_role("button", name="Menu").press("Enter")
    assert menu.get_by_role("link", name="Eventi").get_attribute("aria-current") == "page"


def test_the_menu_closes_and_gives_the_focus_back(desk):
    page = desk(PHONE)
    button = page.get_by_role("button", name="Menu")
    button.press("Enter")

    page.keyboard.press("Escape")

    expect(page.locator("#desk-menu")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_first_tab_leads_to_the_content(desk):
    page = desk()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_the_desk_works_without_scripts(desk, session):
    page = desk(scripts=False)
    page.goto(change(session))
    page.get_by_label("Etichetta").fill("Mattina")
    page.get_by_role("button", name="Salva", exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()

    look_for_cancelling(page)
    page.get_by_label("Motivo").fill("Maltempo")
    page.get_by_role("button", name="Annulla il turno").click()

    session.refresh_from_db()
    assert (session.label, session.cancel_reason) == ("Mattina", "Maltempo")


def test_faults_are_said_first_and_lead_to_their_fields(desk):
    page = desk()
    page.goto(reverse("admin:events_event_add"))
    page.click("[name=_save]")
    page.wait_for_selector(".sum")
    # Django's script would put the cursor in the first field, whenever it arrives.
    expect(page.locator("script[src*=change_form]")).to_have_count(0)
    expect(page.get_by_role("alert")).to_be_focused()

    page.get_by_role("alert").get_by_role("link", name="Titolo").click()

    title = page.locator("#id_title")
    expect(title).to_be_focused()
    assert title.get_attribute("aria-describedby") == "id_title_error"
