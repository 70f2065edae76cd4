"""Sheets written: what comes back when they are read, and what no spreadsheet may run."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from exchange.preambles import Preamble
from exchange.sheets.formulas import escaped, unescaped
from exchange.sheets.writing import csv_pieces, write_xlsx
from tests.exchange.sheets.make import back, read

EMU = 9525  # a pixel, as workbooks measure it
STATEMENT = Preamble(["Finanziato dall’Unione europea", "=cmd"])
DANGEROUS = ["=1+1", "+39 055", "-2", "@SUM(A1)", "\tx", "\rx", "'=x", "''=x", "＝1", "'"]


def csv(rows, preamble=STATEMENT, headings=("Nome", "Classe")):
    return b"".join(csv_pieces(preamble, headings, rows))


def xlsx(rows, preamble=STATEMENT, headings=("Nome", "Classe")):
    file = BytesIO()
    write_xlsx(file, title="Di [prova]", preamble=preamble, headings=headings, rows=rows)
    return file.getvalue()


def png(width, height):
    file = BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("text", [*DANGEROUS, "Ada", "'ndrangheta", "a=b", ""])
def test_escaping_is_undone_by_reading(text):
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("text", DANGEROUS[:-1])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text):
    assert escaped(text) == f"'{text}"


@pytest.mark.parametrize("write", [csv, xlsx])
@pytest.mark.parametrize("text", ["=1+1", "+39 055", "-2", "@SUM(A1)", "'=x", "Ada"])
def test_a_sheet_that_we_wrote_reads_as_it_was(write, text):
    assert read(write([["Zoe", text]])) == [(5, {"name": "Zoe", "school_class": text})]


def test_csv_is_what_italian_spreadsheets_open():
    cells = [
        Decimal("12.50"),
        1.5,
        -3,
        date(2026, 3, 12),
        datetime.fromisoformat("2026-03-12 09:30"),
    ]

    content = csv([[*cells, time(9, 30), None, 'a "b"; c\nd']], Preamble(), ["=x"])

    assert content.decode() == (
        '\ufeff\'=x\r\n12,50;1,5;-3;2026-03-12;2026-03-12 09:30;09:30;;"a ""b""; c\nd"\r\n'
    )


def test_the_preamble_stands_above_the_headings():
    assert back(xlsx([["Ada", 3]]))[:5] == [
        ["Finanziato dall’Unione europea", None],
        ["'=cmd", None],
        [None, None],
        ["Nome", "Classe"],
        ["Ada", 3],
    ]


def test_numbers_and_dates_stay_what_they_are():
    cells = [3, Decimal("1.5"), date(2026, 3, 12), None]

    assert back(xlsx([cells], Preamble(), "ABCD"))[1] == [
        3,
        1.5,
        datetime.fromisoformat("2026-03-12"),
        None,
    ]


def test_emblems_stand_first_and_are_of_one_height():
    preamble = Preamble(["Finanziato"], [png(300, 200), png(50, 100)])

    sheet = load_workbook(BytesIO(xlsx([["Ada", 1]], preamble))).active

    anchors = [image.anchor for image in sheet._images]
    assert [(one._from.row, one.ext.height) for one in anchors] == [(0, 60 * EMU), (0, 60 * EMU)]
    assert read(xlsx([["Ada", 1]], preamble))[0][0] == 5


def test_characters_that_break_a_workbook_are_left_out():
    assert back(xlsx([["A\x00d\x0ba\ufffe", 1]], Preamble()))[1] == ["Ada", 1]


def test_a_csv_comes_in_pieces():
    rows = ([f"nome {number}", "x" * 100] for number in range(2_000))

    assert len(list(csv_pieces(Preamble(), ["Nome", "Classe"], rows))) == 4
