"""Every address × every role × somebody else's object.

An address that this table does not know fails the test: whoever adds one says here who may open it.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from events.models import Session
from registrations.models import Registration
from registrations.tokens import offer_token
from tests.cast import ROLES, make_cast

# What each role gets, in the order of ROLES:
#   visitor, student (whose object it is), stranger, teacher, partner, coordinator, outsider, admin
# "in" is "sign in first", "404" that for this person it does not exist, "go" a way somewhere else.
PUBLIC = "200 200 200 200 200 200 200 200"
SIGNED_IN = "in 200 200 200 200 200 200 200"
HERS = "in 200 404 404 404 404 404 404"
DRAFT = "404 404 404 404 404 200 404 200"
OF_NOBODY_HERE = "in 404 404 404 404 404 404 404"
NOBODY = "404 404 404 404 404 404 404 404"
IN_ALREADY = "200 go go go go go go go"
TO_SIGN_IN = "in in in in in in in in"
ELSEWHERE = "in go go go go go go go"

# An address, what to ask for, and how each role is answered. Several rows for one address are
# several objects.
ADDRESSES = [
    ("portal:home", (), PUBLIC),
    ("portal:accessibility", (), PUBLIC),
    ("portal:contacts", (), PUBLIC),
    ("portal:legal", (), PUBLIC),
    ("portal:privacy", (), PUBLIC),
    ("portal:report_problem", (), PUBLIC),
    ("portal:site_map", (), PUBLIC),
    ("portal:rate", (), PUBLIC),
    ("portal:rate_reason", ("made-up",), NOBODY),
    ("portal:rate_thanks", (), PUBLIC),
    ("portal:me", (), SIGNED_IN),
    ("portal:ticket", ("registration.key",), HERS),
    ("portal:ticket", ("waiting.key",), HERS),
    ("participants:profile", (), SIGNED_IN),
    ("programmes:list", (), PUBLIC),
    ("programmes:detail", ("programme.slug",), PUBLIC),
    ("programmes:detail", ("draft_programme.slug",), DRAFT),
    ("events:list", (), PUBLIC),
    ("events:past", (), PUBLIC),
    ("events:calendar", ("event.slug",), PUBLIC),
    ("events:calendar", ("draft.slug",), NOBODY),
    ("registrations:event", ("event.slug",), PUBLIC),
    ("registrations:event", ("draft.slug",), DRAFT),
    ("registrations:register", ("session.key",), "in go 200 200 200 200 200 200"),
    ("registrations:register", ("draft_session.key",), "in 404 404 404 404 404 404 404"),
    ("registrations:cancel", ("registration.key",), HERS),
    ("registrations:choose", ("registration.key",), "in go 404 404 404 404 404 404"),
    ("registrations:calendar", ("registration.key",), HERS),
    ("registrations:calendar", ("waiting.key",), OF_NOBODY_HERE),
    ("registrations:offer", ("offer_token",), PUBLIC),
    ("registrations:offer", ("made-up",), NOBODY),
    ("jobs:health", (), PUBLIC),
    ("account_login", (), IN_ALREADY),
    ("account_signup", (), TO_SIGN_IN),
    ("account_enter_code", (), TO_SIGN_IN),
    ("account_resend_code", (), "405 405 405 405 405 405 405 405"),
    ("account_logout", (), "go 200 200 200 200 200 200 200"),
    ("account_inactive", (), PUBLIC),
    ("account_email", (), SIGNED_IN),
    ("account_reauthenticate", (), ELSEWHERE),
    ("account_email_verification_sent", (), ELSEWHERE),
    ("mfa_index", (), SIGNED_IN),
    ("mfa_authenticate", (), ELSEWHERE),
    ("mfa_activate_totp", (), SIGNED_IN),
    ("mfa_add_webauthn", (), SIGNED_IN),
    ("mfa_deactivate_totp", (), "in 404 404 404 404 404 404 404"),
    ("mfa_download_recovery_codes", (), "in 404 404 404 404 404 404 404"),
    ("mfa_edit_webauthn", ("authenticator.pk",), OF_NOBODY_HERE),
    ("mfa_generate_recovery_codes", (), SIGNED_IN),
    ("mfa_list_webauthn", (), ELSEWHERE),
    ("mfa_login_webauthn", (), ELSEWHERE),
    ("mfa_reauthenticate", (), "in 403 403 403 403 403 403 403"),
    ("mfa_reauthenticate_webauthn", (), "in 403 403 403 403 403 403 403"),
    ("mfa_remove_webauthn", ("authenticator.pk",), OF_NOBODY_HERE),
    ("mfa_view_recovery_codes", (), OF_NOBODY_HERE),
    ("openid_connect_callback", ("none",), NOBODY),
    ("openid_connect_login", ("none",), NOBODY),
    ("saml_acs", ("none",), "go go go go go go go go"),
    ("saml_finish_acs", ("none",), NOBODY),
    ("saml_login", ("none",), NOBODY),
    ("saml_metadata", ("none",), NOBODY),
    ("saml_sls", ("none",), NOBODY),
    ("socialaccount_connections", (), SIGNED_IN),
    ("socialaccount_login_cancelled", (), PUBLIC),
    ("socialaccount_login_error", (), "401 401 401 401 401 401 401 401"),
    ("socialaccount_signup", (), TO_SIGN_IN),
]


def names(patterns=None, namespace=""):
    """The names of all addresses, but the desk's (``tests/registrations/test_desk_access.py``)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            if inner != "admin:":
                yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} has no name: nothing here can walk it."
            yield f"{namespace}{pattern.name}"


def test_every_address_is_known():
    assert sorted(set(names())) == sorted({name for name, _arguments, _answers in ADDRESSES})


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_who_may_open_what():
    """One cast for the whole walk: it only reads."""
    cast = make_cast()
    found = {}
    for role in ROLES:
        client = cast.client(role)
        for name, arguments, _answers in ADDRESSES:
            path = reverse(name, args=[value_of(cast, argument) for argument in arguments])
            found.setdefault((name, *arguments), []).append(answer(client.get(path)))

    expected = {(name, *arguments): answers for name, arguments, answers in ADDRESSES}
    got = {row: " ".join(answers) for row, answers in found.items()}
    assert [(row, got[row]) for row in got if got[row] != expected[row]] == []


# What somebody else posts at Giulia's objects: (address, argument, what the form would send).
POSTS = [
    ("registrations:cancel", "registration.key", {}),
    ("registrations:cancel", "waiting.key", {}),
    ("registrations:choose", "registration.key", {"keep": "this"}),
    ("registrations:choose", "registration.key", {"keep": "others"}),
    ("registrations:calendar", "registration.key", {}),
    ("registrations:register", "draft_session.key", {"is_14": "on", "seats": "1"}),
    ("registrations:offer", "made-up", {"answer": "accept"}),
    ("portal:ticket", "registration.key", {}),
    ("portal:ticket", "waiting.key", {}),
]


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_post_at_what_is_somebody_elses_changes_nothing():
    cast = make_cast()
    Registration.objects.filter(pk=cast.registration.pk).update(
        choose_by=cast.session.starts_at - timedelta(hours=1)
    )
    before = everything()
    accepted = []
    for role in ROLES:
        client = cast.client(role)
        for name, argument, data in POSTS:
            if role == "student" and argument != "draft_session.key":
                continue
            path = reverse(name, args=[value_of(cast, argument)])
            if (got := answer(client.post(path, data))) not in {"404", "405", "in"}:
                accepted.append((role, name, argument, got))

    assert accepted == []
    assert everything() == before


def everything():
    """All claims and the counts of all sessions, as they are in the database."""
    return (
        list(Registration.objects.order_by("pk").values()),
        list(Session.objects.order_by("pk").values()),
    )


def value_of(cast, argument):
    """``"event.slug"`` is the slug of the cast's event; a word without a dot is itself."""
    if argument == "offer_token":
        return offer_token(cast.registration)
    value = cast
    for part in argument.split(".") if "." in argument else ():
        value = getattr(value, part)
    return argument if value is cast else value


def answer(response):
    """A response as the table writes it."""
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if "/login/" in response["Location"] or "/entra" in response["Location"] else "go"
