"""A door steward with her phone, with a network and without: nothing that was scanned is lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from attendance.models import Attendance, Scan
from registrations.codes import as_scanned
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.doors import address, cut, restore, result, show, status
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import AccommodationNeedFactory, RegistrationFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session():
    now = timezone.now()
    return SessionFactory(
        starts_at=now, ends_at=now + timedelta(hours=3), event__title="Career day"
    )


@pytest.fixture
def ticket(session):
    def _ticket(first_name, last_name="Neri", **facts):
        person = ParticipantFactory(first_name=first_name, last_name=last_name)
        return RegistrationFactory(session=session, participant=person, **facts)

    return _ticket


def test_what_is_scanned_without_a_network_survives_a_reload_and_is_sent(phone, network, ticket):
    zoe, ada = ticket("Zoe"), ticket("Ada", "Bruni")
    AccommodationNeedFactory(registration=zoe, text="Posto davanti")
    page = phone("Nord")

    cut(page, network)
    show(page, as_scanned(zoe.token))
    expect(result(page)).to_have_attribute("data-look", "ok")
    expect(result(page)).to_contain_text("Zoe Neri")
    expect(result(page)).to_contain_text("Posto davanti")
    show(page, ada.code.lower().replace("-", " "))
    expect(result(page)).to_contain_text("Ada Bruni")
    show(page, ada.code)
    expect(result(page)).to_have_attribute("data-look", "attention")
    expect(status(page)).to_have_attribute("data-network", "offline")
    expect(status(page)).to_have_attribute("data-waiting", "3")
    assert not Attendance.objects.exists()

    page.reload()
    expect(status(page)).to_have_attribute("data-waiting", "3")
    show(page, "zoe")
    result(page).get_by_role("button", name="Zoe Neri").click()
    expect(result(page)).to_have_attribute("data-look", "attention")

    restore(page, network)
    expect(status(page)).to_have_attribute("data-waiting", "0")
    expect(status(page)).to_have_attribute("data-network", "online")
    assert Attendance.objects.count() == 2
    assert Scan.objects.count() == 4
    assert {one.door for one in Attendance.objects.all()} == {"Nord"}
    assert page.complaints == []


def test_an_answer_that_is_cut_in_its_body_stops_no_later_scan(phone, network, ticket):
    zoe, ada = ticket("Zoe"), ticket("Ada", "Bruni")
    page = phone("Nord")

    network.hold("/letture/")
    show(page, zoe.code)
    expect(status(page)).to_have_attribute("data-network", "offline")
    expect(status(page)).to_have_attribute("data-waiting", "1")
    network.restore()
    show(page, ada.code)

    expect(status(page)).to_have_attribute("data-waiting", "0")
    expect(status(page)).to_have_attribute("data-network", "online")
    assert Attendance.objects.count() == Scan.objects.count() == 2
    assert page.complaints == []


def test_what_goes_wrong_with_one_scan_stops_no_later_one(phone, ticket):
    zoe, ada = ticket("Zoe"), ticket("Ada", "Bruni")
    page = phone()
    page.evaluate(
        """() => {
          const { delete: drop } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.delete = () => {
            IDBObjectStore.prototype.delete = drop;
            throw new Error("The disk is full.");
          };
        }"""
    )

    with page.expect_event("pageerror"):
        show(page, zoe.code)
    show(page, ada.code)

    expect(status(page)).to_have_attribute("data-waiting", "0")
    assert Attendance.objects.count() == Scan.objects.count() == 2
    assert page.complaints == ["The disk is full."]


def test_a_list_that_does_not_come_holds_up_no_scan(phone, network, ticket):
    zoe = ticket("Zoe")
    page = phone()
    network.cut()
    show(page, zoe.code)
    expect(status(page)).to_have_attribute("data-network", "offline")

    network.restore()
    network.hold("/persone.json")
    page.reload()

    expect(status(page)).to_have_attribute("data-waiting", "0")
    assert Attendance.objects.get().registration == zoe
    assert page.complaints == []


def test_two_phones_without_a_network_and_one_ticket(phone, network, ticket):
    zoe = ticket("Zoe")
    north, south = phone("Nord"), phone("Sud")
    cut(north, network)
    cut(south, network)

    show(north, as_scanned(zoe.token))
    expect(result(north)).to_have_attribute("data-look", "ok")
    show(south, as_scanned(zoe.token))
    expect(result(south)).to_have_attribute("data-look", "ok")

    # Whoever sends first, who scanned first has let her in.
    restore(south, network)
    expect(status(south)).to_have_attribute("data-waiting", "0")
    restore(north, network)
    expect(status(north)).to_have_attribute("data-waiting", "0")
    assert [one.door for one in Attendance.objects.all()] == ["Nord"]
    show(south, as_scanned(zoe.token))
    expect(result(south)).to_have_attribute("data-look", "attention")
    expect(result(south)).to_contain_text("Nord")


def test_out_and_in_again_and_a_class_with_its_number(phone, network, session, ticket):
    zoe = ticket("Zoe")
    booked = RegistrationFactory(session=session, a_class=True)
    page = phone()
    cut(page, network)

    show(page, zoe.code)
    page.locator("[name=direction][value=out]").check()
    show(page, zoe.code)
    expect(result(page)).to_have_attribute("data-look", "ok")
    show(page, zoe.code)
    expect(result(page)).to_have_attribute("data-look", "attention")
    page.locator("[name=direction][value=in]").check()
    show(page, booked.code)
    number = page.locator("#door-number")
    expect(number).to_be_focused()
    number.fill("99")
    number.press("Enter")
    expect(number).to_have_attribute("aria-invalid", "true")
    number.fill("21")
    number.press("Enter")
    expect(result(page)).to_have_attribute("data-look", "ok")

    restore(page, network)
    expect(status(page)).to_have_attribute("data-waiting", "0")
    assert Attendance.objects.get(registration=booked).present == 21
    assert Attendance.objects.get(registration=zoe).left_at is not None


def test_a_ticket_that_the_phone_does_not_know_is_kept_and_sent(phone, network, ticket):
    page = phone()
    cut(page, network)
    late = ticket("Lia")

    show(page, late.code)
    expect(result(page)).to_have_attribute("data-look", "attention")
    show(page, "nessuno così")
    expect(status(page)).to_have_attribute("data-waiting", "1")

    restore(page, network)
    expect(status(page)).to_have_attribute("data-waiting", "0")
    assert Attendance.objects.get().registration == late


def test_the_list_goes_when_she_signs_out_and_the_scans_stay(phone, network, ticket):
    zoe = ticket("Zoe")
    page = phone()
    cut(page, network)
    show(page, zoe.code)
    expect(status(page)).to_have_attribute("data-waiting", "1")
    network.restore()
    page.context.set_offline(False)
    page.context.clear_cookies()

    page.goto(reverse("portal:home"))

    page.wait_for_function("async () => !(await caches.has('doors'))")
    held = page.evaluate(
        """() => new Promise((resolve) => {
          const opening = indexedDB.open("doors");
          opening.onsuccess = () => {
            const stores = opening.result.transaction(["lists", "queue"]);
            const all = (name) => stores.objectStore(name).getAll();
            const [lists, queue] = [all("lists"), all("queue")];
            stores.oncomplete = () => resolve([lists.result.length, JSON.stringify(queue.result)]);
          };
        })"""
    )
    assert held[0] == 0
    assert Scan.objects.exists() or zoe.key.hex in held[1].replace("-", "")
    assert "Zoe" not in held[1]


def test_without_scripts_the_form_does_it(phone, ticket):
    zoe = ticket("Zoe")
    page = phone(scripts=False)

    show(page, zoe.code)
    expect(result(page)).to_contain_text(re.compile("Zoe Neri"))
    show(page, zoe.code)

    expect(result(page)).to_have_attribute("data-look", "attention")
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_at_the_door(phone, axe_finds, session, ticket, viewport):
    zoe, booked = ticket("Zoe", seats=2), RegistrationFactory(session=session, a_class=True)
    page = phone(viewport=viewport)
    found = {"empty": axe_finds(page)}
    for name, text in {
        "in": zoe.code,
        "again": zoe.code,
        "class": booked.code,
        "found": "neri",
    }.items():
        show(page, text)
        expect(result(page)).to_be_visible()
        found[name] = axe_finds(page)
    page.goto(address(session))
    found["last"] = axe_finds(page)
    page.goto(reverse("doors:list"))
    found["doors"] = axe_finds(page)

    assert {where: faults for where, faults in found.items() if faults} == {}
    assert page.complaints == []
