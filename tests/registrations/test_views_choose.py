from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from events.services import Times
from registrations.enums import EndReason, RegistrationStatus
from registrations.services import move_session
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def clash(client, register):
    """(moved, kept): two seats of the signed-in person, at the same time since one moved."""
    person = ParticipantFactory()
    client.force_login(person.user)
    later = SessionFactory(starts_at=START + timedelta(days=1))
    moved, kept = register(later, person), register(SessionFactory(), person)
    times = [Times(START, START + timedelta(hours=3))]
    move_session(session=later, times=times, site=None, room=None)
    moved.refresh_from_db()
    assert moved.choose_by is not None
    return moved, kept


def url_of(registration):
    return reverse("registrations:choose", args=[registration.key])


def test_the_page_shows_both_and_changes_nothing(client, clash):
    moved, kept = clash

    response = client.get(url_of(moved))

    moved.refresh_from_db()
    assert response.context["others"] == [kept]
    assert moved.choose_by is not None


def test_keeping_the_moved_one_ends_the_other(client, clash):
    moved, kept = clash

    client.post(url_of(moved), {"keep": "this"})

    moved.refresh_from_db()
    kept.refresh_from_db()
    assert (moved.status, moved.choose_by) == (RegistrationStatus.CONFIRMED, None)
    assert kept.end_reason == EndReason.NOT_CHOSEN


def test_keeping_the_other_ends_the_moved_one(client, clash):
    moved, kept = clash

    client.post(url_of(moved), {"keep": "others"})

    moved.refresh_from_db()
    kept.refresh_from_db()
    assert moved.end_reason == EndReason.NOT_CHOSEN
    assert kept.status == RegistrationStatus.CONFIRMED


def test_pressing_twice_leads_to_the_ticket(client, clash):
    moved, _kept = clash
    client.post(url_of(moved), {"keep": "this"})

    response = client.post(url_of(moved), {"keep": "others"})

    moved.refresh_from_db()
    assert response["Location"] == moved.get_absolute_url()
    assert moved.status == RegistrationStatus.CONFIRMED


def test_no_answer_is_refused_beside_the_choice(client, clash):
    response = client.post(url_of(clash[0]))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["keep"]


def test_somebody_elses_choice_does_not_exist(client, clash):
    client.force_login(ParticipantFactory().user)

    assert client.get(url_of(clash[0])).status_code == 404
