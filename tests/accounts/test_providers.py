"""Sign-in providers are switched on by settings alone."""

from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse, translate_url

from accounts.models import User
from portal.sign_in_providers import sign_in_providers
from tests.accounts.conftest import last_code
from tests.accounts.identity_provider import IdentityProvider
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def idp():
    with IdentityProvider() as provider:
        yield provider


@pytest.fixture
def oidc(settings, idp):
    text = json.dumps(
        [
            {
                "provider_id": "spid",
                "name": "SPID",
                "client_id": "bussola",
                "secret": "a-secret",
                "settings": {"server_url": idp.url},
            }
        ]
    )
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_providers(oidc=text, saml="")
    return idp


@pytest.fixture
def saml(settings):
    text = json.dumps(
        [
            {
                "provider_id": "urn:gateway",
                "name": "Accesso regionale",
                "client_id": "regione",
                "settings": {
                    "idp": {
                        "entity_id": "urn:gateway",
                        "sso_url": "https://gateway.example.org/sso",
                        "x509cert": "",
                    },
                    "attribute_mapping": {"uid": "fiscalNumber", "email": "email"},
                },
            }
        ]
    )
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_providers(oidc="", saml=text)


def test_without_settings_there_is_only_the_door(client):
    assert not SocialAccount.objects.exists()
    assert "/oidc/" not in client.get(reverse("account_login")).content.decode()
    assert client.get("/account/oidc/spid/login/").status_code == 404
    assert client.get("/account/saml/regione/login/").status_code == 404


@pytest.mark.parametrize("text", ["{", '{"a": 1}'])
def test_a_mistake_in_the_settings_is_said(text):
    with pytest.raises(ImproperlyConfigured, match="OIDC_PROVIDERS"):
        sign_in_providers(oidc=text, saml="")


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_button_stands_at_the_door_and_leads_to_one_address(client, oidc, language):
    page = client.get(translate_url(reverse("account_login"), language)).content.decode()

    assert 'action="/account/oidc/spid/login/?process=login' in page
    assert "SPID" in page


def test_going_there_shows_a_page_that_goes_on(client, oidc):
    response = client.post("/account/oidc/spid/login/")

    assert response.status_code == 200
    page = response.content.decode()
    assert f'content="0; url={oidc.host}/authorize?' in page
    assert "client_id=bussola" in page


def test_a_provider_that_does_not_answer_is_said(client, oidc, settings):
    app = {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]}
    app["settings"] = {"server_url": "http://127.0.0.1:1/"}
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_providers(oidc=json.dumps([app]), saml="")

    response = client.post("/account/oidc/spid/login/")

    assert response.url == reverse("socialaccount_login_error")
    assert client.get(response.url).status_code == 401


def test_a_get_only_asks(client, oidc):
    response = client.get("/account/oidc/spid/login/")

    assert response.status_code == 200
    assert oidc.host not in response.content.decode()


def come_back(client, idp, claims, **query):
    """Leave for the provider and come back from it as the person of ``claims``."""
    client.post("/account/oidc/spid/login/", query_params=query)
    state = next(iter(client.session["socialaccount_states"]))
    idp.claims = claims
    return client.get("/account/oidc/spid/login/callback/", {"state": state, "code": "any"})


def test_a_new_person_comes_in_by_a_provider_that_vouches(client, oidc):
    claims = {"sub": "1", "email": "Ada@Example.org", "email_verified": True, "given_name": "Ada"}

    response = come_back(client, oidc, claims)

    assert response.url == reverse("portal:me")
    ada = User.objects.get(email="ada@example.org")
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_a_vouched_address_opens_the_account_that_has_it(client, oidc):
    ada = UserFactory(email="ada@example.org")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)

    come_back(client, oidc, {"sub": "1", "email": "ada@example.org", "email_verified": True})

    assert client.session["_auth_user_id"] == str(ada.pk)
    assert SocialAccount.objects.get().user == ada


def test_an_address_without_proof_opens_nothing(client, oidc):
    ada = UserFactory(email="ada@example.org")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)

    response = come_back(client, oidc, {"sub": "1", "email": "ada@example.org"})

    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert response.url == reverse("account_email_verification_sent")
    assert client.get(response.url).status_code == 200


def test_a_new_address_without_proof_is_confirmed_by_a_code(client, oidc):
    response = come_back(client, oidc, {"sub": "1", "email": "ada@example.org"})

    assert response.url == reverse("account_email_verification_sent")
    page = client.get(response.url)
    assert page.status_code == 200
    wrong = client.post(response.url, {"code": "000000"})
    assert wrong.status_code == 422
    client.post(response.url, {"code": last_code("ada@example.org")})
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_who_has_no_address_there_is_asked_for_one(client, oidc):
    response = come_back(client, oidc, {"sub": "1"})

    assert response.url == reverse("socialaccount_signup")
    assert client.get(response.url).status_code == 200
    assert client.post(response.url, {"email": "no"}).status_code == 422
    client.post(response.url, {"email": "ada@example.org"})
    client.post(reverse("account_email_verification_sent"), {"code": last_code("ada@example.org")})
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_we_write_in_the_language_she_goes_on_in(client, oidc):
    claims = {"sub": "1", "email": "ada@example.org", "email_verified": True}

    come_back(client, oidc, claims, process="login", next="/en/programmes/")

    assert User.objects.get().language == "en"


def test_the_second_factor_is_asked_after_a_provider_too(client, oidc, totp_of):
    ada = UserFactory(email="ada@example.org")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    totp_of(ada)

    response = come_back(
        client, oidc, {"sub": "1", "email": "ada@example.org", "email_verified": True}
    )

    assert response.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_a_state_that_is_not_ours_is_refused(client, oidc):
    response = client.get("/account/oidc/spid/login/callback/", {"state": "forged", "code": "any"})

    assert response.status_code in {200, 401}
    assert "_auth_user_id" not in client.session


def test_connecting_one_more_asks_for_the_second_factor_first(client, oidc, sign_in, totp_of):
    sign_in("ada@example.org")
    shown = totp_of(User.objects.get())

    response = come_back(client, oidc, {"sub": "9"}, process="connect")
    while response.status_code == 302:
        response = client.get(response.url)
    assert response.request["PATH_INFO"] == reverse("mfa_reauthenticate")
    assert not SocialAccount.objects.exists()

    client.post(reverse("mfa_reauthenticate"), {"code": shown()})
    assert SocialAccount.objects.get().uid == "9"


def test_a_connected_provider_can_be_removed(client, oidc):
    come_back(client, oidc, {"sub": "1", "email": "ada@example.org", "email_verified": True})
    page = client.get(reverse("socialaccount_connections"))
    assert page.status_code == 200

    account = SocialAccount.objects.get()
    client.post(reverse("socialaccount_connections"), {"account": account.pk})

    assert not SocialAccount.objects.exists()


def test_saml_works_by_settings_too(client, saml, settings):
    settings.ALLOWED_HOSTS = ["*"]
    page = client.get(reverse("account_login")).content.decode()
    assert "Accesso regionale" in page

    leaving = client.post("/account/saml/regione/login/", headers={"host": "portal.example.org"})
    assert "https://gateway.example.org/sso?SAMLRequest=" in leaving.content.decode()
    metadata = client.get("/account/saml/regione/metadata/", headers={"host": "portal.example.org"})
    assert metadata["Content-Type"] == "text/xml"
    assert b"/account/saml/regione/acs/" in metadata.content
