"""Staff show a second factor before the desk opens; everybody may add one."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.urls import reverse

from accounts.models import User
from accounts.second_factor import DEMO_SESSION_KEY
from communications.models import Email
from tests.accounts.conftest import code_of
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

DESK = "/admin/accounts/user/"


def follow(client, response):
    while response.status_code == 302:
        response = client.get(response.url)
    return response


def test_a_stranger_is_led_to_the_door_and_then_to_the_desk(client):
    response = client.get(DESK)

    assert response.url == f"{reverse('account_login')}?next={DESK}"
    assert client.get(reverse("admin:login"), {"next": DESK}).url == (
        f"{reverse('account_login')}?next={quote(DESK, safe='')}"
    )


def test_who_is_not_staff_gets_a_clear_no(client, sign_in):
    sign_in("ada@example.org")

    response = follow(client, client.get(DESK))

    assert response.status_code == 403
    assert response.templates[0].name == "403.html"


@pytest.mark.django_db(transaction=True)  # what allauth does after commit is looked at
def test_staff_without_a_factor_add_one_and_arrive(client, sign_in):
    UserFactory(email="coordinator@example.org", administrator=True)
    sign_in("coordinator@example.org")

    page = follow(client, client.get(DESK))
    assert page.request["PATH_INFO"] == reverse("mfa_index")
    activate = client.get(reverse("mfa_activate_totp"))
    secret = activate.context["form"].secret
    codes = follow(client, client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}))

    assert codes.request["PATH_INFO"] == reverse("mfa_view_recovery_codes")
    assert len(codes.context["unused_codes"]) == 10
    onward = re.search(r'href="(/admin/login/[^"]+)"', codes.content.decode())[1]
    desk = follow(client, client.get(onward))
    assert desk.status_code == 200
    assert desk.request["PATH_INFO"] == DESK


def test_staff_with_a_factor_show_it_at_the_door(client, sign_in, totp_of):
    coordinator = UserFactory(email="coordinator@example.org", administrator=True)
    shown = totp_of(coordinator)

    response = sign_in("coordinator@example.org", next_url=DESK)

    assert response.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    code = shown()
    response = client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"})
    assert response.url == DESK
    assert client.get(DESK).status_code == 200


def test_a_wrong_second_factor_is_refused(client, sign_in, totp_of):
    totp_of(UserFactory(email="coordinator@example.org", administrator=True))
    sign_in("coordinator@example.org", next_url=DESK)

    response = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_session_that_has_not_shown_it_is_asked_and_comes_back(client, totp_of):
    coordinator = UserFactory(email="coordinator@example.org", administrator=True)
    client.force_login(coordinator)
    shown = totp_of(coordinator)

    asked = follow(client, client.get(DESK))

    assert asked.request["PATH_INFO"] == reverse("mfa_reauthenticate")
    response = client.post(
        reverse("mfa_reauthenticate"), {"code": shown(), "next": "/admin/login/?next=" + DESK}
    )
    desk = follow(client, response)
    assert desk.request["PATH_INFO"] == DESK
    assert desk.status_code == 200


def test_a_recovery_code_opens_once(client, sign_in, totp_of):
    coordinator = UserFactory(email="coordinator@example.org", administrator=True)
    totp_of(coordinator)
    code = RecoveryCodes.activate(coordinator).get_unused_codes()[0]
    sign_in("coordinator@example.org")

    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get(DESK).status_code == 200
    client.post(reverse("account_logout"))
    sign_in("coordinator@example.org")
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 422


def test_the_factor_of_somebody_else_does_not_count(client, sign_in, totp_of):
    totp_of(UserFactory(email="other@example.org"))
    UserFactory(email="coordinator@example.org", administrator=True)
    sign_in("coordinator@example.org")

    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize(("is_demo", "status"), [(True, 200), (False, 302)])
def test_only_in_the_demo_its_links_stand_for_the_factor(client, settings, is_demo, status):
    settings.DEMO = is_demo
    client.force_login(UserFactory(administrator=True))
    session = client.session
    session[DEMO_SESSION_KEY] = True
    session.save()

    assert client.get(DESK).status_code == status


def test_losing_the_factor_closes_the_desk(client, sign_in, totp_of):
    coordinator = UserFactory(email="coordinator@example.org", administrator=True)
    shown = totp_of(coordinator)
    sign_in("coordinator@example.org")
    client.post(reverse("mfa_authenticate"), {"code": shown()})
    assert client.get(DESK).status_code == 200

    coordinator.is_staff = False
    coordinator.save(update_fields=["is_staff"])

    assert follow(client, client.get(DESK)).status_code == 403


def test_the_admin_has_no_password_page(client, sign_in, totp_of):
    coordinator = UserFactory(email="coordinator@example.org", administrator=True)
    shown = totp_of(coordinator)
    sign_in("coordinator@example.org")
    client.post(reverse("mfa_authenticate"), {"code": shown()})

    assert client.get("/admin/password_change/").status_code == 404
    assert "password" not in client.get(DESK).content.decode()
    assert 'name="password' not in client.get(f"{DESK}{coordinator.pk}/change/").content.decode()


@pytest.mark.django_db(transaction=True)  # what allauth does after commit is looked at
def test_she_is_told_by_mail_when_her_access_changes(client, sign_in):
    sign_in("ada@example.org")
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    notice = Email.objects.get(kind="accounts.security_notice")
    assert notice.context == {"event": "totp_activated"}
    assert notice.recipient.email == notice.to == "ada@example.org"


def test_turning_the_app_off_asks_for_its_code_first(client, sign_in, totp_of):
    sign_in("ada@example.org")
    totp_of(User.objects.get())

    response = client.post(reverse("mfa_deactivate_totp"))

    assert response.url.startswith(reverse("mfa_reauthenticate"))
    assert Authenticator.objects.count() == 1


def test_a_passkey_can_be_added(client, sign_in):
    sign_in("ada@example.org")

    page = client.get(reverse("mfa_add_webauthn"))

    options = page.context["js_data"]["creation_options"]["publicKey"]
    assert options["rp"]["id"] == "testserver"
    assert options["challenge"]
    html = page.content.decode()
    assert 'src="/static/mfa/js/webauthn' in html
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", html)


def test_a_passkey_sign_in_begins(client):
    response = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

    assert response.json()["request_options"]["publicKey"]["challenge"]


def test_a_forged_passkey_is_refused(client):
    response = client.post(reverse("mfa_login_webauthn"), {"credential": '{"id": "x"}'})

    assert response.url == reverse("account_login")
    assert "_auth_user_id" not in client.session


def test_second_factors_are_refused_rather_than_unlimited_without_the_cache(
    client, sign_in, totp_of, settings
):
    shown = totp_of(UserFactory(email="ada@example.org"))
    sign_in("ada@example.org")
    settings.CACHES = {
        **settings.CACHES,
        "default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"},
    }

    assert client.post(reverse("mfa_authenticate"), {"code": shown()}).status_code == 422
