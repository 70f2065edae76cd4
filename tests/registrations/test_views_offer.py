from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from registrations.enums import EndReason, RegistrationStatus
from registrations.services import cancel_registration, cancel_session, expire_offers
from registrations.tokens import offer_token
from tests.factories.events import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def offered(register):
    """A registration whose seat was just freed by somebody else."""
    session = SessionFactory(capacity=1)
    first, waiting = register(session), register(session)
    cancel_registration(registration=first)
    waiting.refresh_from_db()
    assert waiting.status == RegistrationStatus.OFFERED
    return waiting


def url_of(registration):
    return reverse("registrations:offer", args=[offer_token(registration)])


def test_opening_the_link_changes_nothing_and_needs_no_account(client, offered):
    response = client.get(url_of(offered))

    offered.refresh_from_db()
    assert (response.status_code, response.context["state"]) == (200, "open")
    assert offered.status == RegistrationStatus.OFFERED


@pytest.mark.parametrize(
    ("answer", "status", "state"),
    [
        ("accept", RegistrationStatus.CONFIRMED, "confirmed"),
        ("refuse", RegistrationStatus.CANCELLED, "refused"),
    ],
)
def test_answering_acts_and_says_so_also_when_pressed_twice(client, offered, answer, status, state):
    client.post(url_of(offered), {"answer": answer})
    response = client.post(url_of(offered), {"answer": answer}, follow=True)

    offered.refresh_from_db()
    assert offered.status == status
    assert response.context["state"] == state


def test_accepting_what_she_refused_in_another_tab_says_what_she_did(client, offered):
    client.post(url_of(offered), {"answer": "refuse"})

    response = client.post(
        f"/en{url_of(offered)}".replace("offerte", "offers"), {"answer": "accept"}
    )

    assert (response.status_code, response.context["state"]) == (422, "refused")
    assert str(response.context["refusal"]) == "You had already given this place up."


def test_an_offer_whose_time_is_over_says_so(client, offered, time_machine, now):
    time_machine.move_to(now + timedelta(hours=49))

    shown = client.get(url_of(offered))
    posted = client.post(url_of(offered), {"answer": "accept"})

    assert (shown.context["state"], posted.status_code) == ("over", 422)
    assert posted.context["refusal"] is not None


def test_after_it_passed_on_the_link_still_says_what_happened(client, offered, time_machine, now):
    time_machine.move_to(now + timedelta(hours=49))
    expire_offers()

    response = client.get(url_of(offered))

    offered.refresh_from_db()
    assert (response.context["state"], offered.end_reason) == ("over", EndReason.OFFER_EXPIRED)


def test_a_cancelled_session_says_why(client, offered):
    cancel_session(session=offered.session, reason="Maltempo")

    response = client.get(url_of(offered))

    assert response.context["state"] == "session_cancelled"
    assert "Maltempo" in response.content.decode()


def test_a_made_up_link_gets_a_clear_page(client, offered):
    response = client.get(url_of(offered)[:-3] + "xx/")

    assert response.status_code == 404
    assert response.templates[0].name == "registrations/offer_unknown.html"


def test_an_answer_that_is_neither_is_refused(client, offered):
    response = client.post(url_of(offered), {"answer": "perhaps"})

    offered.refresh_from_db()
    assert (response.status_code, offered.status) == (422, RegistrationStatus.OFFERED)
