from __future__ import annotations

import pytest
from django.urls import reverse

from tests.desk import coordinator_of, enter_desk, look_for
from tests.factories.participants import SourceCodeFactory
from tests.factories.programmes import CoordinatorFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LIST = "admin:participants_participant_changelist"


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def hers(client, settings, programme):
    return enter_desk(client, settings, coordinator_of(programme))


def listed(client, **asked):
    return {row.pk for row in client.get(reverse(LIST), asked).context["cl"].queryset}


def looked_for(client, words):
    return {row.pk for row in look_for(client, reverse(LIST), words).context["cl"].queryset}


def test_codes_of_another_programme_are_neither_shown_nor_found(hers, programme):
    mine = SourceCodeFactory(programme=programme, code="MIO-1")
    SourceCodeFactory(participant=mine.participant, code="ALTRUI-1")

    page = hers.get(reverse("admin:participants_participant_change", args=[mine.participant.pk]))

    assert "MIO-1" in page.content.decode()
    assert "ALTRUI-1" not in page.content.decode()
    assert looked_for(hers, "MIO-1") == {mine.participant.pk}
    assert looked_for(hers, "ALTRUI-1") == set()


def test_possible_duplicates_are_those_of_a_programme_of_hers(hers, programme):
    names = {"participant__first_name": "Giulia", "participant__last_name": "Verdi"}
    pair = SourceCodeFactory.create_batch(2, programme=programme, **names)
    SourceCodeFactory(programme=programme)
    others = SourceCodeFactory.create_batch(2, programme=ProgrammeFactory(), **names)

    assert listed(hers, duplicates=programme.pk) == {code.participant_id for code in pair}
    assert listed(hers, duplicates=others[0].programme_id) == set()
    assert listed(hers, duplicates="x") == set()


def test_the_people_of_one_of_her_programmes_are_found(hers, programme):
    one = SourceCodeFactory(programme=programme)
    user = programme.coordinators.get().user
    other = SourceCodeFactory(programme=CoordinatorFactory(user=user).programme)

    assert listed(hers) == {one.participant_id, other.participant_id}
    assert listed(hers, programme=programme.pk) == {one.participant_id}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries(hers, programme, django_assert_num_queries, count):
    SourceCodeFactory.create_batch(count, programme=programme)

    with django_assert_num_queries(8):
        hers.get(reverse(LIST))
