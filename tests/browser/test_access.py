"""Signing in and the security of one's access, in a real browser under our strict policy."""

from __future__ import annotations

import pytest
from django.urls import reverse, translate_url

from accounts.models import User
from tests.accounts.conftest import code_of, last_code
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

ADA = "ada@example.org"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def door(new_page, live_server):
    """Open a browser that has a (virtual) passkey device, and sign Ada in by code."""

    def _door(viewport=PHONE, language="it"):
        page = new_page(viewport)
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda line: "Security" in line.text and page.complaints.append(line))
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.goto(translate_url(reverse("account_login"), language))
        sign_in(page)
        return page

    return _door


def sign_in(page):
    page.fill("[name=email]", ADA)
    page.press("[name=email]", "Enter")
    page.wait_for_selector("[name=code]")
    code = last_code(ADA)
    page.fill("[name=code]", f"{code[:3]} {code[3:]}")
    code_page = page.url
    page.press("[name=code]", "Enter")
    page.wait_for_url(lambda url: url != code_page)


def sign_out(page):
    page.goto(reverse("account_logout"))
    page.click("main form button")
    page.wait_for_url("**/")


def add_passkey(page):
    page.goto(reverse("mfa_add_webauthn"))
    page.click("#passkey-add")
    page.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")


def test_a_passkey_is_added_and_opens_the_door(door):
    page = door()
    add_passkey(page)
    sign_out(page)

    page.goto(reverse("account_login"))
    page.click("#passkey-login")
    page.wait_for_url(f"**{reverse('portal:me')}")

    assert page.complaints == []


def test_a_passkey_seconds_the_code(door):
    page = door()
    add_passkey(page)
    sign_out(page)
    page.goto(reverse("account_login"))
    sign_in(page)

    page.click("#passkey-use")
    page.wait_for_url(f"**{reverse('portal:me')}")

    assert page.complaints == []


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(door, axe_finds, viewport, language):
    page = door(viewport, language)
    found = {}

    def look(address=""):
        if address:
            page.goto(translate_url(address, language))
        found[page.url] = axe_finds(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url

    look(reverse("mfa_index"))
    look(reverse("account_email"))
    look(reverse("mfa_activate_totp"))
    page.fill("[name=code]", code_of(page.inner_text(".access-secret")))
    page.press("[name=code]", "Enter")
    page.wait_for_selector(".access-codes")
    look()
    look(reverse("mfa_add_webauthn"))
    page.click("#passkey-add")
    page.wait_for_selector(".access-keys")
    look()
    key = User.objects.get().authenticator_set.get(type="webauthn").pk
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        look(reverse(name, args=[key]))
    for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes", "account_logout"):
        look(reverse(name))

    assert {address: faults for address, faults in found.items() if faults} == {}


def test_the_door_without_scripts(new_page, live_server):
    page = new_page(scripts=False)
    page.goto(reverse("account_login"))
    assert page.locator("#passkey-login").is_hidden()

    sign_in(page)

    assert page.url.endswith(reverse("portal:me"))
