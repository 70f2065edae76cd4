"""A month of events from one sheet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from communications.models import Email
from events.models import Event, Session
from programmes.models import Phase
from registrations.resources import EventResource
from tests.desk import coordinator_of
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.partners import ProfessionalFactory, RoomFactory, SiteFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory
from tests.sheets import bring_file_in, bring_in, exported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

EVENT = {
    "Codice evento": "robot",
    "Titolo": "Robot per tutti",
    "Tipo": "workshop",
    "Sintesi": "Costruiamo un robot.",
    "Tema": "robotics",
    "Destinatari": "upper_secondary; families",
    "Sede": "Laboratori",
}
DATE = {"Date": "12/12/2026", "Inizio": "9:30", "Fine": "12:30", "Posti": "25"}
ROW = EVENT | DATE


@pytest.fixture
def programme():
    partnership = PartnershipFactory(organisation__name="Museo", organisation__slug="museo")
    SiteFactory(organisation=partnership.organisation, name="Laboratori")
    ProfessionalFactory(organisation=partnership.organisation, source_code="P1")
    return partnership.programme


@pytest.fixture
def sheet(programme):
    user = coordinator_of(programme)
    return lambda: EventResource(user=user, programme=programme)


@pytest.fixture
def published(programme):
    """An event that people know of, with a session in which somebody is."""
    event = EventFactory(programme=programme, slug="noto", title="Noto")
    return SessionFactory(event=event, capacity=20)


def known(**cells):
    return {
        "Codice evento": "noto",
        "Date": "12/12/2026",
        "Inizio": "9:30",
        "Fine": "12:30",
    } | cells


def test_an_event_comes_as_a_draft_with_its_session(sheet, programme):
    Phase.objects.create(
        programme=programme, name="Mese", starts_on=START.date(), ends_on=START.date()
    )

    counts, faults = bring_in(
        sheet(), ROW | {"Fase": "mese", "Enti organizzatori": "Museo", "Professionisti": "p1"}
    )

    event, session = Event.objects.get(), Session.objects.get()
    assert (counts, faults) == ({"new": 1}, {})
    assert (event.programme, event.status, event.slug) == (programme, "draft", "robot")
    assert (event.phase.name, event.site.name) == ("Mese", "Laboratori")
    assert event.audiences == ["upper_secondary", "families"]
    assert [host.slug for host in event.hosts.all()] == ["museo"]
    assert [person.source_code for person in event.professionals.all()] == ["P1"]
    assert (session.starts_at, session.capacity) == (START, 25)


def test_following_rows_are_further_sessions_of_the_event_above(sheet):
    counts, faults = bring_in(
        sheet(), ROW, DATE | {"Date": "13/12/2026"}, DATE | {"Date": "14/12/2026"} | EVENT
    )

    assert (counts, faults) == ({"new": 3}, {})
    assert (Event.objects.count(), Session.objects.count()) == (1, 3)


def test_a_course_has_several_dates_with_their_hours(sheet):
    same = {"Date": "12/12/2026; 19/12/2026"}
    other = {"Date": "13/12/2026 9:30-12:30, 20/12/2026 14:00-16:00", "Inizio": "", "Fine": ""}

    counts, faults = bring_in(sheet(), ROW | same, ROW | other)

    ends = [one.ends_at for session in Session.objects.all() for one in session.occurrences.all()]
    assert (counts, faults) == ({"new": 2}, {})
    assert ends == [
        datetime(2026, 12, 12, 11, 30, tzinfo=UTC),
        datetime(2026, 12, 19, 11, 30, tzinfo=UTC),
        datetime(2026, 12, 13, 11, 30, tzinfo=UTC),
        datetime(2026, 12, 20, 15, 0, tzinfo=UTC),
    ]


def test_the_same_sheet_twice_changes_nothing(sheet):
    rows = [ROW, DATE | {"Date": "13/12/2026", "Turno": "B"}, ROW | {"Codice evento": "altro"}]

    first, _faults = bring_in(sheet(), *rows)
    second, faults = bring_in(sheet(), *rows)

    assert (first, second, faults) == ({"new": 3}, {"unchanged": 3}, {})
    assert Session.objects.count() == 3


def test_an_export_comes_back_without_a_change(sheet, published, programme):
    bring_in(
        sheet(),
        ROW | {"Professionisti": "P1", "Enti organizzatori": "museo", "Descrizione": "A\nB"},
        DATE | {"Date": "13/12/2026 9:30-12:30, 20/12/2026 14:00-16:00", "Turno": "B"},
    )

    rows = sheet().get_queryset()
    counts, faults = bring_file_in(sheet(), exported(sheet(), rows))

    assert (counts, faults) == ({"unchanged": 3}, {})


def test_a_moved_session_of_a_published_event_tells_its_people(sheet, published, register):
    register(published)
    Email.objects.all().delete()
    again = sheet()

    counts, faults = bring_in(again, known(Date="13/12/2026"))

    published.refresh_from_db()
    assert (counts, faults) == ({"changed": 1}, {})
    assert published.starts_at == START + timedelta(days=1)
    assert Email.objects.count() == 1
    assert len(again.remarks) == 1


def test_two_dates_of_one_event_are_two_sessions_and_none_moves(sheet, published):
    counts, _faults = bring_in(sheet(), known(), known(Date="13/12/2026"))

    published.refresh_from_db()
    assert (counts, published.starts_at) == ({"new": 1, "unchanged": 1}, START)


def test_seats_below_those_taken_are_refused(sheet, published, register):
    for _number in range(2):
        register(published)

    _counts, faults = bring_in(sheet(), known(Posti="1"))

    assert faults == {(2, ""): "2 seats are taken: there cannot be fewer."}


def test_more_seats_and_a_label_are_written(sheet, published):
    counts, _faults = bring_in(sheet(), known(Posti="30", Turno="A"))

    published.refresh_from_db()
    assert (counts, published.capacity, published.label) == ({"changed": 1}, 30, "A")


def test_a_published_event_moves_to_another_site_by_the_operation(sheet, published, register):
    register(published)
    Email.objects.all().delete()

    counts, faults = bring_in(sheet(), known(Sede="Laboratori"))

    published.event.refresh_from_db()
    assert (counts, faults) == ({"changed": 1}, {})
    assert (published.event.site.name, Email.objects.count()) == ("Laboratori", 1)


def test_nothing_is_published_and_published_text_is_corrected(sheet, published):
    counts, _faults = bring_in(sheet(), known(Titolo="Notissimo"))

    published.event.refresh_from_db()
    assert (counts, published.event.title, published.event.status) == (
        {"changed": 1},
        "Notissimo",
        "published",
    )


def test_events_of_another_programme_do_not_exist(sheet):
    other = EventFactory(slug="robot", title="Robot per tutti", draft=True)

    counts, _faults = bring_in(sheet(), ROW)
    again, _faults = bring_in(sheet(), ROW)

    other.refresh_from_db()
    assert (counts, again) == ({"new": 1}, {"unchanged": 1})
    assert (other.summary, Event.objects.count()) == ("Un evento di prova.", 2)


def test_a_session_of_another_programme_is_not_found_by_its_code(sheet):
    other = SessionFactory()
    bring_in(sheet(), ROW)

    _counts, faults = bring_in(sheet(), ROW | {"Codice turno": str(other.key)})

    words = f"The event has no session with the code “{other.key}”."
    assert faults == {(2, "Codice turno"): words}


def test_rows_of_one_event_say_the_same(sheet):
    _counts, faults = bring_in(sheet(), ROW, ROW | {"Titolo": "Altro", "Date": "13/12/2026"})

    assert faults == {(3, "Titolo"): "Row 2 says something else of the same event."}


def test_one_session_is_in_one_row(sheet):
    _counts, faults = bring_in(sheet(), ROW, ROW)

    assert faults == {(3, ""): "Row 2 is about the same session."}


def test_a_room_is_of_the_site(sheet, programme):
    RoomFactory(name="Aula 1", site=programme.partnerships.get().organisation.sites.get())

    counts, _faults = bring_in(sheet(), ROW | {"Sala": "aula 1"})

    assert (counts, Session.objects.get().room.name) == ({"new": 1}, "Aula 1")


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"Titolo": "", "Codice evento": ""}, "Codice evento", "Write the event's code or its "),
        ({"Titolo": ""}, "Titolo", "This field cannot be blank."),
        ({"Tipo": "circo"}, "Tipo", "“circo” is none of these: "),
        ({"Sintesi": "x" * 161}, "Sintesi", "Ensure this value has at most 160 characters"),
        ({"Tema": ""}, "Tema", "This field cannot be blank."),
        ({"Destinatari": "alieni"}, "Destinatari", "“alieni” is none of these: "),
        ({"Sede": "Luna"}, "Sede", "There is no site called “Luna”: bring in the sites first."),
        ({"Fase": "Luna"}, "Fase", "The programme has no phase called “Luna”."),
        ({"Sala": "Luna"}, "Sala", "The site has no room called “Luna”."),
        ({"Enti organizzatori": "Luna"}, "Enti organizzatori", "No organisation is called “Luna”"),
        ({"Professionisti": "P2"}, "Professionisti", "No professional of the programme's "),
        ({"Date": "domani"}, "Date", "“domani” is not a date: "),
        ({"Date": ""}, "Date", "Write the date too."),
        ({"Inizio": ""}, "Inizio", "Write when it starts."),
        ({"Fine": ""}, "Fine", "Write when it ends."),
        ({"Fine": "8:00"}, "", "Each date must end after it starts."),
        ({"Date": "12/12/2026, 12/12/2026"}, "", "Two dates of the same session overlap."),
        ({"Posti": "0"}, "", "A session has at least one seat."),
        ({"Posti": "tanti"}, "Posti", "“tanti” is not a whole number: "),
        ({"Modalità": "online"}, "", "An online event has no site."),
        ({"Codice turno": "x"}, "Codice turno", "The event has no session with the code"),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column(sheet, cells, column, sentence):
    empty = dict.fromkeys(["Fase", "Sala", "Enti organizzatori", "Professionisti", "Modalità"], "")
    if "Codice turno" in cells:
        bring_in(sheet(), ROW)
    there = Event.objects.count()

    counts, faults = bring_in(sheet(), ROW | empty | {"Codice turno": ""} | cells)

    ((place, words),) = faults.items()
    assert (counts, place) == ({"refused": 1}, (2, column))
    assert words.startswith(sentence)
    assert Event.objects.count() == there


def test_every_name_that_is_not_found_is_said(sheet):
    names = ["Fase", "Sede", "Enti organizzatori", "Professionisti"]

    _counts, faults = bring_in(sheet(), ROW | dict.fromkeys(names, "Nessuno; Altri"))

    assert {column for _row, column in faults} == set(names)
    assert "Altri" in faults[2, "Enti organizzatori"]


def test_a_published_session_does_not_move_into_the_past(sheet, published):
    _counts, faults = bring_in(sheet(), known(Date="12/12/2025"))

    assert faults == {(2, "Date"): "This date is in the past."}


def test_who_coordinates_another_programme_exports_nothing_of_this(published):
    other = EventResource(user=coordinator_of(ProgrammeFactory()))

    assert list(other.get_queryset()) == []
