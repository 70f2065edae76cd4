from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

from communications.models import Email


def last_code(email):
    """The code that the newest mail to ``email`` holds."""
    return Email.objects.filter(to=email, is_secret=True).latest("pk").context["code"]


def wrong_code(email):
    """Six digits that are not the ones in the newest mail."""
    return f"{(int(last_code(email)) + 1) % 10**6:06d}"


@pytest.fixture
def sign_in(client):
    """Go through the door as a person does; returns the last answer (not followed)."""

    def walk(email, *, next_url=""):
        client.post(reverse("account_login"), {"email": email, "next": next_url})
        return client.post(reverse("account_enter_code"), {"code": last_code(email)})

    return walk


@pytest.fixture
def totp_of():
    """A user with an app for codes; returns a function that says what the app shows now."""

    def give(user):
        secret = totp.generate_totp_secret()
        totp.TOTP.activate(user, secret)
        return lambda: code_of(secret)

    return give


def code_of(secret):
    """What an app that was given ``secret`` shows now."""
    counter = int(time.time()) // 30
    return totp.format_hotp_value(totp.hotp_value(secret, counter))
