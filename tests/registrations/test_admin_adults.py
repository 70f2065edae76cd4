"""Putting adults on an event from the desk and from a sheet (L14)."""

from __future__ import annotations

from datetime import date

import pytest

from events.models import Event
from partners.models import Site
from registrations.resources import EventResource
from tests.desk import coordinator_of, posted_from
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.partners import (
    ConductAcceptanceFactory,
    ProfessionalFactory,
    SafeguardingCheckFactory,
    SiteFactory,
)
from tests.factories.programmes import PartnershipFactory
from tests.registrations.pages import change, changelist
from tests.sheets import bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

NO_CHECK = "Grazia Bianchi non ha una verifica per il lavoro con minori."
ROW = {
    "Codice evento": "robot",
    "Titolo": "Robot per tutti",
    "Tipo": "course",
    "Sintesi": "Costruiamo un robot.",
    "Tema": "robotics",
    "Destinatari": "upper_secondary",
    "Sede": "Laboratori",
    "Professionisti": "P1",
    "Date": "12/12/2026",
    "Inizio": "9:30",
    "Fine": "12:30",
}


def somebody(*, until=None):
    person = ProfessionalFactory(last_name="Bianchi")
    ConductAcceptanceFactory(professional=person)
    if until:
        SafeguardingCheckFactory(professional=person, valid_until=until)
    return person


@pytest.fixture
def course():
    event = EventFactory(draft=True, regular_contact=True)
    SessionFactory(event=event)
    return event


@pytest.fixture
def sheet():
    """Makes the sheet of a programme with a site and somebody who was never checked."""
    body = PartnershipFactory().organisation
    programme = body.partnerships.get().programme
    SiteFactory(organisation=body, name="Laboratori")
    ProfessionalFactory(organisation=body, source_code="P1", last_name="Bianchi")
    user = coordinator_of(programme)
    return lambda: EventResource(user=user, programme=programme)


def saved(desk, event, **changed):
    url = change("events_event", event)
    return desk.post(url, posted_from(desk.get(url)) | changed)


@pytest.mark.parametrize("asked_before", [True, False])
def test_l14_the_desk_refuses_beside_the_field(administrator, course, asked_before):
    """Where she is put on it, and where the event begins to ask for checks."""
    person = somebody()
    if not asked_before:
        course.professionals.add(person)
        Event.objects.update(regular_contact=False)

    response = saved(administrator, course, professionals=[person.pk], regular_contact="on")

    course.refresh_from_db()
    errors = response.context["adminform"].form.errors
    assert errors["professionals"] == [NO_CHECK]
    assert course.regular_contact is asked_before


def test_l14_the_desk_refuses_for_a_new_event(administrator):
    url = changelist("events_event") + "add/"
    empty = posted_from(administrator.get(url))

    response = administrator.post(
        url, empty | {"professionals": [somebody().pk], "regular_contact": "on"}
    )

    assert NO_CHECK in response.context["adminform"].form.errors["professionals"]


def test_l14_the_desk_accepts_a_good_check_and_shows_one_that_ended(administrator, course):
    response = saved(administrator, course, professionals=[somebody(until=date(2026, 12, 20)).pk])
    course.professionals.add(somebody(until=date(2026, 12, 11)))

    page = administrator.get(change("events_event", course)).content.decode()

    assert response.status_code == 302
    assert course.professionals.count() == 2
    assert "La verifica di Grazia Bianchi scade l’11 dicembre 2026" in page


def test_l14_other_changes_of_an_event_are_saved_all_the_same(administrator, course):
    course.professionals.add(somebody())

    response = saved(administrator, course, title="Corso di robotica")

    course.refresh_from_db()
    assert (response.status_code, course.title) == (302, "Corso di robotica")
    assert course.regular_contact


@pytest.mark.parametrize("number", [1, 4])
def test_publishing_many_asks_no_more_of_the_database(
    administrator, django_assert_num_queries, number
):
    events = [
        SessionFactory(event__draft=True, event__regular_contact=True).event for _ in range(number)
    ]
    for event in events:
        event.professionals.add(somebody(), somebody(until=date(2026, 12, 20)))

    with django_assert_num_queries(11):
        response = administrator.post(
            changelist("events_event"),
            {"action": "publish", "_selected_action": [event.pk for event in events]},
        )

    assert all(NO_CHECK in effect for _event, effect in response.context["rows"])


@pytest.mark.parametrize("contact", ["sì", "no"])
def test_l14_a_sheet_is_refused_as_the_desk_is(sheet, contact):
    _counts, faults = bring_in(sheet(), ROW | {"Contatto regolare con minori": contact})

    if contact == "no":
        assert faults == {}
        assert Event.objects.get().professionals.count() == 1
    else:
        assert list(faults.values()) == [NO_CHECK]
        assert not Event.objects.exists()


def test_l14_a_sheet_that_makes_an_event_ask_asks_about_who_is_on_it(sheet):
    bring_in(sheet(), ROW)

    _counts, faults = bring_in(
        sheet(), {"Codice evento": "robot", "Contatto regolare con minori": "sì"}
    )

    assert list(faults.values()) == [NO_CHECK]
    assert Event.objects.get().regular_contact is False


def test_l14_a_sheet_puts_on_an_event_who_may(sheet):
    bring_in(sheet(), ROW | {"Professionisti": "", "Contatto regolare con minori": "sì"})
    body = Site.objects.get(name="Laboratori").organisation
    person = ProfessionalFactory(organisation=body, source_code="P2")
    SafeguardingCheckFactory(professional=person)
    ConductAcceptanceFactory(professional=person)

    _counts, faults = bring_in(sheet(), {"Codice evento": "robot", "Professionisti": "P2"})

    assert faults == {}
    assert list(Event.objects.get().professionals.all()) == [person]
