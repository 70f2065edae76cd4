"""From a file of the registry to its rows.

Columns are read by name, in any order, and all but CODICESCUOLA may be missing. Rows come one by
one: the state schools of Italy are sixty thousand.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from schools.registry import cleaning
from schools.registry.kinds import Kind, kind_of
from schools.registry.rows import Fault, Odd, Oddity, Rejected, Row, WrongFileError
from schools.years import is_school_year

CODE, YEAR, TYPE = "CODICESCUOLA", "ANNOSCOLASTICO", "DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA"
NAME, PROVINCE = "DENOMINAZIONESCUOLA", "PROVINCIA"
INSTITUTE, MUNICIPALITY = "CODICEISTITUTORIFERIMENTO", "CODICECOMUNESCUOLA"
ADDRESS, POSTAL_CODE = "INDIRIZZOSCUOLA", "CAPSCUOLA"
SPECIAL_KIND = "DESCRIZIONECARATTERISTICASCUOLA"
EMAIL, PEC, WEBSITE = "INDIRIZZOEMAILSCUOLA", "INDIRIZZOPECSCUOLA", "SITOWEBSCUOLA"
FACTS = (NAME, TYPE, ADDRESS, POSTAL_CODE, MUNICIPALITY, EMAIL, PEC, WEBSITE, INSTITUTE)
AUTONOMOUS = {"AOSTA", "TRENTO", "BOLZANO"}
# SCUANAGRAFEPAR20232420230901.csv, SCUANAAUTSTAT20232420230901.csv: the day changes.
FILE_NAME = re.compile(r"SCUANA(?:GRAFE)?(AUTSTAT|AUTPAR|STAT|PAR)(20[0-9]{4})?")
MINISTERIAL_CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{8}")
CADASTRAL_CODE = re.compile(r"[A-Z][0-9]{3}")

Found = Row | Rejected


@dataclass(slots=True)
class RegistryFile:
    """A file of the registry. Iterating reads it; ``odd`` fills up as it is read.

    ``registry`` is which of the four files it is (a value of ``schools.enums.Registry``),
    ``school_year`` the year of all its rows.
    """

    name: str
    data: bytes
    header: Sequence[str]
    delimiter: str
    registry: str
    school_year: str
    odd: list[Odd] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """About how many rows it has: a line break may stand in a name."""
        return self.data.count(b"\n")

    def __iter__(self) -> Iterator[Found]:
        """The rows, in their order.

        Raises:
            WrongFileError: somewhere it stops being text.
        """
        seen: set[str] = set()
        for line, values in _values(self.data, self.delimiter):
            if values:
                yield self._found(line, values, seen)

    def _found(self, line: int, values: list[str], seen: set[str]) -> Found:
        if len(values) != len(self.header):
            return Rejected(line, "", Fault.LENGTH)
        said = dict(zip(self.header, values, strict=True))
        code = cleaning.text(said[CODE]).upper()
        if not MINISTERIAL_CODE.fullmatch(code):
            return Rejected(line, code, Fault.CODE)
        if YEAR in said and cleaning.text(said[YEAR]) != self.school_year:
            return Rejected(line, code, Fault.YEAR)
        if code in seen:
            return Rejected(line, code, Fault.TWICE)
        seen.add(code)
        return self._row(line, code, said)

    def _row(self, line: int, code: str, said: dict[str, str]) -> Row:
        row = _Said(line, code, said, self.odd)
        kind = row.kind()
        registry_name = row.text(NAME)
        spoken = row.text(NAME, cleaning.name)
        institute = row.checked(INSTITUTE, _code, Oddity.INSTITUTE)
        return Row(
            line=line,
            code=code,
            registry_name=registry_name and registry_name[: cleaning.LONGEST_NAME],
            name=spoken,
            slug=cleaning.slug(spoken or "", code),
            level=kind.level,
            track=kind.track,
            institute="" if institute == code else institute,
            cadastral_code=row.checked(MUNICIPALITY, _cadastral_code, Oddity.MUNICIPALITY),
            special_kind=row.text(SPECIAL_KIND, cleaning.special_kind),
            address=row.text(ADDRESS, cleaning.address),
            postal_code=row.checked(POSTAL_CODE, cleaning.postal_code, Oddity.POSTAL_CODE),
            email=row.checked(EMAIL, cleaning.email, Oddity.EMAIL),
            pec=row.checked(PEC, cleaning.email, Oddity.PEC),
            website=row.checked(WEBSITE, cleaning.website, Oddity.WEBSITE),
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """The values of a row by column; what cannot be kept of them goes into ``odd``."""

    line: int
    code: str
    said: dict[str, str]
    odd: list[Odd]

    def text(self, column: str, clean: Callable[[str], str] = str) -> str | None:
        """None where the file has no such column."""
        return clean(cleaning.text(self.said[column])) if column in self.said else None

    def checked(
        self, column: str, clean: Callable[[str], str | None], oddity: Oddity
    ) -> str | None:
        """The same of a value that may be unfit to keep, and is then empty."""
        value = self.text(column)
        if not value:
            return value
        cleaned = clean(value)
        if cleaned is None:
            self.odd.append(Odd(self.line, self.code, oddity, value))
        return cleaned or ""

    def kind(self) -> Kind:
        named = self.text(TYPE) or ""
        kind = kind_of(self.code, named)
        if not kind.is_known:
            value = f"{self.code[2:4]} {named}".strip()
            self.odd.append(Odd(self.line, self.code, Oddity.KIND, value))
        return kind


def open_file(name: str, data: bytes) -> RegistryFile:
    """The file called ``name`` with this content.

    Raises:
        WrongFileError: it is a file of another shape.
    """
    first = data[:10_000].decode("utf-8-sig", errors="replace").partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    lines = _values(data, delimiter, skip_header=False)
    header = [column.strip().upper() for column in next(lines, (0, []))[1]]
    if CODE not in header:
        raise WrongFileError(Fault.NO_CODE_COLUMN)
    if not set(header) & set(FACTS):
        raise WrongFileError(Fault.NO_FACT_COLUMN)
    values = next((values for _line, values in lines if len(values) == len(header)), None)
    if values is None:
        raise WrongFileError(Fault.NO_ROWS)
    row = dict(zip(header, values, strict=True))
    named = FILE_NAME.search(name.upper())
    year = cleaning.text(row.get(YEAR, "")) or (named and named[2]) or ""
    if not is_school_year(year):
        raise WrongFileError(Fault.NO_YEAR)
    registry = named[1] if named else _registry(row)
    return RegistryFile(name, data, header, delimiter, registry, year)


def _registry(row: dict[str, str]) -> str:
    """Which of the four files it is, where its name does not tell."""
    is_equal = INSTITUTE not in row or "NON STATALE" in row.get(TYPE, "").upper()
    is_autonomous = cleaning.text(row.get(PROVINCE, "")).upper() in AUTONOMOUS
    return ("AUT" if is_autonomous else "") + ("PAR" if is_equal else "STAT")


def _values(
    data: bytes, delimiter: str, *, skip_header: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file with their numbers."""
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    reader = csv.reader(text, delimiter=delimiter)
    try:
        if skip_header:
            next(reader)
        for values in reader:
            yield reader.line_num, values
    except (UnicodeDecodeError, csv.Error) as error:
        raise WrongFileError(Fault.NOT_TEXT) from error


def _code(value: str) -> str | None:
    return value.upper() if MINISTERIAL_CODE.fullmatch(value.upper()) else None


def _cadastral_code(value: str) -> str | None:
    return value.upper() if CADASTRAL_CODE.fullmatch(value.upper()) else None
