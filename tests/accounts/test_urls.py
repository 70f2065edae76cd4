"""Which addresses of signing in answer, and which do not."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from accounts import provider_urls, urls

ANONYMOUS = {
    "account_login",
    "account_enter_code",
    "account_resend_code",
    "account_signup",
    "account_logout",
    "account_inactive",
    "account_email_verification_sent",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "saml_acs",
    "saml_finish_acs",
    "saml_login",
    "saml_metadata",
    "saml_sls",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
}
SIGNED_IN = {
    "account_email",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "socialaccount_connections",
}


def all_names(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from all_names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_these_addresses_answer_and_no_other():
    listed = {pattern.name for pattern in urls.urlpatterns + provider_urls.urlpatterns}

    assert listed == ANONYMOUS | SIGNED_IN
    routed = set(all_names(get_resolver().url_patterns))
    allauth = {name for name in routed if name.startswith(("account_", "mfa_", "socialaccount_"))}
    assert allauth <= listed


@pytest.mark.parametrize(
    "name",
    [
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_signup_by_passkey",
        "admin:password_change",
    ],
)
def test_there_is_no_password_and_no_second_door(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(SIGNED_IN - {"mfa_edit_webauthn", "mfa_remove_webauthn"}))
def test_pages_on_ones_access_lead_strangers_to_the_door(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ANONYMOUS))
def test_what_strangers_need_does_not_ask_them_to_sign_in(client, name):
    arguments = ["any"] if name.startswith(("openid", "saml")) else []

    response = client.get(reverse(name, args=arguments), headers={"host": "localhost"})

    assert "?next=" not in response.headers.get("Location", "")
