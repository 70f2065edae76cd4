"""Sheets as people hand them in, and files that are none."""

from __future__ import annotations

import codecs
from datetime import datetime

import pytest
from openpyxl import Workbook

from exchange.sheets import SheetRefused, limits, open_sheet, reading
from tests.exchange.sheets.make import KNOWN, packed, read, saved, xlsx

pytestmark = pytest.mark.usefixtures("in_english")

ROW = {"name": "Zoë", "school_class": "3, A"}


@pytest.mark.parametrize(
    "content",
    [
        "Nome;Classe\r\nZoë;3, A\r\n".encode(),
        codecs.BOM_UTF8 + "Nome;Classe\nZoë;3, A".encode(),
        'nome,classe\nZoë,"3, A"\n'.encode(),
        "NOME\tCLASSE\nZoë\t3, A\n".encode(),
        "sep=;\nNome;Classe\nZoë;3, A\n".encode(),
        "First name;school_class\nZoë;3, A\n".encode(),
        " First_Name ;CLASSÈ\nZoë;3, A\n".encode(),
        "Nome;Classe\nZoë;3, A\n".encode("cp1252"),
        "Nome\tClasse\nZoë\t3, A\n".encode("utf-16"),
        xlsx(["Nome", "Classe"], ["Zoë", "3, A"]),
    ],
)
def test_every_way_of_saving_a_sheet_reads_the_same(content):
    assert [cells for _number, cells in read(content)] == [ROW]


def test_letters_that_had_to_be_guessed_are_said():
    sheet = open_sheet("Nome\nZoë".encode("cp1252"), KNOWN)

    assert sheet.warnings == [
        (
            "The file is not in UTF-8: it was read as Windows-1252. Look at the accented letters "
            "before you save; if they are wrong, save the sheet as “CSV UTF-8”."
        )
    ]


@pytest.mark.parametrize("pack", [lambda *rows: xlsx(*rows), lambda *rows: csv(*rows)])
def test_rows_have_the_numbers_of_the_sheet(pack):
    content = pack(["Finanziato dall’Unione europea"], [], ["Nome"], ["Ada"], [], [" "], ["Zoe"])

    assert [(number, cells["name"]) for number, cells in read(content)] == [(4, "Ada"), (7, "Zoe")]


def csv(*rows):
    return "\n".join(";".join(row) for row in rows).encode()


def test_a_cell_of_two_lines_is_one_row():
    content = b'Nome;Classe\n"Ada\nMaria";1\nZoe;2'

    assert [number for number, _cells in read(content)] == [2, 3]


def test_what_a_spreadsheet_holds_comes_as_it_is():
    content = xlsx(
        ["Nome", "Classe", "Data di nascita"], ["Ada", 3, datetime.fromisoformat("2010-03-12")]
    )

    assert read(content)[0][1] == {
        "name": "Ada",
        "school_class": 3,
        "born_on": datetime.fromisoformat("2010-03-12"),
    }


def test_only_the_first_sheet_that_can_be_seen_is_read():
    book = Workbook()
    book.active.append(["Nome"])
    book.active.sheet_state = "hidden"
    for row in (["Nome"], ["Ada"]):
        book.create_sheet("Dati").append(row) if row == ["Nome"] else book["Dati"].append(row)
    book.create_sheet("Altro").append(["Zoe"])

    assert [cells["name"] for _number, cells in read(saved(book))] == ["Ada"]


def test_the_apostrophe_of_an_escaped_formula_is_taken_off():
    content = b"Nome;Classe\n'=1+1;'ndrangheta\n''=x;'+39 055"

    assert [tuple(cells.values()) for _number, cells in read(content)] == [
        ("=1+1", "'ndrangheta"),
        ("'=x", "+39 055"),
    ]


def test_columns_that_are_not_read_are_said_with_the_one_that_was_meant():
    sheet = open_sheet(b"Nome;Clase;Note\nAda;1;x", KNOWN)

    assert sheet.warnings == [
        "The column “Clase” is not read. Did you mean “Classe”?",
        "The column “Note” is not read.",
    ]


def test_what_stands_right_of_the_last_heading_is_noticed():
    rows = open_sheet(b"Nome;Classe\nAda;1;;\nRossi;Maria;1", KNOWN).rows()

    assert [row.overflows for row in rows] == [False, True]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b" \n", "The file is empty."),
        (
            b"Classe;Nome;first name;Classe\n",
            (
                "These headings mean the same column: “Nome”, “first name”. "
                "These headings mean the same column: “Classe”, “Classe”."
            ),
        ),
        (b"Classe\n1", "A column is missing: “Nome”."),
        (
            b"A;B\n1;2",
            (
                "None of the first 20 rows names the columns. They are: Nome, Classe, "
                "Data di nascita. Start from the sheet on this page."
            ),
        ),
        (
            b'Nome;Classe\nAda;1\n"Zoe;2\n',
            "Row 3 cannot be read: a quotation mark in it is not closed, or not doubled.",
        ),
        (
            b"\xd0\xcf\x11\xe0rest",
            "The file is an old Excel sheet (.xls) or has a password: save it as XLSX.",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "The file is neither a CSV nor an XLSX sheet: save it as one of these.",
        ),
        (
            packed(content="<office/>"),
            "The file is neither a CSV nor an XLSX sheet: save it as one of these.",
        ),
        (
            b"PK\x03\x04broken",
            "The file is neither a CSV nor an XLSX sheet: save it as one of these.",
        ),
        (
            packed(xl__workbook="<workbook/>"),
            "The file is damaged, or not an XLSX sheet: open it and save it again as XLSX.",
        ),
        (
            packed(xl__workbook="<!DOCTYPE x [<!ENTITY a 'b'>]><workbook>&a;</workbook>"),
            "The file is neither a CSV nor an XLSX sheet: save it as one of these.",
        ),
        (
            packed(xl__workbook="<w/>", xl__bomb=b"0" * (limits.MAX_UNPACKED + 1)),
            "The sheet is too large when it is unpacked: divide it, or save it as CSV.",
        ),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(content, words):
    with pytest.raises(SheetRefused) as refused:
        read(content)

    assert str(refused.value) == words


def test_a_sheet_with_too_many_columns_is_refused():
    with pytest.raises(SheetRefused, match=r"^The sheet has more than 100 columns\.$"):
        read((";".join(["Nome", *"x" * 100]) + "\nAda").encode())


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 2)

    with pytest.raises(SheetRefused, match=r"^The sheet has more than 2 rows: "):
        read(b"Nome\na\nb\nc")


def test_empty_rows_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_LINES", 5)

    with pytest.raises(SheetRefused, match=r"^The sheet has more than 5 rows: "):
        read(b"Nome\na\n\n\n\n\n\n")


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(SheetRefused, match=r"^The file is larger than 10 MB: divide it\.$"):
        read(b"Nome\n" + b"x" * limits.MAX_BYTES)
