from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from programmes.models import Phase
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, START, EventFactory, SessionFactory
from tests.factories.programmes import (
    CoordinatorFactory,
    FundingFactory,
    PartnershipFactory,
    ProgrammeFactory,
)
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def full_programme():
    programme = ProgrammeFactory(contact_email="segreteria@example.org")
    PartnershipFactory(programme=programme)
    FundingFactory(programme=programme)
    Phase.objects.create(
        programme=programme, name="Prima", starts_on=START.date(), ends_on=START.date()
    )
    programme.schools.add(SchoolFactory())
    SessionFactory(event=EventFactory(programme=programme))
    return programme


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_for_one_programme_and_for_three(
    client, django_assert_num_queries, count
):
    for _ in range(count):
        full_programme()

    with django_assert_num_queries(5):
        client.get(reverse("programmes:list"))


@pytest.mark.parametrize("count", [1, 3])
def test_a_programme_costs_the_same_queries_for_one_event_and_for_three(
    client, django_assert_num_queries, count
):
    programme = full_programme()
    for _ in range(count - 1):
        SessionFactory(event=EventFactory(programme=programme))
        PartnershipFactory(programme=programme)
        programme.schools.add(SchoolFactory())

    with django_assert_num_queries(11):
        client.get(programme.get_absolute_url())


def test_the_list_counts_the_events_to_come_of_each_programme(client):
    programme = ProgrammeFactory()
    SessionFactory(event=EventFactory(programme=programme))
    SessionFactory(event=EventFactory(programme=programme))
    SessionFactory(event=EventFactory(programme=programme), starts_at=NOW - timedelta(days=9))
    EventFactory(programme=programme, draft=True)

    [card] = client.get(reverse("programmes:list")).context["cards"]

    assert card.events == 2


def test_concluded_programmes_come_last(client):
    ProgrammeFactory(title="Finito", status="concluded", starts_on=NOW.date())
    ProgrammeFactory(title="In corso")

    cards = client.get(reverse("programmes:list")).context["cards"]

    assert [card.programme.title for card in cards] == ["In corso", "Finito"]


def test_a_programme_shows_the_exact_words_of_its_funders_and_nobody_elses(client):
    programme = ProgrammeFactory()
    FundingFactory(programme=programme, statement="Cofinanziato dall’Unione europea")
    FundingFactory(statement="Altro fondo")

    html = client.get(programme.get_absolute_url()).content.decode()

    assert "Cofinanziato dall’Unione europea" in html
    assert "Altro fondo" not in html
    assert "/emblems/" in html


def test_a_programme_shows_its_own_events_only(client):
    programme = ProgrammeFactory()
    SessionFactory(event=EventFactory(programme=programme, title="Mio"))
    SessionFactory(event__title="Altrui")

    rows = client.get(programme.get_absolute_url()).context["rows"]

    assert [row.title for row in rows] == ["Mio"]


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 404), ("stranger", 404), ("other", 404), ("coordinator", 200)]
)
def test_only_its_coordinators_see_a_draft(client, who, status):
    programme = ProgrammeFactory(status="draft")
    cast = {
        "stranger": UserFactory,
        "other": lambda: CoordinatorFactory().user,
        "coordinator": lambda: CoordinatorFactory(programme=programme).user,
    }
    if who in cast:
        client.force_login(cast[who]())

    assert client.get(programme.get_absolute_url()).status_code == status
    cards = client.get(reverse("programmes:list")).context["cards"]
    assert programme not in [card.programme for card in cards]


def test_a_programme_has_no_section_without_content(client):
    programme = ProgrammeFactory()

    sections = client.get(programme.get_absolute_url()).context["sections"]

    assert [section["id"] for section in sections] == ["dates", "cost", "events", "organisers"]


def test_programmes_set_no_cookie(client):
    programme = full_programme()

    assert not client.get(programme.get_absolute_url()).cookies
    assert not client.get(reverse("programmes:list")).cookies
