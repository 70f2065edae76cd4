"""The sheet of the people of a programme."""

from __future__ import annotations

from datetime import date

import pytest

from participants.models import Participant, SourceCode
from participants.resources import ParticipantResource
from tests.desk import coordinator_of
from tests.factories.accounts import UserFactory
from tests.factories.events import START, EligibilityRuleFactory, EventFactory
from tests.factories.participants import ParticipantFactory, SourceCodeFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import SchoolFactory
from tests.sheets import bring_file_in, bring_in, exported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

GIULIA = {"Codice": "S1", "Cognome": "Verdi", "Nome": "Giulia"}


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def sheet(programme):
    user = coordinator_of(programme)
    return lambda: ParticipantResource(user=user, programme=programme)


def test_people_come_with_what_the_sheet_says(sheet, programme):
    school = SchoolFactory(ministerial_code="MIPS12345X")
    home = MunicipalityFactory(name="Cinisello Balsamo", province="MI")
    cells = {"Scuola": "mips12345x", "Classe": "4", "Comune di residenza": "Cinisello Balsamo (MI)"}

    counts, faults = bring_in(sheet(), GIULIA | cells | {"Occupazione": "student"})

    person = SourceCode.objects.get(programme=programme, code="S1").participant
    assert (counts, faults) == ({"new": 1}, {})
    assert (person.school, person.municipality, person.school_year) == (school, home, 4)
    assert (str(person), person.occupation, person.user) == ("Giulia Verdi", "student", None)


def test_the_same_class_in_a_new_school_year_is_said_anew(sheet, time_machine):
    bring_in(sheet(), GIULIA | {"Classe": "4"})
    time_machine.move_to("2027-10-01", tick=False)

    counts, faults = bring_in(sheet(), GIULIA | {"Classe": "4"})

    person = Participant.objects.get(first_name="Giulia")
    assert (counts, faults) == ({"changed": 1}, {})
    assert (person.school_year, person.class_said_in) == (4, "202728")


def test_a_sheet_that_says_the_school_alone_says_no_class_of_the_new_year(sheet, time_machine):
    school = SchoolFactory(ministerial_code="MIPS12345X")
    bring_in(sheet(), GIULIA | {"Classe": "4"})
    time_machine.move_to("2027-10-01", tick=False)

    bring_in(sheet(), GIULIA | {"Scuola": "MIPS12345X"})

    person = Participant.objects.get(first_name="Giulia")
    assert (person.school, person.school_year, person.class_said_in) == (school, None, "202728")


def test_a_sheet_says_nothing_anew_of_who_has_an_account(sheet, time_machine):
    bring_in(sheet(), GIULIA | {"Classe": "4"})
    Participant.objects.filter(first_name="Giulia").update(
        user=UserFactory(), declared_14_on="2026-11-01"
    )
    time_machine.move_to("2027-10-01", tick=False)

    assert bring_in(sheet(), GIULIA | {"Classe": "4"}) == ({"unchanged": 1}, {})


def test_the_same_people_twice_change_nothing(sheet):
    rows = [GIULIA, {"Codice": "", "Cognome": "Neri", "Nome": "Ada"}]

    first, _faults = bring_in(sheet(), *rows)
    again = sheet()
    second, faults = bring_in(again, *rows)

    assert (first, second, faults) == ({"new": 2}, {"unchanged": 2}, {})
    assert Participant.objects.count() == 2


def test_an_export_comes_back_without_a_change(sheet):
    bring_in(sheet(), GIULIA | {"Classe": "4"}, {"Cognome": "Neri", "Nome": "Ada"})

    counts, faults = bring_file_in(sheet(), exported(sheet(), Participant.objects.all()))

    assert (counts, faults) == ({"unchanged": 2}, {})


def test_a_code_finds_her_and_an_empty_cell_leaves_what_is_there(sheet):
    bring_in(sheet(), GIULIA | {"Classe": "4"})

    counts, _faults = bring_in(sheet(), GIULIA | {"Cognome": "Bianchi", "Classe": ""})

    person = Participant.objects.get()
    assert (counts, person.last_name, person.school_year) == ({"changed": 1}, "Bianchi", 4)


def test_what_somebody_else_writes_meanwhile_stays(sheet):
    bring_in(sheet(), GIULIA | {"Classe": "4"})
    resource = sheet()
    assert resource.known["S1"].school_year == 4

    Participant.objects.update(school_year=5, class_said_in="202627", occupation="working")
    counts, _faults = bring_in(resource, GIULIA | {"Cognome": "Bianchi", "Classe": "4"})

    person = Participant.objects.get()
    assert counts == {"changed": 1}
    assert (person.last_name, person.school_year, person.occupation) == ("Bianchi", 5, "working")


def test_who_gets_an_account_meanwhile_is_refused(sheet):
    bring_in(sheet(), GIULIA)
    resource = sheet()
    assert resource.known["S1"].user is None

    Participant.objects.update(user=UserFactory(), declared_14_on=START.date())
    counts, faults = bring_in(resource, GIULIA | {"Cognome": "Bianchi"})

    assert (counts, Participant.objects.get().last_name) == ({"refused": 1}, "Verdi")
    assert faults == {(2, ""): "She has an account: her data is hers to correct, on her profile."}


def test_who_has_no_code_and_a_known_name_is_left_out_and_proposed(sheet):
    bring_in(sheet(), GIULIA)
    again = sheet()

    counts, _faults = bring_in(again, GIULIA | {"Codice": "", "Nome": "GIULÌA"})

    assert counts == {"unchanged": 1}
    words = (
        "Row 2 was left out: possible duplicate of Giulia Verdi (S1). If she is somebody else, "
        "give her a code; if she is the same person, write that person's code."
    )
    assert again.remarks == [words]


def test_another_code_is_another_person_who_is_proposed_and_never_merged(sheet):
    again = sheet()

    counts, _faults = bring_in(again, GIULIA, GIULIA | {"Codice": "S2"})

    assert counts == {"new": 2}
    assert again.remarks == [
        "Row 3: possible duplicate of Giulia Verdi (S1). She is brought in all the same."
    ]


def test_another_school_is_another_person(sheet):
    SchoolFactory(ministerial_code="MIPS00001A")
    SchoolFactory(ministerial_code="MIPS00002A")
    again = sheet()

    bring_in(
        again,
        GIULIA | {"Scuola": "MIPS00001A"},
        GIULIA | {"Codice": "", "Scuola": "MIPS00002A"},
    )

    assert (Participant.objects.count(), again.remarks) == (2, [])


def test_people_of_another_programme_are_neither_found_nor_proposed(sheet):
    other = SourceCodeFactory(
        code="S1", participant__first_name="Giulia", participant__last_name="Verdi"
    )
    again = sheet()

    counts, _faults = bring_in(again, GIULIA | {"Classe": "4"}, GIULIA | {"Codice": "S2"})

    other.participant.refresh_from_db()
    assert (counts, other.participant.school_year) == ({"new": 2}, None)
    assert len(again.remarks) == 1  # of the other row of this sheet


def test_the_data_of_who_has_an_account_is_hers(sheet, programme):
    SourceCodeFactory(programme=programme, code="S1", participant=ParticipantFactory())

    counts, faults = bring_in(sheet(), GIULIA | {"Classe": "4"})

    assert (counts, faults) == (
        {"refused": 1},
        {(2, ""): "She has an account: her data is hers to correct, on her profile."},
    )


def test_a_date_of_birth_is_kept_only_where_an_event_has_an_age_limit(sheet, programme):
    row = GIULIA | {"Data di nascita": "01/05/2010"}

    _counts, faults = bring_in(sheet(), row)
    EligibilityRuleFactory(event=EventFactory(programme=programme))
    counts, _faults = bring_in(sheet(), row)

    assert faults == {
        (2, "Data di nascita"): "No event of this programme has an age limit: dates of birth are "
        "not kept. Delete this column."
    }
    assert (counts, Participant.objects.get().birth_date) == ({"new": 1}, date(2010, 5, 1))


def test_dates_of_birth_go_out_only_where_an_event_has_an_age_limit(sheet, programme):
    before = {column.attribute for column in sheet().export_columns}
    EligibilityRuleFactory(event=EventFactory(programme=programme))
    after = {column.attribute for column in sheet().export_columns}

    assert after - before == {"birth_date"}


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"Cognome": ""}, "Cognome", "This cell must not be empty."),
        ({"Nome": ""}, "Nome", "This cell must not be empty."),
        ({"Nome": "x" * 151}, "Nome", "Write no more than 150 characters."),
        ({"Codice": "x" * 41}, "Codice", "Write no more than 40 characters."),
        ({"Classe": "6"}, "Classe", "A class year goes from 1 to 5."),
        ({"Classe": "quarta"}, "Classe", "“quarta” is not a whole number: write it like 25."),
        ({"Scuola": "Liceo X"}, "Scuola", "No school has the code or the name “Liceo X”."),
        (
            {"Comune di residenza": "Atlantide"},
            "Comune di residenza",
            "No municipality is called “Atlantide”.",
        ),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column(sheet, cells, column, sentence):
    counts, faults = bring_in(
        sheet(), GIULIA | {"Classe": "", "Scuola": "", "Comune di residenza": ""} | cells
    )

    assert (counts, faults) == ({"refused": 1}, {(2, column): sentence})
    assert not Participant.objects.exists()
