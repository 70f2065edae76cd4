"""A sheet of at most a thousand rows: checked, looked at, saved, within the requests."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from jobs.models import Job
from programmes.models import Phase
from tests.exchange.phases import GOOD, HEADER
from tests.factories.programmes import CoordinatorFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def rows_of(response):
    return [(row.number, row.outcome, row.changes, row.faults) for row in response.context["page"]]


def faults_of(response):
    return [
        (row.number, fault.column, fault.cell, fault.words)
        for row in response.context["page"]
        for fault in row.faults
    ]


def save(desk, response):
    """Press "Save" on the page of a check."""
    job = response.context["job"]
    return desk.post(reverse("exchange:save", args=[job.key]), follow=True)


def test_a_check_shows_what_changes_and_saves_nothing(hand_in):
    response = hand_in(follow=True)

    assert rows_of(response)[1] == (
        3,
        "new",
        [["Phase", "", "Seconda"], ["From", "", "2027-03-16"], ["To", "", "2027-03-31"]],
        [],
    )
    assert "Nothing was saved yet." in response.content.decode()
    assert Phase.objects.count() == 0


def test_saving_keeps_every_row(hand_in, desk, programme):
    response = save(desk, hand_in(follow=True))

    assert list(programme.phases.values_list("name", "starts_on", "description")) == [
        ("Prima", date(2027, 3, 1), "a"),
        ("Seconda", date(2027, 3, 16), ""),
    ]
    assert "Everything was saved." in response.content.decode()


def test_the_same_sheet_again_changes_nothing(hand_in, desk):
    save(desk, hand_in(follow=True))
    phase = Phase.objects.first()
    changes = phase.history.count()

    response = hand_in(follow=True)

    assert response.context["job"].result["unchanged"] == 2
    assert "there is nothing to save" in response.content.decode()
    assert phase.history.count() == changes


def test_a_change_is_shown_from_what_to_what(hand_in, desk):
    save(desk, hand_in(follow=True))

    response = hand_in(f"{HEADER}\nPRIMA;01/03/2027;20/03/2027;a", follow=True)

    assert rows_of(response) == [
        (2, "changed", [["Phase", "Prima", "PRIMA"], ["To", "2027-03-15", "2027-03-20"]], [])
    ]


def test_a_column_left_out_leaves_its_field_as_it_is(hand_in, desk, programme):
    save(desk, hand_in(follow=True))

    save(desk, hand_in("Fase;Dal;Al\nPrima;01/03/2027;16/03/2027", follow=True))

    assert programme.phases.get(name="Prima").description == "a"


def test_an_empty_cell_empties_its_field(hand_in, desk, programme):
    save(desk, hand_in(follow=True))

    save(desk, hand_in(f"{HEADER}\nPrima;01/03/2027;15/03/2027;", follow=True))

    assert programme.phases.get(name="Prima").description == ""


EVERY_FAULT = f"""{HEADER}
;01/03/2027;15/03/2027;
A;31/02/2027;boh;
B;15/03/2027;01/03/2027;
C;01/03/2027;15/03/2027;#REF!
D;boh;15/03/2027;x;y
A;01/03/2027;15/03/2027;
Vietata;01/03/2027;15/03/2027;
Buona;01/03/2027;15/03/2027;"""


def test_every_fault_is_said_by_row_and_column(hand_in):
    response = hand_in(EVERY_FAULT, follow=True)

    not_a_date = "“boh” is not a date: write it like 12/03/2026 or 2026-03-12."
    assert faults_of(response) == [
        (2, "Fase", "", "This cell must not be empty."),
        (3, "Dal", "31/02/2027", "“31/02/2027” is a day that does not exist."),
        (3, "Al", "boh", not_a_date),
        (4, "", "", "The phase must end after it starts."),
        (5, "Descrizione", "#REF!", "The spreadsheet could not reckon this cell."),
        (6, "", "", "This row has more cells than there are headings."),
        (6, "Dal", "boh", not_a_date),
        (7, "", "", "Row 3 is about the same: keep one of them."),
        (8, "", "", "This phase is forbidden."),
    ]


def test_a_sheet_with_faults_cannot_be_saved(hand_in, desk):
    response = save(desk, hand_in(EVERY_FAULT, follow=True))

    words = "Only a sheet that was checked without errors can be saved."
    assert [str(message) for message in response.context["messages"]] == [words]
    assert "Nothing was saved: 7 rows have errors." in response.content.decode()
    assert Phase.objects.count() == 0


def test_all_faults_can_be_downloaded(hand_in, desk):
    job = hand_in(f"{HEADER}\n=x;boh;15/03/2027;", follow=True).context["job"]

    response = desk.get(reverse("exchange:faults", args=[job.key]))

    assert response.content.decode("utf-8-sig").splitlines() == [
        "Row;Column;Cell;What is wrong",
        "2;Dal;boh;“boh” is not a date: write it like 12/03/2026 or 2026-03-12.",
    ]
    assert response["Content-Disposition"] == 'attachment; filename="errors.csv"'


def test_a_fault_of_the_program_saves_nothing_and_says_so(hand_in):
    response = hand_in(f"{HEADER}\nRotta;01/03/2027;15/03/2027;", follow=True)

    assert "Something went wrong on our side. Nothing was saved." in response.content.decode()


def test_what_changed_since_the_check_is_checked_again(hand_in, desk, programme):
    checked = hand_in(follow=True)
    Phase.objects.create(
        programme=programme, name="prima", starts_on="2026-01-01", ends_on="2026-01-02"
    )

    response = save(desk, checked)

    assert response.context["job"].result["changed"] == 1
    assert programme.phases.get(name="Prima").starts_on == date(2027, 3, 1)


def test_saving_twice_saves_once(hand_in, desk):
    checked = hand_in(follow=True)

    first, second = save(desk, checked), save(desk, checked)

    assert first.context["job"] == second.context["job"]
    assert Job.objects.count() == 2


def test_rows_of_another_programme_are_neither_found_nor_shown(hand_in, desk, programme):
    other = ProgrammeFactory()
    Phase.objects.create(
        programme=other, name="Prima", starts_on="2026-01-01", ends_on="2026-01-02"
    )

    response = save(desk, hand_in(follow=True))

    assert response.context["job"].result["new"] == 2
    assert "2026" not in str(rows_of(response))


def test_another_programme_cannot_be_chosen(hand_in):
    response = hand_in(into=ProgrammeFactory())

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["programme"]


def test_who_no_longer_coordinates_saves_nothing(hand_in, desk, programme, coordinator):
    checked = hand_in(follow=True)
    CoordinatorFactory(programme=ProgrammeFactory(), user=coordinator)
    programme.coordinators.filter(user=coordinator).delete()

    response = save(desk, checked)

    words = "You do not coordinate this programme. Nothing was saved."
    assert words in response.content.decode()
    assert Phase.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\0\0", "The file is neither a CSV nor an XLSX sheet: save it as one of these."),
        (HEADER, "There is no row below the headings. Nothing was saved."),
        ("Fase\nPrima", "Columns are missing: “From”, “To”."),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_beside_its_field(hand_in, content, words):
    response = hand_in(content)

    assert response.status_code == 422
    assert response.context["form"].errors == {"file": [words]}
    assert Job.objects.count() == 0


def test_warnings_stand_on_the_page(hand_in):
    response = hand_in(f"{GOOD}\n".replace("Descrizione", "Note"), follow=True)

    assert "The column “Note” is not read." in response.content.decode()


def test_pages_show_some_rows_and_filter_them(hand_in, desk):
    rows = "\n".join(f"Fase {n};01/03/2027;15/03/2027;" for n in range(60))
    job = hand_in(f"{HEADER}\n{rows}\nX;boh;15/03/2027;", follow=True).context["job"]
    page = reverse("exchange:import", args=[job.key])

    assert len(rows_of(desk.get(page))) == 50
    assert len(rows_of(desk.get(page, {"page": 2}))) == 11
    assert [row[1] for row in rows_of(desk.get(page, {"only": "refused"}))] == ["refused"]
