"""A ticket that somebody else may have is made void, by whose it is or by the coordinator."""

from __future__ import annotations

import pytest
from django.urls import reverse

from registrations.codes import as_scanned, token_in
from registrations.models import Registration
from registrations.services import renew_ticket
from registrations.services.errors import CannotChange
from tests.desk import coordinator_of, enter_desk
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_code_and_token_are_both_new():
    old = RegistrationFactory()

    renew_ticket(registration=old)

    new = Registration.objects.get(pk=old.pk)
    assert new.code != old.code
    assert new.token != old.token


def test_what_is_over_has_no_ticket():
    with pytest.raises(CannotChange):
        renew_ticket(registration=RegistrationFactory(cancelled=True))


def test_she_makes_a_new_one_from_her_ticket(client):
    registration = RegistrationFactory()
    client.force_login(registration.participant.user)
    page = client.get(reverse("portal:ticket", args=[registration.key])).content.decode()
    address = reverse("registrations:renew", args=[registration.key])

    asked = client.get(address)
    done = client.post(address, follow=True)

    assert address in page
    assert asked.status_code == 200
    new = Registration.objects.get(pk=registration.pk)
    assert new.code in done.content.decode()
    assert registration.code not in done.content.decode()


def test_a_place_in_line_has_no_ticket_to_renew(client):
    registration = RegistrationFactory(waiting=True)
    client.force_login(registration.participant.user)

    client.post(reverse("registrations:renew", args=[registration.key]))

    assert Registration.objects.get(pk=registration.pk).code == registration.code


def test_the_coordinator_makes_a_new_one(client, settings):
    registration = RegistrationFactory()
    enter_desk(client, settings, coordinator_of(registration.session.event.programme))

    client.post(
        reverse("admin:registrations_registration_changelist"),
        {
            "action": "renew",
            "_selected_action": str(registration.pk),
            "confirmed": "yes",
            "number": "1",
        },
    )

    assert Registration.objects.get(pk=registration.pk).token != registration.token


def test_the_token_says_nothing_and_is_read_as_it_was_written():
    registration = RegistrationFactory()

    written = as_scanned(registration.token)

    assert token_in(f" {written.lower()}\n") == registration.token
    assert registration.key.hex.upper() != written


@pytest.mark.parametrize("text", ["", "K7Q-42M", "g" * 32, "a" * 31, "https://portal.example"])
def test_what_is_no_token(text):
    assert token_in(text) is None
