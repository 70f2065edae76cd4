"""What the server does not take of what a phone kept: it is seen to by somebody, and not lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from attendance.models import Attendance
from registrations.enums import EndReason
from registrations.models import Registration
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.doors import cut, restore, result, show, status
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session():
    now = timezone.now()
    return SessionFactory(
        starts_at=now, ends_at=now + timedelta(hours=3), event__title="Career day"
    )


@pytest.fixture
def zoe(session):
    person = ParticipantFactory(first_name="Zoe", last_name="Neri")
    return RegistrationFactory(session=session, participant=person)


def refused(page):
    return page.get_by_role("region", name="Non accettati")


def cancel(registration):
    ended = {"status": "cancelled", "ended_at": timezone.now(), "end_reason": EndReason.BY_PERSON}
    Registration.objects.filter(pk=registration.pk).update(**ended)


def restore_later(page, network):
    """A refusal that comes at once is seen by whoever stands there: these come later."""
    page.wait_for_timeout(5000)
    restore(page, network)


def let_in_and_cancelled(page, network, *tickets):
    """Without a network the phone says OK; meanwhile the places go. Then the network is back."""
    cut(page, network)
    for one in tickets:
        show(page, one.code)
        expect(result(page)).to_have_attribute("data-look", "ok")
        cancel(one)
    expect(status(page)).to_have_attribute("data-waiting", str(len(tickets)))
    restore_later(page, network)
    expect(status(page)).to_have_attribute("data-waiting", "0")


def sign_out_and_in(page, session):
    """The phone forgets what it held for whoever stood there; then she is back at the door."""
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.goto(reverse("portal:home"))
    page.wait_for_function("async () => !(await caches.has('doors'))")
    page.context.add_cookies(cookies)
    page.goto(reverse("doors:entrance", args=[session.occurrences.get().key]))


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_who_was_let_in_and_had_no_place_is_said_until_it_is_seen_to(
    phone, network, session, zoe, axe_finds, viewport
):
    ada = ParticipantFactory(first_name="Ada", last_name="Bruni")
    other = RegistrationFactory(session=session, participant=ada)
    page = phone("Nord", viewport=viewport)
    expect(refused(page)).to_have_count(0)

    let_in_and_cancelled(page, network, zoe, other)

    expect(status(page)).to_contain_text("2 non accettati")
    lines = refused(page).get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text(f"Zoe Neri · {zoe.code}")
    expect(lines.first).to_contain_text("Nord")
    expect(lines.first).to_contain_text("Nessun posto: questa iscrizione è “Annullato”.")
    assert axe_finds(page) == []

    cut(page, network)
    page.reload()
    expect(lines).to_have_count(2)
    seen = lines.first.get_by_role("button", name=re.compile("Zoe Neri"))
    assert seen.bounding_box()["height"] >= 44
    seen.click()
    expect(lines).to_have_count(1)
    expect(lines.first).to_contain_text("Ada Bruni")
    expect(lines.first.get_by_role("button")).to_be_focused()

    page.reload()
    expect(lines).to_have_count(1)
    lines.first.get_by_role("button").press("Enter")
    expect(refused(page)).to_have_count(0)
    expect(page.locator("[name=code]")).to_be_focused()
    restore(page, network)
    page.reload()
    expect(status(page)).to_have_attribute("data-refused", "0")
    assert not Attendance.objects.exists()
    assert page.complaints == []


def test_a_class_of_more_than_are_booked_now_is_sent_again_with_its_number(phone, network, session):
    booked = RegistrationFactory(session=session, a_class=True)
    page = phone()
    cut(page, network)
    show(page, booked.code)
    page.locator("#door-number").fill("26")
    page.locator("#door-number").press("Enter")
    expect(result(page)).to_have_attribute("data-look", "ok")
    Registration.objects.filter(pk=booked.pk).update(seats=24)
    restore(page, network)

    number = refused(page).get_by_label(re.compile("quante persone"))
    expect(number).to_have_value("24")
    cut(page, network)
    number.fill("25")
    number.press("Enter")
    expect(number).to_have_attribute("aria-invalid", "true")
    # Without a network it waits with the others.
    number.fill("23")
    number.press("Enter")
    expect(refused(page)).to_have_count(0)
    expect(status(page)).to_have_attribute("data-waiting", "1")
    restore(page, network)

    expect(status(page)).to_have_attribute("data-waiting", "0")
    expect(result(page)).to_have_attribute("data-look", "ok")
    expect(result(page)).to_contain_text(booked.who)
    assert Attendance.objects.get().present == 23
    assert page.complaints == []


def test_a_class_that_the_phone_does_not_know_is_asked_its_number(phone, session):
    page = phone()
    booked = RegistrationFactory(session=session, a_class=True)

    show(page, booked.code)
    refused(page).get_by_label(re.compile("quante persone")).fill("20")
    refused(page).get_by_role("button", name="Invia il numero").click()

    expect(refused(page)).to_have_count(0)
    expect(result(page)).to_have_attribute("data-look", "ok")
    assert Attendance.objects.get().present == 20


def test_who_is_refused_while_she_stands_there_is_not_listed_too(phone):
    page = phone()

    show(page, "ZZZ-ZZZ")

    expect(result(page)).to_have_attribute("data-look", "no")
    expect(status(page)).to_have_attribute("data-waiting", "0")
    expect(status(page)).to_have_attribute("data-refused", "0")


def test_its_names_go_when_she_signs_out_and_its_codes_stay(phone, network, zoe):
    page = phone()
    let_in_and_cancelled(page, network, zoe)
    expect(refused(page)).to_contain_text("Zoe Neri")

    sign_out_and_in(page, zoe.session)

    expect(refused(page)).to_contain_text(zoe.code)
    expect(refused(page)).not_to_contain_text("Zoe")


def test_a_name_that_was_typed_as_a_code_goes_when_she_signs_out(phone, network, zoe):
    page = phone()
    cut(page, network)
    show(page, "Marino")
    restore_later(page, network)
    expect(refused(page)).to_contain_text("Marino")

    sign_out_and_in(page, zoe.session)

    expect(refused(page)).to_contain_text("Un biglietto sconosciuto")
    expect(refused(page)).not_to_contain_text("Marino")
