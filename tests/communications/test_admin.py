from __future__ import annotations

import pytest
from django.urls import reverse

from communications.models import Email
from tests.desk import enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.communications import EmailFactory

pytestmark = pytest.mark.django_db

CHANGELIST = "admin:communications_email_changelist"


@pytest.fixture
def desk(client, settings):
    return enter_desk(client, settings, UserFactory(administrator=True))


def test_the_outbox_is_found_by_address(desk):
    email = EmailFactory(to="ada@example.org")
    EmailFactory(to="bob@example.org")

    response = desk.get(reverse(CHANGELIST), {"q": "ada@example.org"})

    assert list(response.context["cl"].result_list) == [email]


def test_a_secret_message_is_not_there(desk):
    secret = EmailFactory(is_secret=True)

    assert list(desk.get(reverse(CHANGELIST)).context["cl"].result_list) == []
    assert desk.get(f"/admin/communications/email/{secret.pk}/change/").status_code == 302


@pytest.mark.parametrize("page", ["add/", "{pk}/delete/"])
def test_nobody_writes_or_deletes(desk, page):
    email = EmailFactory()

    response = desk.post(f"/admin/communications/email/{page.format(pk=email.pk)}")

    assert response.status_code == 403


def test_a_hostile_body_is_shown_as_text(desk):
    email = EmailFactory()
    Email.objects.update(body_text="<script>alert(1)</script>")

    response = desk.get(f"/admin/communications/email/{email.pk}/change/")

    assert b"<script>alert(1)</script>" not in response.content


def test_staff_who_do_not_run_the_platform_see_nothing(client, settings):
    EmailFactory()
    desk = enter_desk(client, settings, UserFactory(staff=True))

    assert desk.get(reverse(CHANGELIST)).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_changelist_query_count_does_not_grow(desk, django_assert_max_num_queries, count):
    EmailFactory.create_batch(count)

    with django_assert_max_num_queries(9):
        assert len(desk.get(reverse(CHANGELIST)).context["cl"].result_list) == count
