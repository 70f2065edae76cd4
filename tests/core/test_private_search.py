"""Whom somebody looks for on the desk is in no address."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import User
from communications.models import Email
from core.admin.searching import MOST_KEPT
from participants.models import Participant
from registrations.models import Registration
from tests.desk import enter_desk, look_for
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:participants_participant_changelist")


@pytest.fixture
def desk(client, settings):
    return enter_desk(client, settings, UserFactory(administrator=True))


@pytest.fixture
def people():
    return [
        ParticipantFactory(last_name="Zanetti", occupation=occupation)
        for occupation in ("student", "working")
    ]


def rows(page):
    return list(page.context["cl"].result_list)


def test_the_address_and_the_links_have_what_stands_for_the_words(desk, people):
    ParticipantFactory(last_name="Altri")

    page = look_for(desk, LIST, "zanetti")

    html = page.content.decode()
    assert set(rows(page)) == set(people)
    assert "zanetti" not in page.redirect_chain[-1][0]
    assert [part for part in html.split('"') if part.startswith("?") and "zanetti" in part] == []
    assert 'value="zanetti"' in html
    assert '<form id="changelist-search" method="post"' in html


def test_filters_stay_and_the_page_is_the_first(desk, people):
    page = look_for(desk, f"{LIST}?occupation__exact=student&p=7", "zanetti")

    assert rows(page) == [person for person in people if person.occupation == "student"]
    assert "p=7" not in page.redirect_chain[-1][0]


def test_the_same_words_have_the_same_address(desk, people):
    first, second = (look_for(desk, LIST, "zanetti").redirect_chain for _time in range(2))

    assert first == second


def test_no_words_show_everything(desk, people):
    page = look_for(desk, f"{LIST}?q=1234", " ")

    assert (page.redirect_chain[-1][0], len(rows(page))) == (f"{LIST}?", 2)


@pytest.mark.parametrize("name", ["zanetti", "12345678"])
def test_what_the_session_does_not_know_finds_nothing_and_says_so(desk, people, name):
    page = desk.get(LIST, {"q": name})

    assert rows(page) == []
    assert "scrivi di nuovo chi cerchi" in page.content.decode()


def test_what_somebody_else_looked_for_is_hers(desk, people, client, settings):
    address = look_for(desk, LIST, "zanetti").redirect_chain[-1][0]
    enter_desk(client, settings, UserFactory(administrator=True))

    assert rows(client.get(address)) == []


def test_not_all_is_kept(desk):
    for number in range(MOST_KEPT + 1):
        look_for(desk, LIST, f"persona {number}")

    assert len(desk.session["searches"]) == MOST_KEPT


def test_a_table_without_people_keeps_its_words_in_the_address(desk):
    programme = ProgrammeFactory(title="Robot di casa")

    page = desk.get(reverse("admin:programmes_programme_changelist"), {"q": "robot"})

    assert rows(page) == [programme]


@pytest.mark.parametrize("model", [Email, Participant, Registration, User])
def test_tables_of_people_are_known_by_what_they_look_through(model):
    assert admin.site.get_model_admin(model).searches_people
