"""What a phone at a door knows without a network: who comes, and how many are in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from attendance.models import Attendance
from core.dates import time_words
from tests.browser.doors import address, cut, restore, result, show, status
from tests.factories.accounts import UserFactory
from tests.factories.attendance import StewardFactory
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.registrations import RegistrationFactory, RosterEntryFactory
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db(transaction=True)

# A camera that sees one code all the time, and a browser that reads it.
CAMERA = """
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement("canvas");
  setInterval(() => canvas.getContext("2d").fillRect(0, 0, Math.random() * 50, 9), 50);
  return canvas.captureStream(10);
};
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return [{ rawValue: "%s" }]; }
};
"""


@pytest.fixture
def session():
    now = timezone.now()
    return SessionFactory(
        starts_at=now, ends_at=now + timedelta(hours=3), event__title="Career day"
    )


@pytest.fixture
def zoe(session):
    school = SchoolFactory(organisation=OrganisationFactory(name="Liceo Vittorio Véneto"))
    person = ParticipantFactory(first_name="Zoe", last_name="Neri", school=school, school_year=4)
    return RegistrationFactory(session=session, participant=person)


def counted(page):
    """In, out, ever came, of how many."""
    return [
        int(number)
        for number in re.findall(r"\d+", page.locator("[data-door-counts]").inner_text())
    ]


def test_counts_hold_without_a_network_and_after_a_reload(phone, network, session, zoe):
    booked = RegistrationFactory(session=session, a_class=True)
    page = phone()
    assert counted(page) == [0, 0, 0, 27]
    cut(page, network)

    show(page, zoe.code)
    show(page, booked.code)
    page.locator("#door-number").fill("20")
    page.locator("#door-number").press("Enter")
    expect(result(page)).to_have_attribute("data-look", "ok")
    page.locator("[name=direction][value=out]").check()
    show(page, zoe.code)
    expect(status(page)).to_have_attribute("data-waiting", "3")
    assert counted(page) == [20, 1, 21, 27]
    page.reload()
    expect(status(page)).to_have_attribute("data-waiting", "3")

    assert counted(page) == [20, 1, 21, 27]
    restore(page, network)
    expect(status(page)).to_have_attribute("data-waiting", "0")
    assert counted(page) == [20, 1, 21, 27]
    assert page.complaints == []


def test_who_came_last_stands_there_without_a_reload_and_is_taken_back(phone, zoe, axe_finds):
    page = phone()

    show(page, zoe.code)
    last = page.get_by_role("region", name="Ultimi passaggi")
    expect(last).to_contain_text("Zoe Neri")
    assert axe_finds(page) == []
    last.get_by_role("button", name=re.compile("Annulla.*Zoe Neri")).click()

    expect(page.get_by_role("heading", name="Career day")).to_be_visible()
    expect(last).to_have_count(0)
    assert not Attendance.objects.that_count().exists()
    assert page.complaints == []


def test_an_answer_is_put_right_where_it_stands(phone, session, zoe, axe_finds):
    booked = RegistrationFactory(session=session, a_class=True)
    north, south = phone(), phone()
    show(north, booked.code)
    north.locator("#door-number").fill("20")
    north.locator("#door-number").press("Enter")
    correct = result(north).get_by_role("link", name=re.compile("Correggi il numero"))
    expect(correct).to_be_visible()
    expect(result(north)).to_contain_text("Persone: 20")
    assert axe_finds(north) == []
    show(north, zoe.code)
    back = result(north).get_by_role("button", name=re.compile("Annulla.*Zoe Neri"))
    expect(back).to_be_visible()
    assert back.bounding_box()["height"] >= 44

    show(south, zoe.code)
    expect(result(south)).to_have_attribute("data-look", "attention")
    result(south).get_by_role("link", name=re.compile("Annulla.*Zoe Neri")).click()
    expect(south.locator("[name=reason]")).to_be_visible()

    mine = Attendance.objects.get(registration=zoe)
    back.click()
    expect(north.get_by_text("Il biglietto è stato mostrato di nuovo")).to_be_visible()
    assert Attendance.objects.get(registration=zoe).recorded_by != mine.recorded_by
    assert north.complaints == south.complaints == []


def test_who_came_last_does_not_change_under_a_finger(phone, session, zoe):
    ada = ParticipantFactory(first_name="Ada", last_name="Bruni")
    ticket = RegistrationFactory(session=session, participant=ada)
    page = phone()
    show(page, zoe.code)
    last = page.get_by_role("region", name="Ultimi passaggi")
    expect(last).to_contain_text("Zoe Neri")

    last.get_by_role("button").hover()
    page.locator("[name=code]").fill(ticket.code)
    page.locator("[name=code]").press("Enter")
    expect(status(page)).to_have_attribute("data-waiting", "0")
    # Longer than the pause after which the list is loaded.
    page.wait_for_timeout(5000)
    expect(last).not_to_contain_text("Ada Bruni")
    page.mouse.move(0, 0)

    expect(last).to_contain_text("Ada Bruni")
    assert page.complaints == []


def test_an_answer_comes_too_late_for_a_list_that_is_touched_meanwhile(phone, zoe):
    page = phone()
    page.evaluate(
        """() => {
          const asked = window.fetch;
          window.fetch = async (url, options) => {
            const answer = await asked(url, options);
            if (!url.includes("/ultimi/")) return answer;
            window.told = (window.told ?? 0) + 1;
            const place = document.querySelector("[data-door-last]");
            if (window.told === 1) {
              place.tabIndex = -1;
              place.focus();
            }
            return answer;
          };
        }"""
    )
    show(page, zoe.code)
    page.wait_for_function("() => window.told === 1")
    page.wait_for_timeout(500)

    expect(page.locator("[data-door-last]")).not_to_contain_text("Zoe Neri")
    page.locator("[name=code]").focus()

    expect(page.locator("[data-door-last]")).to_contain_text("Zoe Neri")


def test_a_list_that_was_asked_for_before_a_scan_does_not_forget_it(phone, network, zoe):
    page = phone()
    held = []
    page.route("**/persone.json", lambda route: held.append((route, route.fetch())))
    page.reload()
    expect(status(page)).to_have_attribute("data-ready", "true")
    show(page, zoe.code)
    expect(result(page)).to_have_attribute("data-look", "ok")
    expect(status(page)).to_have_attribute("data-waiting", "0")
    assert counted(page)[0] == 1

    [(route, before)] = held
    with page.expect_event("requestfinished", lambda one: one.url.endswith("persone.json")):
        route.fulfill(response=before)
    page.wait_for_timeout(500)
    cut(page, network)
    show(page, zoe.code)

    expect(result(page)).to_have_attribute("data-look", "attention")
    assert counted(page)[0] == 1


def test_school_and_class_are_said_and_found_without_a_network(phone, network, session, zoe):
    booked = RegistrationFactory(session=session, a_class=True)
    ada = ParticipantFactory(first_name="Ada", last_name="Bruni")
    RosterEntryFactory(registration=booked, participant=ada)
    page = phone()
    cut(page, network)

    show(page, "veneto 4")
    result(page).get_by_role("button", name="Zoe Neri").click()
    expect(result(page)).to_have_attribute("data-look", "ok")
    expect(result(page)).to_contain_text("Liceo Vittorio Véneto")
    show(page, "ada bruni")
    result(page).get_by_role("button", name=str(booked.school_class)).click()

    expect(page.locator("#door-number")).to_be_focused()
    assert page.complaints == []


def test_a_phone_that_believes_to_be_elsewhere_says_the_hours_of_rome(phone, zoe):
    here = phone(zone="America/New_York")

    rome = timezone.localtime()
    hours = {time_words(rome - timedelta(minutes=minutes)) for minutes in range(3)}
    assert any(hour in status(here).inner_text() for hour in hours)


def test_without_a_list_what_the_camera_reads_is_sent_as_the_form(enter, session, zoe):
    user = UserFactory()
    StewardFactory(event=session.event, user=user)
    page = enter(user)
    page.route("**/persone.json", lambda route: route.abort())
    page.add_init_script(CAMERA % zoe.code)
    page.goto(address(session))

    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("[data-door-camera] button").click()

    expect(result(page)).to_have_attribute("data-look", "ok")
    assert Attendance.objects.get().registration == zoe
