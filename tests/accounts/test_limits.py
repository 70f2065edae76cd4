"""Nobody floods an address or guesses in many sessions at once; a dead cache shuts no door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.codes import network_digest
from accounts.models import CODE_ATTEMPTS, SignInCode
from accounts.services import CodeOver, CodeRefused
from communications.models import Email
from tests.accounts.conftest import last_code, wrong_code
from tests.threads import at_once

ADA = "ada@example.org"


@pytest.mark.django_db
@pytest.mark.parametrize("variant", [ADA, ADA.upper(), f" {ADA} ", "Ada@Example.org"])
def test_an_address_is_sent_few_codes_however_it_is_written(now, variant):
    for _ in range(5):
        assert Client().post(reverse("account_login"), {"email": ADA}).status_code == 302

    response = Client().post(reverse("account_login"), {"email": variant})

    assert response.status_code == 429
    assert Email.objects.count() == 5


@pytest.mark.django_db
def test_the_limit_of_an_address_passes(now, time_machine):
    for _ in range(5):
        Client().post(reverse("account_login"), {"email": ADA})
    time_machine.move_to(now + timedelta(minutes=16))

    assert Client().post(reverse("account_login"), {"email": ADA}).status_code == 302


@pytest.mark.django_db
def test_a_network_asks_for_so_many_codes(client):
    network = network_digest("127.0.0.1")
    SignInCode.objects.bulk_create(
        SignInCode(email=f"p{n}@example.org", network=network, digest="") for n in range(120)
    )

    assert client.post(reverse("account_login"), {"email": ADA}).status_code == 429
    other = client.post(reverse("account_login"), {"email": ADA}, REMOTE_ADDR="198.51.100.7")
    assert other.status_code == 302


@pytest.mark.django_db
def test_a_forged_forwarding_header_does_not_change_the_network(client):
    client.post(reverse("account_login"), {"email": ADA}, HTTP_X_FORWARDED_FOR="203.0.113.9")

    assert SignInCode.objects.get().network == network_digest("127.0.0.1")


@pytest.mark.django_db
def test_behind_a_proxy_the_last_address_counts(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    client.post(
        reverse("account_login"),
        {"email": ADA},
        HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.7",
    )

    assert SignInCode.objects.get().network == network_digest("198.51.100.7")


def test_neighbours_in_ipv6_are_one_network():
    assert network_digest("2001:db8::1") == network_digest("2001:db8::ffff")
    assert network_digest("2001:db8::1") != network_digest("2001:db8:0:1::1")


@pytest.mark.django_db
def test_the_door_opens_while_the_cache_is_dead(client, settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"},
    }

    client.post(reverse("account_login"), {"email": ADA})
    client.post(reverse("account_enter_code"), {"code": last_code(ADA)})

    assert "_auth_user_id" in client.session


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_share_no_attempt():
    code = services.send_code(email=ADA, network="n", language="it")
    wrong = wrong_code(ADA)

    def guess(_number):
        try:
            services.use_code(code_id=code.pk, typed=wrong)
        except CodeRefused:
            return "looked at"
        except CodeOver:
            return "over"
        finally:
            connection.close()
        return "in"

    results = at_once(guess, range(12))

    assert results.count("looked at") == CODE_ATTEMPTS
    assert results.count("over") == 12 - CODE_ATTEMPTS


@pytest.mark.django_db(transaction=True)
def test_requests_at_the_same_moment_do_not_pass_the_limit():
    def ask(_number):
        try:
            services.send_code(email=ADA, network="n", language="it")
        except services.TooManyCodes:
            return "refused"
        finally:
            connection.close()
        return "sent"

    assert at_once(ask, range(12)).count("sent") == 5
