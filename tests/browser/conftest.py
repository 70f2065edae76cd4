"""A real Chromium against a real server. Nothing freezes the clock: browsers have their own."""

from __future__ import annotations

import os
import re
import shutil
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as portal_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from communications.delivery import deliver_due
from tests.browser.doors import Network, address, stand_at
from tests.factories.accounts import UserFactory
from tests.factories.attendance import StewardFactory
from tests.factories.events import SessionFactory

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 20_000  # milliseconds: a machine may be busy with other tests
FLAGS = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
# What axe must find nothing of: WCAG 2.0 to 2.2, A and AA, and its own best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("Chromium is not installed: bin/test says how to get it.")
    # Playwright's loop would make Django believe that it runs in asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, live_server, settings):
    """Open a browser of its own for each person; ``new_page(scripts=False)`` runs no script.

    ``touch`` is a phone that knows fingers and no mouse.
    """
    settings.SITE_URL = live_server.url
    contexts = []

    def _new_page(viewport=PHONE, *, scripts=True, touch=False):
        context = chromium.new_context(
            viewport=viewport,
            java_script_enabled=scripts,
            base_url=live_server.url,
            locale="it-IT",
            has_touch=touch,
            is_mobile=touch,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield _new_page
    for context in contexts:
        context.close()


@pytest.fixture
def enter(new_page, live_server):
    """A browser of her own in which ``user`` is signed in, whoever else is in another one."""

    def _enter(user, viewport=PHONE, **device):
        client = Client()
        client.force_login(user)
        page = new_page(viewport, **device)
        cookie = client.cookies[portal_settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )
        return page

    return _enter


@pytest.fixture
def axe_finds():
    """What axe finds on the page, as (rule, where) pairs."""

    def _axe_finds(page):
        # A page that is only half there has no heading yet.
        page.wait_for_load_state()
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        found = Axe().run(page, options=options).response["violations"]
        return [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]]

    return _axe_finds


@pytest.fixture
def post(smtp_sink):
    """The mails that arrived at an address, after sending what waits in the outbox."""

    def _post(address):
        deliver_due(time_limit=timedelta(seconds=20))
        return [message for message in smtp_sink.messages if message["To"] == address]

    return _post


@pytest.fixture
def code_for(post):
    """The sign-in code that was last sent to an address."""

    def _code_for(address):
        text = post(address)[-1].get_body(("plain",)).get_content()
        return re.search(r"\b\d{6}\b", text)[0]

    return _code_for


@pytest.fixture
def session():
    """A session with one seat, three weeks from now."""
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=21)
    return SessionFactory(starts_at=start, capacity=1, event__title="Robot gentili")


@pytest.fixture
def network(live_server):
    made = Network(live_server.thread.port)
    yield made
    made.cut()
    made.listener.close()


@pytest.fixture
def phone(chromium, network, session):
    """A steward's phone at the door, and of ``others`` too; ``scripts=False`` runs no script."""
    contexts = []

    def _phone(door="", *, viewport=PHONE, scripts=True, others=(), zone="Europe/Rome"):
        client, user = Client(), UserFactory()
        for one in (session, *others):
            StewardFactory(event=one.event, user=user)
        client.force_login(user)
        if door:
            client.post(address(session, "name"), {"door": door})
        context = chromium.new_context(
            viewport=viewport,
            base_url=network.url,
            locale="it-IT",
            timezone_id=zone,
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": network.url}]
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        if scripts:
            stand_at(page, session)
        else:
            page.goto(address(session))
        return page

    yield _phone
    for context in contexts:
        context.close()
