"""Hosts are put in order by dragging, with a finger or a mouse, by buttons and by the keyboard."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from careerdays.models import Choice
from careerdays.services import add_choice, ballot_of, lay_out, make_rounds
from tests.browser.conftest import DESKTOP
from tests.factories.careerdays import CareerDayFactory, HostFactory, RunFactory
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = pytest.mark.django_db(transaction=True)

NARROW = {"width": 320, "height": 640}
PHONES = pytest.mark.parametrize(
    "phone", [NARROW, {"width": 390, "height": 844}], ids=["320", "390"]
)
CHOSEN = ["Ada", "Bea", "Cleo", "Dora"]


@pytest.fixture
def registration():
    """Of a student who chose four of twelve hosts."""
    now = timezone.now()
    career_day = CareerDayFactory(
        most_choices=6,
        choices_open_at=now - timedelta(days=1),
        choices_close_at=now + timedelta(days=1),
    )
    start = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=10)
    session = SessionFactory(
        event=career_day.event, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    minutes = [start + timedelta(minutes=20 * number) for number in range(3)]
    make_rounds(career_day=career_day, session=session, times=list(pairwise(minutes)))
    names = [*CHOSEN, "Elsa Brambilla", *(f"Ospite {number}" for number in range(7))]
    hosts = [
        HostFactory(career_day=career_day, name=name, competences="statistica, lavoro di gruppo")
        for name in names
    ]
    participant = ParticipantFactory()
    ballot = ballot_of(career_day=career_day, participant=participant)
    for host in hosts:
        lay_out(host=host)
    for host in hosts[: len(CHOSEN)]:
        add_choice(ballot=ballot, host=host)
    return RegistrationFactory(session=session, participant=participant)


@pytest.fixture
def open_choices(enter, registration):
    """The page of her choices, on a device of hers."""

    def _open(viewport, **device):
        page = enter(registration.participant.user, viewport, **device)
        page.posts = []
        page.on("request", lambda one: page.posts.append(one) if one.method == "POST" else None)
        page.goto(reverse("careerdays:choices", args=[registration.key]))
        return page

    return _open


def ranked():
    return list(Choice.objects.order_by("rank").values_list("host__name", flat=True))


def middle_of(page, name):
    """Where the grip of a host is, in the screen."""
    grip = page.locator(".ranked > li", has_text=name).locator("[data-grip]")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def height_of(page):
    return page.locator(".ranked > li").first.bounding_box()["height"]


class Finger:
    """What a finger does on a phone's screen, as the browser's own protocol tells it."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)

    def _tell(self, kind, *points):
        places = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    def drag(self, x, y, *, by):
        self._tell("touchStart", (x, y))
        for step in range(1, 9):
            self._tell("touchMove", (x, y + by * step / 8))
        self._tell("touchEnd")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@PHONES
def test_a_finger_drags_a_host_and_one_post_keeps_the_order(open_choices, axe_finds, phone):
    page = open_choices(phone, touch=True)
    x, y = middle_of(page, "Cleo")

    Finger(page).drag(x, y, by=-1.2 * height_of(page))

    expect(page.locator("[role=status][data-said]")).to_contain_text("Cleo")
    assert ranked() == ["Ada", "Cleo", "Bea", "Dora"]
    assert len(page.posts) == 1
    assert page.locator(".ranked .rank").all_text_contents() == ["1", "2", "3", "4"]
    assert fits(page)
    assert axe_finds(page) == []


def test_a_finger_beside_the_grip_scrolls(open_choices):
    page = open_choices(NARROW, touch=True)
    _x, y = middle_of(page, "Cleo")

    Finger(page).drag(200, y, by=-200)

    assert page.posts == []
    assert ranked() == CHOSEN


def test_a_mouse_drags_and_escape_puts_it_back(open_choices):
    page = open_choices(DESKTOP)

    def hold_and_move():
        x, y = middle_of(page, "Ada")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + 1.3 * height_of(page), steps=5)

    hold_and_move()
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".ranked b").first.inner_text().endswith("Ada")

    hold_and_move()
    page.mouse.up()

    expect(page.locator("[role=status][data-said]")).to_contain_text("Ada")
    assert ranked() == ["Bea", "Ada", "Cleo", "Dora"]
    assert len(page.posts) == 1


def test_buttons_keep_the_keyboard_where_it_is(open_choices):
    page = open_choices(NARROW)
    up = page.locator(".ranked > li", has_text="Dora").locator("[name=up]")
    up.focus()

    for rank in (3, 2, 1):
        page.keyboard.press("Enter")
        expect(page.locator(".ranked > li").nth(rank - 1)).to_contain_text("Dora")

    # She is the first: what is left to press is "down".
    expect(page.locator(".ranked > li").first.locator("[name=down]")).to_be_focused()
    assert ranked() == ["Dora", "Ada", "Bea", "Cleo"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_she_looks_for_a_host_and_adds_her(open_choices, axe_finds, scripts):
    page = open_choices(NARROW, scripts=scripts)
    page.locator("#q").fill("brambìlla STATIST")
    if not scripts:
        page.locator(".search-line button").click()
    expect(page.locator(".hosts > li")).to_have_count(1)
    expect(page.locator("[data-found]")).to_contain_text("brambìlla STATIST")
    page.locator(".hosts summary").click()
    expect(page.locator(".hosts > li")).to_contain_text("smontava orologi")
    assert "q=" in page.url
    if scripts:
        assert axe_finds(page) == []

    page.locator(".hosts [name=add]").click()

    expect(page.locator(".ranked > li").last).to_contain_text("Elsa Brambilla")
    assert ranked() == [*CHOSEN, "Elsa Brambilla"]
    assert "q=" in page.url
    assert fits(page)


@PHONES
def test_the_proof_fits_on_a_phone(new_page, axe_finds, registration, phone):
    """Its digest has no place to break by itself."""
    career_day = registration.session.event.career_day
    RunFactory(career_day=career_day, published_at=timezone.now(), digest="ab12" * 16)
    page = new_page(phone, touch=True)

    page.goto(reverse("careerdays:proof", args=[registration.session.event.slug]))

    expect(page.get_by_role("main")).to_contain_text("ab12" * 16)
    assert fits(page)
    assert axe_finds(page) == []
