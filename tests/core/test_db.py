"""What PostgreSQL can do that Django has no name for."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core.db import after_commit
from participants.models import Guardianship, Participant
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = pytest.mark.django_db


def test_any_of_finds_what_in_finds():
    one, two, _three = (ParticipantFactory().pk for _number in range(3))

    found = Participant.objects.filter(pk__any_of={one, two})

    assert set(found) == set(Participant.objects.filter(pk__in=[one, two]))


def test_any_of_leads_through_foreign_keys_and_finds_text():
    hers = GuardianshipFactory(participant__last_name="D'Amico")
    GuardianshipFactory(participant__last_name="Neri")

    assert Guardianship.objects.get(participant__any_of=[hers.participant_id]) == hers
    assert Guardianship.objects.get(participant__last_name__any_of=["D'Amico", "{x}"]) == hers


def test_any_of_nothing_is_nothing_and_without_it_everything():
    one = ParticipantFactory(municipality=None)

    assert not Participant.objects.filter(pk__any_of=[]).exists()
    assert Participant.objects.exclude(municipality__any_of=[7]).get() == one


def test_any_of_many_is_one_parameter():
    with CaptureQueriesContext(connection) as queries:
        assert not Participant.objects.filter(pk__any_of=range(1000)).exists()

    assert "IN (" not in queries[0]["sql"]


@pytest.mark.django_db(transaction=True)
def test_an_error_after_the_commit_is_logged_and_takes_nothing_back(caplog):
    def tell_nobody(*, name):
        raise RuntimeError(name)

    with transaction.atomic():
        ParticipantFactory()
        after_commit(tell_nobody, name="nobody listens")

    assert Participant.objects.exists()
    assert "tell_nobody" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_nothing_is_called_before_the_commit_or_without_it():
    called = []
    with transaction.atomic():
        after_commit(called.append, 1)
        transaction.set_rollback(True)
    with transaction.atomic():
        after_commit(called.append, 2)
        assert called == []

    assert called == [2]
