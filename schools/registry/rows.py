"""What a row of the registry says, and what may be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Why a file, or a row, is not taken."""

    # A file.
    NOT_TEXT = "not_text"
    NO_CODE_COLUMN = "no_code_column"
    NO_FACT_COLUMN = "no_fact_column"
    NO_YEAR = "no_year"
    NO_ROWS = "no_rows"
    # A row.
    LENGTH = "length"
    CODE = "code"
    NAME = "name"
    YEAR = "year"
    TWICE = "twice"
    ELSEWHERE = "elsewhere"


class Oddity(StrEnum):
    """What a row says that could not be kept; the rest of it was."""

    KIND = "kind"
    POSTAL_CODE = "postal_code"
    EMAIL = "email"
    PEC = "pec"
    WEBSITE = "website"
    MUNICIPALITY = "municipality"
    INSTITUTE = "institute"


class WrongFileError(Exception):
    """The file is not one of the registry's."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Row:
    """One school. None is what the file has no column for; empty what it says nothing about.

    ``level`` and ``track`` are values of ``schools.enums``; ``institute`` is the code of the one
    that it belongs to, empty for one that belongs to none.
    """

    line: int
    code: str
    registry_name: str | None
    name: str | None
    slug: str
    level: str
    track: str
    institute: str | None
    cadastral_code: str | None
    special_kind: str | None
    address: str | None
    postal_code: str | None
    email: str | None
    pec: str | None
    website: str | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken, as far as it could be read."""

    line: int
    code: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Odd:
    """Something of a row that was left out."""

    line: int
    code: str
    oddity: Oddity
    value: str
