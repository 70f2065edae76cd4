"""A class in several workshops at the same time: the teacher reads who goes where."""

from __future__ import annotations

import time
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from events.models import Session
from registrations.class_access import parts_of
from registrations.models import Party
from registrations.workshops import at_the_same_time, distribute, workshops_of
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolClassFactory, TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HOUR = timedelta(hours=1)
QUERIES = 7


@pytest.fixture
def teacher(client):
    teacher = TeacherFactory()
    client.force_login(teacher.user)
    return teacher


@pytest.fixture
def split(teacher):
    """A class of the teacher that splits: of each part (label, pupils); the same hours for all."""
    event = EventFactory(title="Mattina di laboratori")
    school_class = SchoolClassFactory(school=teacher.school, year=3, section="B")
    party = Party.objects.create()

    def _split(*parts, **session):
        return [
            RegistrationFactory(
                session=SessionFactory(event=event, label=label, **session),
                a_class=True,
                school_class=school_class,
                party=party,
                pupils=pupils,
                seats=pupils + 1,
            )
            for label, pupils in parts
        ]

    return _split


@pytest.fixture
def parts(split):
    return split(("Robot", 2), ("Stelle", 2), ("Cellule", 1))


def page_of(part):
    return reverse("registrations:who_goes_where", args=[part.key])


def wishes(parts, *lists):
    """What the browser sends: of each number of the class the workshops, here by their numbers."""
    return {
        f"wish_{pupil}_{rank}": str(parts[wish - 1].key)
        for pupil, wanted in enumerate(lists, 1)
        for rank, wish in enumerate(wanted, 1)
    }


def numbers_of(response):
    """Who goes where on the page: numbers of pupils by name of the workshop."""
    groups = response.context["distribution"].groups
    return {group.workshop.name: list(group.pupils) for group in groups}


# --- Which parts are at the same time -------------------------------------------------------------


def same_time(part):
    return [[one.session.label for one in group] for group in at_the_same_time(parts_of(part))]


def test_parts_at_the_same_time_are_together_and_others_are_not(split):
    [part, *_others] = split(("Robot", 2), ("Stelle", 2))
    split(("Più tardi", 2), starts_at=START + 3 * HOUR)
    split(("Un altro giorno", 2), ("Lo stesso giorno", 1), starts_at=START + 48 * HOUR)

    assert same_time(part) == [["Robot", "Stelle"], ["Un altro giorno", "Lo stesso giorno"]]


def test_one_that_overlaps_two_brings_them_together(split):
    split(("Presto", 1), ends_at=START + HOUR)
    split(("Tardi", 1), starts_at=START + 2 * HOUR, ends_at=START + 3 * HOUR)
    [part] = split(("Lungo", 1))

    assert same_time(part) == [["Presto", "Lungo", "Tardi"]]


def test_dates_count_and_not_the_first_and_last_moment(split):
    """Two courses whose dates alternate are never at the same time."""
    [one] = split(("Lunedì", 1))
    [other] = split(("Martedì", 1), starts_at=START + 24 * HOUR)
    one.session.occurrences.create(starts_at=START + 168 * HOUR, ends_at=START + 169 * HOUR)
    type(one.session).objects.filter(pk=one.session_id).update(ends_at=START + 169 * HOUR)

    assert same_time(other) == []


@pytest.mark.parametrize("state", ["waiting", "offered", "cancelled"])
def test_only_parts_with_their_places_are_shared_out(client, parts, state):
    changes = RegistrationFactory.build(
        session=None, participant=None, a_class=True, school_class=None, **{state: True}
    )
    names = ["status", "confirmed_at", "offer_expires_at", "ended_at", "end_reason"]
    fields = {name: getattr(changes, name) for name in names}
    type(parts[0]).objects.filter(pk=parts[0].pk).update(**fields)

    assert same_time(parts[1]) == [["Stelle", "Cellule"]]
    assert client.get(page_of(parts[0])).status_code == 404


# --- Names of workshops ---------------------------------------------------------------------------


def test_a_workshop_is_called_by_its_label(parts):
    assert [one.title for one in workshops_of(parts)] == ["1. Robot", "2. Stelle", "3. Cellule"]


def test_workshops_without_a_label_are_told_apart_by_place_or_hours(split):
    [one] = split(("", 1), ends_at=START + HOUR)
    [other] = split(("", 1))

    names = [workshop.name for workshop in workshops_of([one, other])]

    assert names[0].endswith("9:30\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}10:30")
    assert names[0] != names[1]


# --- The page -------------------------------------------------------------------------------------


def test_the_booking_leads_there(client, parts):
    for part in parts:
        page = client.get(part.get_absolute_url()).content.decode()
        assert page.count("chi-va-dove/") == 1
        assert page_of(parts[0]) in page


def test_parts_at_the_same_time_are_told_apart_on_the_pages_of_bookings(client, parts):
    code = parts[0].school_class.school.ministerial_code
    pages = [parts[0].get_absolute_url(), reverse("registrations:bookings", args=[code])]

    for page in pages:
        shown = client.get(page).content.decode()
        assert "9:30\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}12:30 · Robot" in shown


def test_a_class_that_does_not_split_has_no_such_page(client, split):
    [alone] = split(("Robot", 2))

    assert client.get(page_of(alone)).status_code == 404
    assert "chi-va-dove" not in client.get(alone.get_absolute_url()).content.decode()


def test_it_is_the_school_s_and_nobody_else_s(client, parts):
    colleague = TeacherFactory(school=parts[0].school_class.school)
    client.force_login(colleague.user)
    assert client.get(page_of(parts[0])).status_code == 200

    client.force_login(TeacherFactory().user)
    assert client.get(page_of(parts[0])).status_code == 404
    assert client.post(page_of(parts[0]), wishes(parts, [1])).status_code == 404


def test_l7_each_pupil_is_a_number_with_three_choices(client, parts):
    response = client.get(page_of(parts[0]))
    page = response.content.decode()

    assert page.count("<select") == 5 * 3
    assert page.count("<label") == 5 * 3
    assert "no-store" in response["Cache-Control"]
    assert "Niente viene salvato" in page


def test_two_workshops_leave_two_choices(client, split):
    [part, _other] = split(("Robot", 2), ("Stelle", 1))

    assert client.get(page_of(part)).content.decode().count("<select") == 3 * 2


def test_the_answer_is_the_best_and_the_form_keeps_what_was_written(client, parts):
    """Taken in the order of numbers, 1 and 2 would leave to 3 what she did not choose."""
    asked = wishes(parts, [1, 2], [1, 2], [1], [3, 1], [3, 2])

    response = client.post(page_of(parts[1]), asked)

    placed = numbers_of(response)
    assert 3 in placed["Robot"]
    assert response.context["distribution"].got[:2] == [("Prima scelta", 3), ("Seconda scelta", 2)]
    page = response.content.decode()
    assert "È dimostrato: nessun’altra distribuzione è migliore" in page
    assert "nel caso peggiore, la sua scelta n. 2" in page
    assert str(parts[0].party.key) in page
    chosen = [row for row in page.splitlines() if "selected" in row and 'value=""' not in row]
    assert len(chosen) == 9


def test_who_chooses_nothing_is_put_where_there_is_room(client, parts):
    response = client.post(page_of(parts[0]), wishes(parts, [], [2], [2]))

    placed = numbers_of(response)
    assert placed["Stelle"] == [2, 3]
    assert sorted(placed["Robot"] + placed["Cellule"]) == [1, 4, 5]
    assert response.context["distribution"].got[-1] == ("Senza scelte", 3)


def test_who_can_have_none_of_her_choices_is_counted_and_said(client, parts):
    response = client.post(page_of(parts[0]), wishes(parts, [3], [3]))

    assert ("Nessuna delle proprie scelte", 1) in response.context["distribution"].got
    assert "nessuna distribuzione ci riesce" in response.content.decode()


def test_an_empty_first_choice_moves_the_second_up(client, parts):
    response = client.post(page_of(parts[0]), {"wish_4_2": str(parts[2].key)})

    assert numbers_of(response)["Cellule"] == [4]
    assert response.context["distribution"].got[0] == ("Prima scelta", 1)


def test_a_choice_stays_what_it_was_when_workshops_are_moved_meanwhile(client, parts):
    asked = wishes(parts, [1], [1])
    robots = parts[0].session
    robots.occurrences.update(starts_at=F("starts_at") + timedelta(minutes=5))
    Session.objects.filter(pk=robots.pk).update(starts_at=F("starts_at") + timedelta(minutes=5))

    assert numbers_of(client.post(page_of(parts[0]), asked))["Robot"] == [1, 2]


def test_nobody_has_chosen_yet(client, parts):
    response = client.post(page_of(parts[0]), {})

    assert {name: len(who) for name, who in numbers_of(response).items()} == {
        "Robot": 2,
        "Stelle": 2,
        "Cellule": 1,
    }
    assert "Contando 1" not in response.content.decode()


def test_the_same_workshop_twice_is_said_beside_the_second(client, parts):
    response = client.post(page_of(parts[0]), wishes(parts, [1], [2, 3, 2]))

    assert response.status_code == 422
    assert dict(response.context["form"].errors) == {
        "wish_2_3": ["N. 2: “2. Stelle” è già la prima scelta."]
    }
    page = response.content.decode()
    assert 'id="id_wish_2_3_error"' in page
    assert 'href="#id_wish_2_3"' in page


@pytest.mark.parametrize("nonsense", ["4", "0", "-1", "x", "²", "1 OR 1=1", "9" * 400, "\0"])
@pytest.mark.parametrize("button", [{}, {"pdf": "yes"}])
def test_nonsense_is_refused_in_words(client, parts, nonsense, button):
    response = client.post(page_of(parts[0]), {"wish_1_1": nonsense} | button)

    assert response.status_code == 422
    assert "N. 1: scegli un laboratorio dell’elenco, o nessuno." in response.content.decode()


def test_nothing_is_kept(client, parts):
    with CaptureQueriesContext(connection) as asked:
        client.post(page_of(parts[0]), wishes(parts, [1, 2]))

    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}


# --- The draw -------------------------------------------------------------------------------------


def test_the_seed_and_the_choices_are_all_that_the_answer_depends_on(split):
    """Keys of the database are other ones after a copy: the numbers on the page are not."""
    once = workshops_of(split(("Robot", 6), ("Stelle", 6)))
    again = workshops_of(split(("Robot", 6), ("Stelle", 6)))
    wanted = dict.fromkeys(range(1, 13), (1, 2))

    first = distribute(once, wanted, seed="a")

    assert distribute(again, wanted, seed="a") == first
    assert distribute(again, wanted, seed="b").groups != first.groups


# --- On paper -------------------------------------------------------------------------------------


def test_the_sheet_says_it_by_number_and_by_workshop(client, parts):
    asked = wishes(parts, [1], [1], [2], [2], [3])

    response = client.post(page_of(parts[0]), asked | {"pdf": "yes"})

    assert response["Content-Type"] == "application/pdf"
    assert "chi-va-dove.pdf" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    paper = PdfReader(BytesIO(response.content))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for words in (
        "Mattina di laboratori · 3B",
        "N. Laboratorio Dove 1 1. Robot",
        "5 3. Cellule",
        "2 alunni: 1, 2",
        "1 alunno: 5",
        str(parts[0].party.key),
    ):
        assert words in text


# --- Size -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sizes", [(1, 1), (20, 20, 20)])
def test_a_larger_class_costs_no_more_queries(client, split, sizes, django_assert_num_queries):
    [part, *_others] = split(*((f"L{number}", size) for number, size in enumerate(sizes)))
    client.get(page_of(part))

    with django_assert_num_queries(QUERIES):
        client.post(page_of(part), {})


def test_the_largest_class_is_shared_out_at_once(split):
    workshops = workshops_of(split(*((f"L{number}", 10) for number in range(6))))
    wanted = {pupil: (1, 2, 3) if pupil % 2 else (3, 1, 2) for pupil in range(1, 61)}
    distribute(workshops, {}, seed="the solver is loaded")

    begun = time.perf_counter()
    found = distribute(workshops, wanted, seed="a")

    assert time.perf_counter() - begun < 1
    assert found.is_optimal
    assert [pupil for pupil, _workshop in found.by_pupil] == list(range(1, 61))
