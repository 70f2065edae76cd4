"""Changing one's address: nothing changes before the new one is proved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from accounts.models import User
from communications.models import Email
from tests.accounts.conftest import last_code
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

OLD, NEW = "ada@example.org", "ada.new@example.org"


def test_the_address_changes_with_the_code(client, sign_in):
    sign_in(OLD)

    response = client.post(reverse("account_email"), {"email": NEW.upper(), "action_add": ""})
    assert response.url == reverse("account_email_verification_sent")
    assert User.objects.get().email == OLD
    assert client.get(response.url).status_code == 200
    assert client.post(response.url, {"code": "no"}).status_code == 422
    client.post(response.url, {"code": last_code(NEW)})

    assert User.objects.get().email == NEW
    assert list(EmailAddress.objects.values_list("email", "verified")) == [(NEW, True)]
    notice = Email.objects.get(kind="accounts.security_notice")
    assert notice.to == OLD
    client.post(reverse("account_logout"))
    sign_in(NEW)
    assert User.objects.count() == 1


@pytest.mark.parametrize("written", ["no", "", OLD])
def test_a_refused_address_is_said(client, sign_in, written):
    sign_in(OLD)

    response = client.post(reverse("account_email"), {"email": written, "action_add": ""})

    assert response.status_code == 422
    assert response.context["form"].errors["email"]


def test_the_address_of_somebody_else_stays_hers(client, sign_in):
    other = UserFactory(email=NEW)
    sign_in(OLD)

    response = client.post(reverse("account_email"), {"email": NEW, "action_add": ""})
    assert response.url == reverse("account_email_verification_sent")
    if Email.objects.filter(to=NEW, is_secret=True).exists():
        client.post(response.url, {"code": last_code(NEW)})

    other.refresh_from_db()
    assert other.email == NEW
    assert User.objects.filter(email=OLD).exists()


@pytest.mark.parametrize("name", ["account_email", "mfa_activate_totp", "mfa_add_webauthn"])
def test_an_old_session_signs_in_again_before_it_changes_the_way_in(
    client, sign_in, now, time_machine, name
):
    sign_in(OLD)
    assert client.get(reverse(name)).templates[0].name != "accounts/sign_in_again.html"
    time_machine.move_to(now + timedelta(minutes=31))

    page = client.get(reverse(name))

    assert page.templates[0].name == "accounts/sign_in_again.html"
    client.post(reverse(name), {"email": NEW, "action_add": ""})
    assert not Email.objects.filter(to=NEW).exists()
    door = client.post(reverse("account_logout"), {"next": page.context["onward"]}).url
    assert client.get(door).context["next"] == reverse(name)
