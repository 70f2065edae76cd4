from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.places.archive_files import CEASED, archive

REAL = Path(__file__).resolve().parents[3] / "shared/data/comuni/ANPR_archivio_comuni.csv"

pytestmark = pytest.mark.django_db


def said(capsys, file):
    call_command("import_municipalities", str(file))
    return capsys.readouterr().out.splitlines()


def test_it_lists_what_was_rejected_and_counts_last(tmp_path, capsys, in_english):
    file = tmp_path / "comuni.csv"
    file.write_bytes(archive({}, {"CODCATASTALE": "ND"}, {"CODCATASTALE": "F704", **CEASED}))

    assert said(capsys, file) == [
        "line 3: ND MILANO: The archive gives it no cadastral code.",
        "3 rows of the archive are 2 municipalities, 1 of which have ceased.",
        "2 created, 0 updated, 0 unchanged, 1 rejected",
    ]


def test_it_refuses_in_a_sentence(tmp_path, in_english):
    file = tmp_path / "x.csv"
    file.write_bytes(b"\xff\xff")

    with pytest.raises(CommandError, match=r"x\.csv is not the archive of municipalities"):
        call_command("import_municipalities", str(file))


@pytest.mark.skipif(not REAL.exists(), reason="The national archive is not on this machine.")
def test_the_real_archive_loads_and_loads_again(capsys):
    assert said(capsys, REAL)[-1] == "9859 created, 0 updated, 0 unchanged, 28 rejected"
    assert said(capsys, REAL)[-1] == "0 created, 0 updated, 9859 unchanged, 28 rejected"
