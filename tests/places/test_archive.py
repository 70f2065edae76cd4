from __future__ import annotations

import pytest

from places.archive.reading import Fault, WrongFileError, read
from tests.places.archive_files import CEASED, COLUMNS, archive


def test_columns_are_read_by_name_and_codes_are_text():
    turned = archive({"CODISTAT": "001001"}, columns=[*reversed(COLUMNS)])

    [state] = read(turned).states

    assert (state.istat_code, state.cadastral_code, state.name, state.region) == (
        "001001",
        "F205",
        "Milano",
        "Lombardia",
    )


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ({"CODCATASTALE": "ND"}, Fault.CADASTRAL_CODE),
        ({"CODISTAT": "15146"}, Fault.ISTAT_CODE),
        ({"DENOMINAZIONE_IT": " "}, Fault.NAME),
        ({"SIGLAPROVINCIA": "MIL"}, Fault.PROVINCE),
        ({"IDREGIONE": "99"}, Fault.REGION),
        ({"STATO": "D"}, Fault.STATE),
        ({"STATO": "C", "DATACESSAZIONE": ""}, Fault.CEASED_ON),
    ],
)
def test_a_row_that_is_wrong_is_rejected_with_its_line_and_reason(state, fault):
    found = read(archive({}, {"CODCATASTALE": "F704", "CODISTAT": "108033", **state}))

    assert [(row.line, row.fault) for row in found.rejected] == [(3, fault)]
    assert len(found.states) == 1


def test_a_municipality_is_active_once_and_an_istat_code_too():
    found = read(archive({}, {"CODISTAT": "015147"}, {"CODCATASTALE": "F704"}))

    assert [row.fault for row in found.rejected] == [Fault.TWICE, Fault.ISTAT_TAKEN]


def test_a_row_of_another_length_is_rejected():
    found = read(archive({}) + b'"1","2"\r\n')

    assert [(row.line, row.fault) for row in found.rejected] == [(3, Fault.LENGTH)]


def test_a_ceased_state_may_share_its_istat_code():
    found = read(archive({}, {"CODCATASTALE": "F704", **CEASED}))

    assert [str(state.ceased_on) for state in found.states] == ["None", "1947-08-16"]


@pytest.mark.parametrize(
    ("data", "fault", "detail"),
    [
        (b"\xff\xfe\x00", Fault.NOT_TEXT, ""),
        (b"", Fault.NO_COLUMN, "CODCATASTALE"),
        (b"CODICESCUOLA,CAP\r\n", Fault.NO_COLUMN, "CODCATASTALE"),
        (archive(), Fault.NO_ROWS, ""),
    ],
)
def test_a_file_of_another_shape_is_refused(data, fault, detail):
    with pytest.raises(WrongFileError) as refused:
        read(data)

    assert (refused.value.fault, refused.value.detail) == (fault, detail)
