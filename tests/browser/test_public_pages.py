"""What everybody can open: nothing for axe to find, no cookie, nothing from another host."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from registrations.services import register_participant
from tests.browser.conftest import DESKTOP, PHONE
from tests.factories.events import EligibilityRuleFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import FundingFactory, PartnershipFactory

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = {"width": 320, "height": 640}
NAMES = [
    "portal:home",
    "programmes:list",
    "events:list",
    "events:past",
    "portal:privacy",
    "portal:accessibility",
    "portal:contacts",
    "portal:legal",
    "portal:report_problem",
    "portal:site_map",
]


@pytest.fixture
def addresses(session):
    """The public pages, with an event that has something of everything."""
    event = session.event
    EligibilityRuleFactory(event=event)
    FundingFactory(programme=event.programme)
    PartnershipFactory(programme=event.programme)
    pages = [reverse(name) for name in NAMES]
    return [*pages, event.get_absolute_url(), event.programme.get_absolute_url()]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(new_page, axe_finds, addresses, viewport):
    page = new_page(viewport)
    found = {}
    for address in [*addresses, reverse("account_login"), reverse("portal:rate"), "/non-esiste/"]:
        page.goto(address)
        found[address] = axe_finds(page)

    assert {address: faults for address, faults in found.items() if faults} == {}


def test_nothing_is_wider_than_the_smallest_screen(new_page, addresses):
    page = new_page(SMALL)
    wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)

    assert wide == []


def test_anonymous_pages_set_no_cookie_and_ask_no_other_host(new_page, live_server, addresses):
    page = new_page()
    hosts, faults = set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    for address in addresses:
        page.goto(address)

    assert hosts == {urlsplit(live_server.url).netloc}
    assert (page.context.cookies(), faults) == ([], [])


def test_axe_finds_nothing_on_personal_pages(new_page, axe_finds, live_server, client, session):
    participant = ParticipantFactory()
    loaded = type(session).objects.with_facts().get(pk=session.pk)
    registration = register_participant(session=loaded, participant=participant)
    client.force_login(participant.user)
    page = new_page()
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])
    addresses = [
        reverse("portal:me"),
        reverse("participants:profile"),
        reverse("mfa_index"),
        reverse("registrations:cancel", args=[registration.key]),
        registration.get_absolute_url(),
        session.event.get_absolute_url(),
    ]
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = axe_finds(page)

    assert {address: faults for address, faults in found.items() if faults} == {}
