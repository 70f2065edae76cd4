"""The outbox as a coordinator reads it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from communications.models import Email
from registrations.outbox import emails_visible_to
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.communications import EmailFactory, failed
from tests.factories.events import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

CHANGELIST = "admin:communications_email_changelist"


@pytest.fixture
def email(register):
    """What one person was written about her registration."""
    return Email.objects.get(context__registration=register(SessionFactory()).pk)


@pytest.fixture
def coordinator(email):
    programme = SessionFactory._meta.model.objects.get().event.programme
    return coordinator_of(programme)


@pytest.fixture
def desk(client, settings, coordinator):
    return enter_desk(client, settings, coordinator)


def test_a_coordinator_reads_what_concerns_her_events(desk, email, register):
    register(SessionFactory())
    EmailFactory(context={})

    assert list(desk.get(reverse(CHANGELIST)).context["cl"].result_list) == [email]


def test_what_is_secret_is_not_hers(coordinator, email):
    EmailFactory(context=email.context, is_secret=True)

    assert list(emails_visible_to(coordinator)) == [email]


def test_an_administrator_reads_all_but_what_is_secret(email):
    other = EmailFactory()
    EmailFactory(is_secret=True)

    assert set(emails_visible_to(UserFactory(administrator=True))) == {email, other}


def test_a_person_reads_nothing_there(email):
    assert not emails_visible_to(email.recipient).exists()


def test_who_is_no_longer_staff_reads_nothing(coordinator):
    coordinator.is_staff = False

    assert not emails_visible_to(coordinator).exists()


@pytest.mark.parametrize("page", ["html", "send_again", "queue_again", "change", "history"])
def test_what_is_not_hers_is_not_there(desk, register, page):
    other = register(SessionFactory())
    email = failed(Email.objects.get(context__registration=other.pk))
    url = reverse(f"admin:communications_email_{page}", args=[email.pk])

    assert (desk.get(url).status_code, desk.post(url).status_code) == (404, 404)


def test_many_again_reach_only_hers(desk, email, register):
    register(SessionFactory())
    everything = [failed(message).pk for message in Email.objects.all()]
    data = {"action": "queue_again", "_selected_action": everything, "confirmed": "yes"}

    desk.post(reverse(CHANGELIST), data | {"select_across": "1"})

    assert list(Email.objects.filter(status="pending")) == [email]


@pytest.mark.parametrize("count", [1, 3])
def test_changelist_query_count_does_not_grow(
    desk, email, register, django_assert_num_queries, count
):
    session = SessionFactory._meta.model.objects.get()
    for _person in range(count - 1):
        register(session)

    with django_assert_num_queries(6):
        assert len(desk.get(reverse(CHANGELIST)).context["cl"].result_list) == count


def test_her_registrations_are_looked_up_before_their_mails(coordinator):
    sql = str(emails_visible_to(coordinator).query)

    assert "::bigint = ANY(ARRAY(SELECT" in sql
