"""Everybody sees, takes along and limits what is kept of her, and of a child of hers (L9)."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from participants.models import Participant, PrivacyRequest
from participants.services import Held, lift_restriction, restrict_participant
from tests.desk import coordinator_of, enter_desk
from tests.factories.events import SessionFactory
from tests.factories.participants import (
    GuardianshipFactory,
    ParticipantFactory,
    SourceCodeFactory,
)
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def page(name, person):
    return reverse(f"participants:{name}", args=[person.pk])


@pytest.fixture
def her(client):
    registration = RegistrationFactory(participant__last_name="Verdi")
    SourceCodeFactory(participant=registration.participant, code="V-12")
    client.force_login(registration.participant.user)
    return registration.participant


def test_l9_she_reads_what_is_kept_of_her(client, her):
    response = client.get(reverse("participants:my_data"))

    words = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    for kept in ("Verdi", her.user.email, "V-12", her.registrations.get().code):
        assert kept in words


def test_l9_she_takes_it_along_as_json(client, her):
    response = client.get(page("take_out_json", her))

    content = json.loads(response.content)
    tables = {table["name"]: table["rows"] for table in content["tables"]}
    assert tables["participants.participant"][0]["last_name"] == "Verdi"
    assert tables["registrations.registration"][0]["code"] == her.registrations.get().code
    assert tables["accounts.user"][0]["email"] == her.user.email
    assert content["purposes"][0]["legal_basis"]
    assert "no-store" in response["Cache-Control"]


def test_l9_she_takes_it_along_as_csv(client, her):
    packed = ZipFile(BytesIO(client.get(page("take_out_csv", her)).content))

    files = {name: packed.read(name).decode() for name in packed.namelist()}
    assert any("Verdi" in text for text in files.values())
    assert any("V-12" in text for text in files.values())


def test_l9_taking_along_is_written_down_once_a_day(client, her):
    client.get(page("take_out_json", her))
    client.get(page("take_out_csv", her))
    client.head(page("take_out_csv", her))

    request = PrivacyRequest.objects.get()
    assert (request.kind, request.outcome, request.due_on) == ("export", "done", date(2026, 12, 22))


def test_l9_others_are_not_in_what_she_takes_along(client, her):
    RegistrationFactory(session=her.registrations.get().session, participant__last_name="Altrui")

    assert "Altrui" not in client.get(page("take_out_json", her)).content.decode()


@pytest.mark.parametrize("name", ["my_data_of", "take_out_json", "take_out_csv", "restrict"])
def test_l9_a_parent_acts_until_the_day_on_which_the_child_turns_14(client, time_machine, name):
    guardianship = GuardianshipFactory(participant__birth_date=date(2012, 2, 29))
    client.force_login(guardianship.guardian)

    # Born on 29 February: 14 on 1 March in common years (L1).
    time_machine.move_to("2026-02-28T22:00:00Z", tick=False)
    assert client.get(page(name, guardianship.participant)).status_code == 200

    time_machine.move_to("2026-03-01T00:00:00Z", tick=False)
    assert client.get(page(name, guardianship.participant)).status_code == 404
    assert client.post(page("restrict", guardianship.participant)).status_code == 404


def test_l9_a_parent_finds_the_page_of_the_child(client):
    guardianship = GuardianshipFactory()
    client.force_login(guardianship.guardian)

    words = client.get(reverse("participants:my_data")).content.decode()

    assert page("my_data_of", guardianship.participant) in words


def test_l9_limiting_the_use_takes_her_out_of_the_desk(client, settings, her):
    coordinator = coordinator_of(her.registrations.get().session.event.programme)
    client.post(page("restrict", her))

    enter_desk(client, settings, coordinator)
    for table in ("participants_participant", "registrations_registration"):
        address = reverse(f"admin:{table}_changelist")
        assert "Verdi" not in client.get(address).content.decode()
        exported = client.post(reverse(f"admin:{table}_export"), {"format": "csv"})
        assert "Verdi" not in exported.content.decode()


def test_l9_limiting_the_use_can_be_lifted_by_her(client, her):
    client.post(page("restrict", her))
    assert Participant.objects.get(pk=her.pk).restricted_at is not None

    client.post(page("lift", her))

    assert Participant.objects.get(pk=her.pk).restricted_at is None


def test_l9_what_the_organisers_must_keep_she_does_not_lift():
    her = ParticipantFactory()
    restrict_participant(participant=her, because="Ricorso 12/2026")

    with pytest.raises(Held):
        lift_restriction(participant=her)

    lift_restriction(participant=her, by_staff=True)
    assert Participant.objects.get(pk=her.pk).restricted_because == ""


def test_l9_who_has_no_profile_reads_that_there_is_none(client):
    client.force_login(GuardianshipFactory().guardian)

    assert client.get(reverse("participants:my_data")).status_code == 200


def test_l9_the_page_costs_the_same_however_much_there_is(
    client, her, django_assert_max_num_queries
):
    for _one in range(5):
        RegistrationFactory(participant=her, session=SessionFactory())

    with django_assert_max_num_queries(30):
        client.get(reverse("participants:my_data"))
