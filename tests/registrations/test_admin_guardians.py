"""What the desk asks, knows and does about guardians (L3, L4)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from communications.models import Email
from events.enums import GuardianPolicy
from participants.models import Guardianship
from registrations.enums import RegistrationStatus
from registrations.models import ON_PAPER, Authorisation, Registration
from tests.desk import coordinator_of, enter_desk
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.registrations.pages import change, changelist
from tests.registrations.test_admin_by_hand import new_person, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

MOTHER = {"guardian_name": "Paola Bianchi", "guardian_email": "paola@example.org"}
TEEN = {"birth_date": "2011-03-02", **MOTHER}


@pytest.fixture
def session():
    return SessionFactory(event=EventFactory(minor_policy=GuardianPolicy.AUTHORISE))


@pytest.fixture
def desk(client, settings, session):
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def test_l3_who_is_registered_by_hand_needs_a_guardian_too(desk, session):
    missing = new_person(desk, session, birth_date="2011-03-02")
    assert set(missing.context["form"].errors) == {"guardian_name", "guardian_email"}

    new_person(desk, session, **TEEN)

    assert Registration.objects.get().status == RegistrationStatus.PENDING
    assert Email.objects.filter(to="paola@example.org").count() == 1


def test_l4_her_own_address_is_refused_by_hand_too(desk, session):
    shown = new_person(desk, session, **TEEN | {"guardian_email": "noe@example.org"})

    assert set(shown.context["form"].errors) == {"guardian_email"}
    assert not Guardianship.objects.exists()


def test_l4_a_sheet_on_paper_is_written_down_and_nobody_is_asked(desk, session):
    new_person(desk, session, **TEEN, on_paper="on")

    registration = Registration.objects.get()
    assert registration.status == RegistrationStatus.CONFIRMED
    assert Authorisation.objects.get().words_version == ON_PAPER
    assert not Email.objects.filter(to="paola@example.org").exists()
    shown = desk.get(change("registrations_registration", registration)).content.decode()
    assert "Paola Bianchi (paola@example.org)" in shown


def test_of_two_guardians_it_is_not_clear_who_signed(desk, session):
    teen = ParticipantFactory(teen=True)
    RegistrationFactory(session__event=session.event, participant=teen, waiting=True)
    GuardianshipFactory(participant=teen)
    here = page(session, person=teen.pk)
    assert "on_paper" in desk.get(here).context["form"].fields

    GuardianshipFactory(participant=teen)

    assert "on_paper" not in desk.get(here).context["form"].fields


def test_who_waits_for_a_guardian_is_found_and_the_guardian_asked_again(
    desk, session, time_machine
):
    new_person(desk, session, **TEEN)
    registration = Registration.objects.get()
    shown = desk.get(changelist("registrations_registration"), {"problem": "pending"})
    assert list(shown.context["cl"].result_list) == [registration]
    assert (
        "paola@example.org"
        in desk.get(change("registrations_registration", registration)).content.decode()
    )

    time_machine.shift(timedelta(hours=1))
    data = {"action": "ask_again", "_selected_action": [registration.pk]}
    asked = desk.post(changelist("registrations_registration"), data)
    confirmed = {**data, "confirmed": "1", "number": "1"}
    assert asked.status_code == 200
    desk.post(changelist("registrations_registration"), confirmed)

    assert Email.objects.filter(kind="registrations.guardian_asked").count() == 2


def test_a_coordinator_says_what_the_event_asks_of_guardians(desk, session):
    fields = desk.get(change("events_event", session.event)).context["adminform"].form.fields

    assert {"child_policy", "minor_policy", "authorisation_duration"} <= fields.keys()
