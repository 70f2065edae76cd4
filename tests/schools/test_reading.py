from __future__ import annotations

import pytest

from schools.registry.reading import open_file
from schools.registry.rows import Fault, Oddity, Rejected, WrongFileError
from tests.schools.registry_files import PAR_COLUMNS, STAT_COLUMNS, par, stat


def opened(file):
    return open_file(file.name, file.data)


def only(file):
    [row] = opened(file)
    return row


def test_columns_are_read_by_name_in_any_order():
    row = only(par({"cap": "00192"}, columns=[*reversed(PAR_COLUMNS)]))

    assert (row.line, row.code, row.name, row.registry_name, row.postal_code) == (
        2,
        "MIPS000001",
        "Liceo Galilei",
        "LICEO GALILEI",
        "00192",
    )


def test_what_the_file_has_no_column_for_is_not_said_and_what_it_leaves_out_is_empty():
    columns = ["CODICESCUOLA", "DENOMINAZIONESCUOLA", "INDIRIZZOEMAILSCUOLA"]
    row = only(par({}, columns=columns))

    assert (row.email, row.pec, row.institute, row.address) == ("", None, None, None)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Parrocchia di Sant?Anna", "Parrocchia di Sant’Anna"),
        ("SCUOLA DELL¿INFANZIA ROSSI", "Scuola dell’Infanzia Rossi"),
        ("SOCIETA? COOPERATIVA", "Società Cooperativa"),
        ("CittÃ\u00a0 dei bambini", "Città dei bambini"),
        ("  primaria \t Gressan  ", "primaria Gressan"),
        ('"SACRO CUORE"', "Sacro Cuore"),
        ('SCUOLA "LA RONDINE "', "Scuola “La Rondine”"),
    ],
)
def test_names_are_made_readable(said, kept):
    assert only(par({"name": said})).name == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("VIA GIOVANNI MILITELLO21", "Via Giovanni Militello 21"),
        ("Via Sant¿Agnese n. 7 ¿ Via Samperi", "Via Sant’Agnese n. 7 – Via Samperi"),
        ("Non Disponibile", ""),
        ("-----", ""),
    ],
)
def test_addresses_too(said, kept):
    assert only(par({"address": said})).address == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("www.scuola.it", "https://www.scuola.it"),
        ("https//www.scuola.it/pagina", "https://www.scuola.it/pagina"),
        ("http// scuola.it", "http://scuola.it"),
        ("www.http://scuola.it", "http://scuola.it"),
        ("web: www.scuola.it", "https://www.scuola.it"),
        ("WWW.SCUOLA.IT", "https://www.scuola.it"),
        ("Non Disponibile", ""),
    ],
)
def test_websites_are_repaired_where_they_can_be(said, kept):
    file = opened(par({"website": said}))

    assert ([row.website for row in file], file.odd) == ([kept], [])


@pytest.mark.parametrize(
    ("key", "said", "oddity"),
    [
        ("website", "segreteria@scuola.it", Oddity.WEBSITE),
        ("website", "IN ALLESTIMENTO", Oddity.WEBSITE),
        ("website", "https//www.scuola.i", Oddity.WEBSITE),
        ("website", "javascript:alert(1)", Oddity.WEBSITE),
        ("email", "scuola@.pec.it", Oddity.EMAIL),
        ("pec", "SCUOLA@PEC,.IT", Oddity.PEC),
        ("cap", "2010", Oddity.POSTAL_CODE),
        ("town", "15146", Oddity.MUNICIPALITY),
    ],
)
def test_what_cannot_be_kept_is_left_out_and_said(key, said, oddity):
    file = opened(par({key: said}))

    [row] = file
    assert (row.website, row.email, row.pec) == ("", "", "")
    assert [(odd.line, odd.oddity, odd.value) for odd in file.odd] == [(2, oddity, said)]


def test_a_kind_that_no_table_has_is_said_and_not_guessed():
    file = opened(par({"code": "MIPQ000001"}))

    assert [(row.level, row.track) for row in file] == [("superiori", "")]
    assert [(odd.oddity, odd.value) for odd in file.odd] == [
        (Oddity.KIND, "PQ SCUOLA SEC. SECONDO GRADO NON STATALE")
    ]


def test_an_institute_is_not_its_own():
    own, branch = opened(stat({"code": "MIIS000001", "kind": "ISTITUTO SUPERIORE"}, {}))

    assert (own.institute, branch.institute) == ("", "MIIS000001")


@pytest.mark.parametrize(
    ("said", "kept"), [("NORMALE", ""), ("PERCORSO II LIVELLO", "Percorso II Livello")]
)
def test_what_is_special_about_a_school_is_kept(said, kept):
    assert only(stat({"special": said})).special_kind == kept


@pytest.mark.parametrize(
    ("school", "fault"),
    [
        ({"code": ""}, Fault.CODE),
        ({"code": "MI1"}, Fault.CODE),
        ({"code": "12PS000001"}, Fault.CODE),
        ({"year": "202223"}, Fault.YEAR),
        ({}, Fault.TWICE),
    ],
)
def test_a_row_that_is_wrong_is_rejected_with_its_line(school, fault):
    _good, bad = opened(par({}, {**school}))

    assert (bad.line, bad.fault) == (3, fault)


def test_a_row_of_another_length_is_rejected():
    file = par({})

    found = list(open_file(file.name, file.data + b"202324,NORD\r\n"))

    assert found[1] == Rejected(3, "", Fault.LENGTH)


@pytest.mark.parametrize(
    ("file", "registry"),
    [
        (par({}), "PAR"),
        (par({}, name="scuole.csv"), "PAR"),
        (stat({}, name="scuole.csv"), "STAT"),
        (stat({"province": "TRENTO"}, name="scuole.csv"), "AUTSTAT"),
        (par({"province": "AOSTA"}, name="scuole.csv"), "AUTPAR"),
        (stat({}, name="scuanaautstat20232420230901.csv"), "AUTSTAT"),
    ],
)
def test_a_file_says_which_of_the_four_it_is(file, registry):
    assert opened(file).registry == registry


def test_the_year_stands_in_the_rows_or_else_in_the_name():
    columns = [column for column in STAT_COLUMNS if column != "ANNOSCOLASTICO"]

    assert opened(stat({}, columns=columns, year="202425")).school_year == "202425"
    with pytest.raises(WrongFileError) as refused:
        opened(stat({}, columns=columns, name="scuole.csv"))
    assert refused.value.fault == Fault.NO_YEAR


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.NO_CODE_COLUMN),
        (b"a,b\r\n1,2\r\n", Fault.NO_CODE_COLUMN),
        (b"ANNOSCOLASTICO,CODICESCUOLA,ALUNNI\r\n202324,MIPS000001,20\r\n", Fault.NO_FACT_COLUMN),
        (b"CODICESCUOLA,CAPSCUOLA\r\n", Fault.NO_ROWS),
        (b"\xff\xfe\x00\x01", Fault.NOT_TEXT),
    ],
)
def test_a_file_of_another_shape_is_refused(data, fault):
    with pytest.raises(WrongFileError) as refused:
        open_file("x.csv", data)

    assert refused.value.fault == fault


def test_a_file_that_excel_saved_is_read_too():
    file = par({})

    [row] = open_file(file.name, b"\xef\xbb\xbf" + file.data.replace(b",", b";"))

    assert row.code == "MIPS000001"
