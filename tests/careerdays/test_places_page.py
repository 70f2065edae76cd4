"""Her page when timetables are out: what is free, what is kept for her, what she gives back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from careerdays.models import PlaceOffer
from careerdays.services import (
    take_place,
    tend_places,
)
from tests.careerdays.places import meeting, met, publish, registration_of, student
from tests.factories.careerdays import career_day_with, next_day_of
from tests.factories.events import NOW
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    """Three hosts with one seat in each of two rounds."""
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=2)


@pytest.fixture
def page(client, day):
    """Post a button of the page of a ballot's student, and read the page that follows."""

    def press(ballot, **typed):
        client.force_login(ballot.participant.user)
        url = reverse("careerdays:choices", args=[registration_of(ballot).key])
        answer = client.post(url, typed, follow=True) if typed else client.get(url)
        return " ".join(answer.content.decode().split())

    return press


def test_she_sees_what_is_free_takes_it_and_gives_it_back(day, page):
    ballot = student(day)
    publish(day)

    assert "Posti liberi" in page(ballot)
    assert "il tuo orario è cambiato" in page(ballot, take=meeting(day, 0).pk)
    assert met(ballot) == {1: "Ada"}
    assert "va a qualcun altro" in page(ballot, give_back=ballot.encounters.get().pk)
    assert met(ballot) == {}


def test_she_takes_or_leaves_what_is_kept_for_her(day, page):
    ballot = student(day, 0)
    publish(day)
    tend_places()

    assert "Tenuto per te" in page(ballot)
    assert "ad altri" in page(ballot, decline=ballot.offers.first().pk)


@pytest.fixture
def of_two_days(day):
    """The ballot of who has a place on both days, her first registration and the second day."""
    later = next_day_of(day[0])
    ballot = student(day)
    first = registration_of(ballot)
    RegistrationFactory(session=later, participant=ballot.participant)
    day[0].rounds_each = 4
    day[0].save()
    publish(day)
    return ballot, first, later


def read(page):
    """The texts of a page without its tags."""
    return " ".join(strip_tags(page).replace("\N{NO-BREAK SPACE}", " ").split())


def test_places_of_several_days_say_the_day(client, day, of_two_days):
    ballot, registration, later = of_two_days
    ada, bea, _cleo = day[2]
    take_place(ballot=ballot, meeting=ada.meetings.get(round__session=day[1], round__number=1))
    kept = bea.meetings.get(round__session=later, round__number=1)
    PlaceOffer.objects.create(meeting=kept, ballot=ballot, expires_at=NOW + timedelta(hours=1))
    client.force_login(ballot.participant.user)

    page = client.get(reverse("careerdays:choices", args=[registration.key])).content.decode()

    words = read(page)
    first, second = "sabato 12 dicembre, 9:30 – 9:50", "domenica 13 dicembre, 9:30 – 9:50"
    assert f"{first} Ada" in words
    assert f"· {second}" in words
    assert f"{second} 1 ospite" in words
    assert f"Prendi il posto: Bea, {second}" in words
    assert f"Lascialo ad altri: Bea, {second}" in words
    assert f"Restituisci questo posto: Ada, {first}" in words
    assert f"Sì, restituisci il posto: Ada, {first}" in words
    assert f"Prendilo al posto di Ada: Cleo, {first}" in words


def test_the_day_is_said_to_who_comes_on_both_whatever_is_left_of_them(
    client, day, of_two_days, time_machine
):
    ballot, registration, later = of_two_days
    time_machine.move_to(later.starts_at - timedelta(hours=1))
    client.force_login(ballot.participant.user)

    page = client.get(reverse("careerdays:choices", args=[registration.key])).content.decode()

    assert "Prendi il posto: Ada, domenica 13 dicembre, 9:30 – 9:50" in read(page)


def test_places_of_one_day_say_the_hours(day, page):
    ballot = student(day)
    publish(day)

    words = read(page(ballot))

    assert "Prendi il posto: Ada, 9:30 – 9:50" in words
    assert "Prendi il posto: Ada, 9:50 – 10:10" in words


def test_a_refusal_is_shown_and_nothing_changes(day, page):
    ballot, other = student(day), student(day)
    publish(day, (other, [day[2][0]]))

    assert "non è più libero" in page(ballot, take=meeting(day, 0).pk)
    assert met(ballot) == {}


@pytest.mark.parametrize("name", ["take", "give_back", "decline"])
@pytest.mark.parametrize("value", ["", "x", "0", "9" * 30])
def test_nonsense_changes_nothing(day, page, name, value):
    ballot = student(day)
    publish(day)

    assert "Posti liberi" in page(ballot, **{name: value})


def test_nobody_gives_back_what_is_not_hers(day, page):
    ballot, other = student(day), student(day)
    publish(day, (other, [day[2][0]]))

    page(ballot, give_back=other.encounters.get().pk)

    assert met(other) == {1: "Ada"}


def test_her_page_costs_the_same_however_much_is_free(day, page, django_assert_max_num_queries):
    ballot = student(day, 0, 1, 2)
    publish(day, (ballot, [day[2][0]]))
    tend_places()
    page(ballot)

    with django_assert_max_num_queries(30):
        page(ballot)
