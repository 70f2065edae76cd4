"""The desk's page on users."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.second_factor import DEMO_SESSION_KEY
from accounts.services import remove_second_factors
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_the_desk(client, settings):
    """Sign a user in with a second factor shown, as the demo's links do."""
    settings.DEMO = True

    def enter(user):
        client.force_login(user)
        session = client.session
        session[DEMO_SESSION_KEY] = True
        session.save()
        return client

    return enter


def staff_who_may(*codenames):
    user = UserFactory(staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def change_url(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def test_an_administrator_adds_staff(at_the_desk):
    client = at_the_desk(UserFactory(administrator=True))

    response = client.post(
        reverse("admin:accounts_user_add"),
        {"email": "New@Example.org", "language": "it", "is_staff": "on", "is_active": "on"},
    )

    assert response.status_code == 302
    new = User.objects.get(email="new@example.org")
    assert new.is_staff
    assert not new.is_superuser


def test_staff_cannot_give_themselves_roles(at_the_desk):
    me = staff_who_may("view_user", "change_user")
    client = at_the_desk(me)

    client.post(
        change_url(me),
        {"first_name": "Anna", "language": "it", "email": "x@example.org", "is_superuser": "on"},
    )

    before = me.email
    me.refresh_from_db()
    assert (me.first_name, me.email, me.is_superuser) == ("Anna", before, False)


def test_staff_see_nobody_but_themselves(at_the_desk):
    UserFactory()
    me = staff_who_may("view_user")

    response = at_the_desk(me).get(reverse("admin:accounts_user_changelist"))

    assert list(response.context["cl"].result_list) == [me]


def test_staff_cannot_open_another_user(at_the_desk):
    client = at_the_desk(staff_who_may("view_user", "change_user"))

    response = client.post(change_url(UserFactory(administrator=True)), {"first_name": "Anna"})

    assert response["Location"] == reverse("admin:index")


def test_nobody_deletes_a_user(at_the_desk):
    somebody = UserFactory()
    client = at_the_desk(UserFactory(administrator=True))

    url = reverse("admin:accounts_user_delete", args=[somebody.pk])
    assert client.post(url, {"post": "yes"}).status_code == 403


def test_an_administrator_removes_the_factor_of_a_lost_phone(at_the_desk, totp_of):
    somebody = UserFactory(staff=True)
    totp_of(somebody)
    client = at_the_desk(UserFactory(administrator=True))

    client.post(
        reverse("admin:accounts_user_changelist"),
        {"action": "remove_second_factors", "_selected_action": [somebody.pk]},
    )

    assert not Authenticator.objects.exists()


def test_a_lost_phone_is_signed_out_with_its_factor(totp_of):
    lost, other = UserFactory(staff=True), UserFactory(staff=True)
    totp_of(lost)
    phone, elsewhere = Client(), Client()
    phone.force_login(lost)
    elsewhere.force_login(other)

    people = remove_second_factors(users=[lost])

    assert people == 1
    assert not get_user(phone).is_authenticated
    assert get_user(elsewhere) == other


def test_staff_cannot_remove_factors(at_the_desk, totp_of):
    somebody = UserFactory(staff=True)
    totp_of(somebody)
    client = at_the_desk(staff_who_may("view_user", "change_user"))

    client.post(
        reverse("admin:accounts_user_changelist"),
        {"action": "remove_second_factors", "_selected_action": [somebody.pk]},
    )

    assert Authenticator.objects.exists()


@pytest.mark.parametrize("query", ["", "?q=persona", "?is_staff__exact=1"])
def test_the_list_opens(at_the_desk, query):
    client = at_the_desk(UserFactory(administrator=True))

    assert client.get(reverse("admin:accounts_user_changelist") + query).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(at_the_desk, rows, django_assert_num_queries):
    client = at_the_desk(UserFactory(administrator=True))
    UserFactory.create_batch(rows)

    with django_assert_num_queries(6):
        client.get(reverse("admin:accounts_user_changelist"))


def test_secrets_of_the_second_factor_are_not_on_the_desk(at_the_desk):
    client = at_the_desk(UserFactory(administrator=True))

    assert client.get("/admin/mfa/authenticator/").status_code == 404
    assert client.get("/admin/socialaccount/socialapp/").status_code == 404
