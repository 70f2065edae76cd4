"""The sheet of who is in which session."""

from __future__ import annotations

import pytest

from events.models import Session
from registrations.models import Registration
from registrations.resources import RegistrationResource
from registrations.services import cancel_registration
from tests.desk import coordinator_of
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.participants import SourceCodeFactory
from tests.factories.programmes import ProgrammeFactory
from tests.sheets import bring_file_in, bring_in, exported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def session(programme):
    event = EventFactory(programme=programme, slug="robotica", title="Robot per tutti")
    return SessionFactory(event=event, capacity=2)


@pytest.fixture
def sheet(programme):
    user = coordinator_of(programme)
    return lambda: RegistrationResource(user=user, programme=programme)


def person(programme, code="S1"):
    return SourceCodeFactory(programme=programme, code=code).participant


ROW = {"Codice persona": "S1", "Evento": "robotica", "Data": "12/12/2026", "Ora": "9:30"}


def test_a_list_puts_people_in(sheet, session, programme):
    people = [person(programme, f"S{number}") for number in (1, 2)]

    counts, faults = bring_in(
        sheet(),
        ROW | {"Posti": "2", "Stato": ""},
        {"Codice persona": "S2", "Evento": "Robot per tutti", "Stato": "waiting"},
    )

    rows = Registration.objects.order_by("pk").values_list("participant", "seats", "status")
    assert (counts, faults) == ({"new": 2}, {})
    assert list(rows) == [(people[0].pk, 2, "confirmed"), (people[1].pk, 1, "waiting")]


def test_the_same_list_twice_changes_nothing(sheet, session, programme):
    person(programme)

    first, _faults = bring_in(sheet(), ROW)
    second, faults = bring_in(sheet(), ROW)

    assert (first, second, faults) == ({"new": 1}, {"unchanged": 1}, {})


@pytest.mark.parametrize("status", ["offered", "confirmed"])
def test_who_got_a_seat_since_is_no_longer_in_line(sheet, session, programme, status):
    person(programme)
    bring_in(sheet(), ROW | {"Stato": "waiting"})
    Registration.objects.update(
        status=status, confirmed_at=START, offer_expires_at=START if status == "offered" else None
    )

    same, _faults = bring_in(sheet(), ROW | {"Stato": "waiting"})
    more, _faults = bring_in(sheet(), ROW | {"Stato": "waiting", "Posti": "2"})

    assert (same, more) == ({"unchanged": 1}, {"refused": 1})


def test_an_export_comes_back_without_a_change(sheet, session, programme, register):
    person(programme)
    bring_in(sheet(), ROW)
    herself = register(session)  # who has no code is found by her ticket
    cancel_registration(registration=herself)

    counts, faults = bring_file_in(sheet(), exported(sheet(), sheet().get_queryset()))

    assert (counts, faults) == ({"unchanged": 2}, {})
    assert Registration.objects.count() == 2


def test_a_row_that_does_not_fit_is_refused_with_its_number(sheet, session, programme):
    for number in (1, 2, 3):
        person(programme, f"S{number}")

    counts, faults = bring_in(sheet(), *[ROW | {"Codice persona": f"S{n}"} for n in (1, 2, 3)])

    assert counts == {"new": 2, "refused": 1}
    assert faults == {(4, ""): "There is no seat left: the session holds 2 people."}


def test_who_cancelled_is_not_put_in_again_by_an_old_list(sheet, session, programme):
    person(programme)
    bring_in(sheet(), ROW | {"Stato": "confirmed"})
    cancel_registration(registration=Registration.objects.get())

    silent, _faults = bring_in(sheet(), ROW)
    counts, faults = bring_in(sheet(), ROW | {"Stato": "confirmed"})

    words = "This person is there already, as “Cancelled” with 1 seats: change it from the desk."
    assert (silent, counts, faults) == ({"unchanged": 1}, {"refused": 1}, {(2, ""): words})


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"Codice persona": ""}, "Codice persona", "Write the person's code."),
        (
            {"Codice persona": "X"},
            "Codice persona",
            "Nobody of this programme has the code “X”: bring in the participants first.",
        ),
        ({"Evento": ""}, "Evento", "This cell must not be empty."),
        (
            {"Evento": "altro"},
            "Evento",
            "This programme has no published event “altro” with sessions.",
        ),
        (
            {"Data": "13/12/2026"},
            "Data",
            "The event has no session then: it has these: 12/12/2026 09:30.",
        ),
        ({"Posti": "0"}, "Posti", "Seats go from 1 to 100."),
        ({"Posti": "due"}, "Posti", "“due” is not a whole number: write it like 25."),
        (
            {"Stato": "cancelled"},
            "Stato",
            "Only confirmed people and people who wait can be brought in.",
        ),
        (
            {"Biglietto": "AAA-AAA"},
            "Biglietto",
            "No registration of this session has the ticket “AAA-AAA”.",
        ),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column(
    sheet, session, programme, cells, column, sentence
):
    person(programme)

    row = ROW | {"Posti": "", "Stato": "", "Biglietto": ""} | cells
    counts, faults = bring_in(sheet(), row)

    assert (counts, faults) == ({"refused": 1}, {(2, column): sentence})
    assert not Registration.objects.exists()


def test_all_that_is_wrong_with_a_row_is_said(sheet, session):
    row = {"Codice persona": "X", "Evento": "altro", "Data": "ieri", "Ora": "boh", "Posti": "0"}

    _counts, faults = bring_in(sheet(), row)

    assert {column for _row, column in faults} == {"Codice persona", "Data", "Evento", "Posti"}


def test_people_and_events_of_another_programme_do_not_exist(sheet, session):
    other = SessionFactory(event=EventFactory(slug="altrui", title="Altrui"))
    person(other.event.programme, "ALTRUI")
    person(session.event.programme)

    _counts, faults = bring_in(
        sheet(), ROW | {"Codice persona": "ALTRUI"}, ROW | {"Evento": "altrui"}
    )

    assert faults == {
        (2, "Codice persona"): "Nobody of this programme has the code “ALTRUI”: bring in the "
        "participants first.",
        (3, "Evento"): "This programme has no published event “altrui” with sessions.",
    }


def test_a_draft_has_nobody_in_it(sheet, programme):
    SessionFactory(event=EventFactory(programme=programme, draft=True, slug="bozza"))
    person(programme)

    _counts, faults = bring_in(sheet(), ROW | {"Evento": "bozza"})

    assert list(faults) == [(2, "Evento")]


def test_an_export_has_only_her_programmes(sheet, session, programme, register):
    register(SessionFactory())
    mine = register(session)

    assert list(sheet().get_queryset()) == [mine]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_rows(
    sheet, session, programme, count, django_assert_num_queries
):
    Session.objects.update(capacity=None)
    rows = []
    for number in range(count):
        person(programme, f"S{number}")
        rows.append(ROW | {"Codice persona": f"S{number}"})

    with django_assert_num_queries(18):
        bring_in(sheet(), *rows)
