"""The addresses under ``account/``: ours, and those of allauth that make sense without passwords.

They are listed one by one, under the names that allauth knows, so that what is not here does not
answer: no passwords, no second way to sign up, no list of addresses.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as providers
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from accounts import views
from accounts.decorators import fresh_sign_in, in_our_shell

urlpatterns = [
    path("login/", views.sign_in, name="account_login"),
    path("login/code/", views.enter_code, name="account_enter_code"),
    path("login/code/another/", views.resend_code, name="account_resend_code"),
    path("signup/", views.sign_up, name="account_signup"),
    path("logout/", in_our_shell(account.logout), name="account_logout"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("inactive/", in_our_shell(account.account_inactive), name="account_inactive"),
    path("email/", fresh_sign_in(in_our_shell(account.email)), name="account_email"),
    path(
        "email/confirm/",
        in_our_shell(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("2fa/", in_our_shell(mfa.index), name="mfa_index"),
    path("2fa/authenticate/", in_our_shell(mfa.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", in_our_shell(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "2fa/totp/activate/",
        fresh_sign_in(in_our_shell(totp.activate_totp)),
        name="mfa_activate_totp",
    ),
    path("2fa/totp/deactivate/", in_our_shell(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "2fa/recovery-codes/",
        in_our_shell(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/generate/",
        in_our_shell(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("2fa/webauthn/", views.passkeys, name="mfa_list_webauthn"),
    path(
        "2fa/webauthn/add/",
        fresh_sign_in(in_our_shell(passkeys.add_webauthn)),
        name="mfa_add_webauthn",
    ),
    path("2fa/webauthn/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/",
        in_our_shell(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "2fa/webauthn/keys/<int:pk>/edit/",
        in_our_shell(passkeys.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "2fa/webauthn/keys/<int:pk>/remove/",
        in_our_shell(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "providers/",
        fresh_sign_in(in_our_shell(providers.connections)),
        name="socialaccount_connections",
    ),
    path("providers/signup/", in_our_shell(providers.signup), name="socialaccount_signup"),
    path(
        "providers/cancelled/",
        in_our_shell(providers.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path(
        "providers/error/",
        login_not_required(in_our_shell(providers.login_error)),
        name="socialaccount_login_error",
    ),
]
