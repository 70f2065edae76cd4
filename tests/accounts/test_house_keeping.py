"""What runs at night, and the commands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command

from accounts.models import SignInCode, User
from accounts.tasks import prune
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def session(key, expires):
    return Session(session_key=key, session_data="", expire_date=expires)


def test_prune_deletes_what_is_over(now):
    old, fresh = now - timedelta(hours=25), now - timedelta(hours=23)
    Session.objects.bulk_create([session("over", old), session("going", now + timedelta(days=1))])
    for created_at in (old, fresh):
        SignInCode.objects.create(email="a@example.org", network="n", created_at=created_at)

    prune()

    assert [s.session_key for s in Session.objects.all()] == ["going"]
    assert SignInCode.objects.get().created_at == fresh


@pytest.mark.parametrize(
    ("fields", "verified", "stays"),
    [
        ({}, False, False),  # came through a provider, never confirmed
        ({}, True, True),
        ({}, None, True),  # written by an administrator, has not come yet
        ({"is_staff": True}, False, True),
        ({"last_login": True}, False, True),
        ({"recent": True}, False, True),
    ],
)
def test_prune_deletes_only_sign_ups_that_nobody_confirmed(now, fields, verified, stays):
    joined = now - timedelta(hours=1 if fields.pop("recent", False) else 25)
    if fields.get("last_login"):
        fields["last_login"] = now
    user = UserFactory(date_joined=joined, **fields)
    if verified is not None:
        EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)

    prune()

    assert User.objects.filter(pk=user.pk).exists() is stays


def test_an_administrator_is_made_without_a_password_twice_the_same(capsys):
    for _ in range(2):
        call_command("create_administrator", " Boss@Example.org ".strip())

    boss = User.objects.get()
    assert (boss.email, boss.is_staff, boss.is_superuser) == ("boss@example.org", True, True)
    assert boss.password.startswith("!")
    assert "boss@example.org is a platform administrator." in capsys.readouterr().out


def test_an_administrator_needs_an_address():
    with pytest.raises(CommandError, match="is not an email address"):
        call_command("create_administrator", "boss")
