"""Letters about children go to who answers for them, name them, and are one for a family."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from communications.delivery import deliver_due
from communications.models import Email
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services import cancel_registration, register_family
from tests.factories.events import SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def parent():
    care = GuardianshipFactory(guardian__first_name="Elena", participant__first_name="Ada")
    GuardianshipFactory(guardian=care.guardian, participant__first_name="Bea")
    return care.guardian


@pytest.fixture
def letters(smtp_sink, parent):
    """Deliver what is due; returns what the parent got."""

    def _letters():
        deliver_due(time_limit=timedelta(seconds=10))
        return [message for message in smtp_sink.messages if message["To"] == parent.email]

    return _letters


def text_of(message):
    return message.get_body(["plain"]).get_content()


def register(session, parent, *others):
    children = [care.participant for care in parent.guardianships.order_by("pk")]
    return register_family(
        session=Session.objects.with_facts().get(pk=session.pk),
        participants=[*others, *children],
        companions=0,
        booked_by=parent,
    )


def test_l1_one_letter_for_the_family_names_the_children(parent, letters):
    ada, bea = register(SessionFactory(event__title="Robot"), parent)

    (mail,) = letters()
    text = text_of(mail)
    assert mail["Subject"] == "Un posto per Ada, Bea: Robot"
    assert "Ciao Elena (per Ada, Bea)," in text
    assert f"Ada {ada.code}, Bea {bea.code}" in text
    assert reverse("portal:me") in text


def test_who_comes_too_has_a_letter_of_her_own(parent, letters):
    me = ParticipantFactory(user=parent, first_name="Elena")

    register(SessionFactory(), parent, me)

    about_children = ["(per Ada, Bea)" in text_of(mail) for mail in letters()]
    assert sorted(about_children) == [False, True]


def test_a_family_in_line_is_offered_its_places_in_one_letter(parent, letters):
    session = SessionFactory(capacity=2)
    (first, _second) = register(session, GuardianshipFactory().guardian, ParticipantFactory())
    assert register(session, parent)[0].status == RegistrationStatus.WAITING
    for registration in Registration.objects.filter(party=first.party):
        cancel_registration(registration=registration)

    (mail,) = letters()
    assert mail["Subject"].startswith("C’è un posto per Ada, Bea")


def test_what_ends_is_said_of_each(parent):
    ada, _bea = register(SessionFactory(), parent)
    Email.objects.all().delete()

    cancel_registration(registration=ada)

    assert [email.context["registration"] for email in Email.objects.all()] == [ada.pk]
