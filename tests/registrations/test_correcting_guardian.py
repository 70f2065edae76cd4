"""Somebody under 18 who mistyped the address of her parent writes it once more (L4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from communications.models import Email
from events.enums import GuardianPolicy
from participants.models import Guardianship
from registrations.models import Authorisation, Registration
from registrations.services.correcting import MOST_ADDRESSES
from registrations.tokens import authorisation_token
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def asked(client):
    """A question that went to an address with a typing error."""
    teen = ParticipantFactory(teen=True)
    client.force_login(teen.user)
    session = SessionFactory(event=EventFactory(minor_policy=GuardianPolicy.AUTHORISE))
    url = reverse("registrations:register", args=[session.key])
    client.post(url, written("poala@example.org"))
    return Authorisation.objects.get()


def page_of(authorisation):
    args = [authorisation.registration.key, authorisation.pk]
    return reverse("registrations:correct_guardian", args=args)


def written(email):
    return {"guardian_name": "Paola Bianchi", "guardian_email": email}


def link_of(authorisation):
    return reverse("registrations:authorise", args=[authorisation_token(authorisation)])


def test_her_ticket_leads_to_a_page_with_what_she_wrote(client, asked):
    ticket = client.get(asked.registration.get_absolute_url()).content.decode()

    assert page_of(asked) in ticket
    assert "poala@example.org" in client.get(page_of(asked)).content.decode()


def test_l4_the_new_address_gets_a_link_and_the_old_link_is_dead(client, asked):
    response = client.post(page_of(asked), written("paola@example.org"))

    new = Authorisation.objects.exclude(pk=asked.pk).get()
    assert response["Location"] == asked.registration.get_absolute_url()
    assert Email.objects.filter(to="paola@example.org").count() == 1
    assert Client().post(link_of(asked), {"answer": "given"}).status_code == 422
    Client().post(link_of(new), {"answer": "given"})
    assert Registration.objects.get().authorised_at is not None


def test_the_seat_is_kept_no_longer_than_before(client, asked, time_machine):
    until = asked.registration.pending_until
    time_machine.shift(timedelta(hours=5))

    client.post(page_of(asked), written("paola@example.org"))

    assert Registration.objects.get().pending_until == until
    assert Authorisation.objects.latest("pk").expires_at == until


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("POALA@example.org", "A questo indirizzo abbiamo già scritto"),
        ("non un indirizzo", "Scrivi un indirizzo come"),
        ("", "Sotto i 18 anni serve l’i"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client, asked, email, sentence):
    page = client.post(page_of(asked), written(email))

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert Guardianship.objects.get().ended_at is None


def test_l4_her_own_address_is_refused(client, asked):
    own = asked.registration.participant.user.email

    page = client.post(page_of(asked), written(own))

    assert page.status_code == 422
    assert Guardianship.objects.get().ended_at is None


def test_who_answered_from_her_address_is_not_replaced(client, asked):
    Client().post(link_of(asked), {"answer": "given"})

    response = client.post(page_of(asked), written("paola@example.org"))

    assert response["Location"] == asked.registration.get_absolute_url()
    assert Guardianship.objects.get().ended_at is None


def test_it_writes_to_a_few_addresses_only(client, asked):
    for number in range(MOST_ADDRESSES + 2):
        last = Authorisation.objects.latest("pk")
        client.post(page_of(last), written(f"paola{number}@example.org"))

    assert Authorisation.objects.count() == MOST_ADDRESSES


def test_nobody_else_corrects_it(asked):
    stranger = Client()
    stranger.force_login(ParticipantFactory().user)

    assert stranger.post(page_of(asked), written("io@example.org")).status_code == 404
    assert Guardianship.objects.get().ended_at is None
