"""From the archive's file, one row for each state that a municipality went through, to its rows.

Columns are read by name, in any order; codes are text. The cadastral code stays with a
municipality when its name, its province or its ISTAT code change, so it is the one to go by.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.text import one_line
from core.title_case import readable
from places.archive.regions import REGIONS

NEEDED = (
    "CODCATASTALE",
    "CODISTAT",
    "DENOMINAZIONE_IT",
    "SIGLAPROVINCIA",
    "IDREGIONE",
    "STATO",
    "DATACESSAZIONE",
)
OTHER_NAME = "ALTRADENOMINAZIONE"
ACTIVE, CEASED = "A", "C"


class Fault(StrEnum):
    """What is wrong with a row, or with the file."""

    NOT_TEXT = "not_text"
    NO_COLUMN = "no_column"
    NO_ROWS = "no_rows"
    LENGTH = "length"
    CADASTRAL_CODE = "cadastral_code"
    ISTAT_CODE = "istat_code"
    NAME = "name"
    PROVINCE = "province"
    REGION = "region"
    STATE = "state"
    CEASED_ON = "ceased_on"
    TWICE = "twice"
    ISTAT_TAKEN = "istat_taken"


class WrongFileError(Exception):
    """The file is not the archive; ``detail`` is what it lacks."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of the file that was not taken."""

    line: int
    code: str
    name: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class State:
    """One state of a municipality: ``ceased_on`` is None while it lasts."""

    line: int
    cadastral_code: str
    istat_code: str
    name: str
    other_name: str
    province: str
    region: str
    ceased_on: date | None


@dataclass(slots=True)
class Archive:
    """What a file holds: its states, in its order, and what was rejected."""

    states: list[State] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.states) + len(self.rejected)


def read(data: bytes) -> Archive:
    """The archive in ``data``.

    Raises:
        WrongFileError: it is a file of another shape.
    """
    archive = Archive()
    active: set[str] = set()
    active_istat: set[str] = set()
    for line, row in _rows(data):
        found = _state(line, row) if row else Fault.LENGTH
        if isinstance(found, State) and found.ceased_on is None:
            found = _only_one(found, active, active_istat)
        if isinstance(found, State):
            archive.states.append(found)
        else:
            code, name = row.get("CODCATASTALE", ""), row.get("DENOMINAZIONE_IT", "")
            archive.rejected.append(Rejected(line, code, name, found))
    if not archive.rows:
        raise WrongFileError(Fault.NO_ROWS)
    return archive


def _rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line with its values by column; none for a row of another length."""
    reader = csv.reader(io.StringIO(_text(data), newline=""))
    try:
        header = [name.strip().upper() for name in next(reader, [])]
        for name in NEEDED:
            if name not in header:
                raise WrongFileError(Fault.NO_COLUMN, name)
        for values in reader:
            if values:
                yield reader.line_num, _named(header, values)
    except csv.Error as error:
        raise WrongFileError(Fault.NOT_TEXT) from error


def _named(header: Sequence[str], values: Sequence[str]) -> dict[str, str]:
    if len(values) != len(header):
        return {}
    return {name: one_line(value) for name, value in zip(header, values, strict=True)}


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongFileError(Fault.NOT_TEXT) from error


def _state(line: int, row: dict[str, str]) -> State | Fault:
    wrong = _wrong_code(row)
    if wrong:
        return wrong
    ceased_on = None if row["STATO"] == ACTIVE else _day(row["DATACESSAZIONE"])
    if row["STATO"] != ACTIVE and ceased_on is None:
        return Fault.CEASED_ON
    return State(
        line=line,
        cadastral_code=row["CODCATASTALE"],
        istat_code=row["CODISTAT"],
        name=readable(row["DENOMINAZIONE_IT"]),
        other_name=readable(row.get(OTHER_NAME, "")),
        province=row["SIGLAPROVINCIA"],
        region=REGIONS[row["IDREGIONE"]],
        ceased_on=ceased_on,
    )


def _wrong_code(row: dict[str, str]) -> Fault | None:
    checks = (
        (Fault.CADASTRAL_CODE, re.fullmatch(r"[A-Z][0-9]{3}", row["CODCATASTALE"])),
        (Fault.ISTAT_CODE, re.fullmatch(r"[0-9]{6}", row["CODISTAT"])),
        (Fault.NAME, row["DENOMINAZIONE_IT"]),
        (Fault.PROVINCE, re.fullmatch(r"[A-Z]{2}", row["SIGLAPROVINCIA"])),
        (Fault.REGION, row["IDREGIONE"] in REGIONS),
        (Fault.STATE, row["STATO"] in {ACTIVE, CEASED}),
    )
    return next((fault for fault, is_right in checks if not is_right), None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _only_one(state: State, active: set[str], active_istat: set[str]) -> State | Fault:
    """A municipality is one thing at a time, and so is an ISTAT code."""
    if state.cadastral_code in active:
        return Fault.TWICE
    if state.istat_code in active_istat:
        return Fault.ISTAT_TAKEN
    active.add(state.cadastral_code)
    active_istat.add(state.istat_code)
    return state
