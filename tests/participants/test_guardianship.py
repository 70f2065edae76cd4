"""Who answers for whom, on the day: L1 and L9."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from participants.models import Participant
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def at(day):
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("birth_date", "day", "represents", "sees"),
    [
        (date(2012, 11, 22), date(2026, 11, 21), True, True),
        (date(2012, 11, 22), date(2026, 11, 22), False, True),
        (date(2012, 2, 29), date(2026, 2, 28), True, True),
        (date(2012, 2, 29), date(2026, 3, 1), False, True),
        (date(2008, 11, 22), date(2026, 11, 21), False, True),
        (date(2008, 11, 22), date(2026, 11, 22), False, False),
        (date(2008, 2, 29), date(2026, 2, 28), False, True),
        (date(2008, 2, 29), date(2026, 3, 1), False, False),
    ],
)
def test_l1_a_guardian_acts_until_14_and_sees_until_18(
    birth_date, day, represents, sees, time_machine
):
    care = GuardianshipFactory(participant__birth_date=birth_date)
    time_machine.move_to(at(day), tick=False)
    people = Participant.objects

    assert people.represented_by(care.guardian).exists() == represents
    assert people.guarded_by(care.guardian).exists() == sees
    assert people.visible_to(care.guardian).exists() == sees


def test_l1_the_age_is_a_setting(settings):
    care = GuardianshipFactory(participant__birth_date=date(2011, 11, 1))
    assert not Participant.objects.represented_by(care.guardian).exists()

    settings.AGE_OF_DIGITAL_CONSENT = 16

    assert Participant.objects.represented_by(care.guardian).exists()


def test_nobody_sees_the_children_of_others():
    care = GuardianshipFactory()
    ended = GuardianshipFactory(participant=care.participant, ended_at=NOW)
    unborn = GuardianshipFactory(participant__birth_date=None)

    for user in (UserFactory(), ended.guardian, unborn.guardian, AnonymousUser()):
        assert not Participant.objects.guarded_by(user).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"guardian": None},
        {"email": "a@example.org"},
        {"guardian": None, "email": "a@example.org"},
        {"guardian": None, "name": "Paola"},
    ],
)
def test_a_guardian_has_an_account_or_a_name_and_an_address(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        GuardianshipFactory(**fields)


def test_an_address_answers_for_a_child_once():
    child = ParticipantFactory(child=True)
    GuardianshipFactory(participant=child, by_mail=True, email="Mamma@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        GuardianshipFactory(participant=child, by_mail=True, email="mamma@example.org")
