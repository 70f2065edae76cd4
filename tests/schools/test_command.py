from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.schools.registry_files import par

SHARED = Path(__file__).resolve().parents[3] / "shared/data/mim"
REAL = sorted(SHARED.glob("SCUANA*.csv"))

pytestmark = pytest.mark.django_db


def said(capsys, *files, **options):
    call_command("import_schools", *map(str, files), **options)
    return capsys.readouterr().out.splitlines()


def kept(tmp_path, file):
    path = tmp_path / file.name
    path.write_bytes(file.data)
    return path


def test_a_first_import_counts_and_names_no_school_that_is_new(tmp_path, capsys):
    assert said(capsys, kept(tmp_path, par({}))) == [
        (
            "SCUANAGRAFEPAR20232420230901.csv (PAR, 2023/24): "
            "1 created, 0 updated, 0 unchanged, 0 rejected"
        ),
        "New: 1",
        "Left out of a row: 1",
        "  line 2: MIPS000001 Liceo Galilei: F205: A municipality that the portal does not know.",
        "1 created, 0 updated, 0 unchanged, 0 gone, 0 rejected",
    ]


def test_a_later_year_says_what_is_new_renamed_gone_and_rejected(tmp_path, capsys):
    without_place = {"town": "Non Disponibile"}
    said(capsys, kept(tmp_path, par(without_place, {**without_place, "code": "MIPC000002"})))
    later = par(
        {**without_place, "name": "LICEO LOVELACE"},
        {**without_place, "code": "MIPC000003"},
        {"code": "?"},
        year="202425",
    )

    assert said(capsys, kept(tmp_path, later)) == [
        (
            "SCUANAGRAFEPAR20242520230901.csv (PAR, 2024/25): "
            "1 created, 1 updated, 0 unchanged, 1 rejected"
        ),
        "New: 1",
        "  line 3: MIPC000003 Liceo Galilei",
        "Renamed: 1",
        "  line 2: MIPS000001 Liceo Lovelace: Liceo Galilei → Liceo Lovelace",
        "Gone: 1",
        "  MIPC000002 Liceo Galilei: since 2024/25",
        "Rejected: 1",
        (
            "  line 4: ?: The code is not a ministerial code: two letters, then eight letters or "
            "digits."
        ),
        "1 created, 1 updated, 0 unchanged, 1 gone, 1 rejected",
    ]


def test_the_whole_report_goes_into_a_sheet(tmp_path, capsys):
    report = tmp_path / "report.csv"

    said(capsys, kept(tmp_path, par({"town": "", "name": "=2+2"})), report=report)

    assert report.read_text(encoding="utf-8-sig").splitlines() == [
        "What;File;Line;Code;School;Before;After",
        "New;SCUANAGRAFEPAR20232420230901.csv;2;MIPS000001;'=2+2;;",
    ]


def test_a_file_of_another_shape_is_refused_in_a_sentence(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(b"a,b\r\n")

    with pytest.raises(CommandError) as refused:
        call_command("import_schools", str(file))

    assert str(refused.value) == (
        "x.csv is not a file of the school registry: it has no column CODICESCUOLA."
    )


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_schools", str(tmp_path / "x.csv"))


@pytest.mark.skipif(len(REAL) < 2, reason="The ministry's files are not on this machine.")
def test_the_real_files_load_and_load_again(capsys):
    assert said(capsys, *REAL)[-1] == ("13052 created, 0 updated, 0 unchanged, 0 gone, 0 rejected")
    assert said(capsys, *REAL)[-1] == ("0 created, 0 updated, 13052 unchanged, 0 gone, 0 rejected")
