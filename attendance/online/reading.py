"""From the file of a meeting tool to visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from attendance.online.moments import Clock, moment_of, second_pass, zone_in
from events.models import Occurrence
from exchange.names import folded
from exchange.sheets import Sheet, SheetRefused, SheetRow, open_sheet
from exchange.widgets.base import as_text

# A visit so far from the hours of the date is of another meeting, or its date is read wrongly.
AROUND = timedelta(hours=12)


@dataclass(slots=True)
class LogColumn:
    """A column of a log, under the headings that Zoom, Teams and Meet give it."""

    column_name: str
    title: str
    others: Sequence[str] = ()
    required: bool = False

    @property
    def names(self) -> frozenset[str]:
        return frozenset(folded(name) for name in (self.title, *self.others))


JOINED = ["join time", "time joined", "first join", "joined at", "ora di partecipazione"]
JOINED += ["prima partecipazione", "entrata", "ora di ingresso", "ingresso", "join time (utc)"]
LEFT = ["leave time", "time exited", "last leave", "left at", "ora di uscita", "uscita"]
LEFT += ["ultima uscita", "ora di abbandono", "leave time (utc)"]
EMAILS = ["user email", "e-mail", "email address", "participant id (upn)", "posta elettronica"]
EMAILS += ["indirizzo di posta elettronica", "id partecipante (upn)"]
NAMES = ["name (original name)", "full name", "participant", "nome completo", "nome e cognome"]
COLUMNS = (
    LogColumn("name", "Name", [*NAMES, "first name", "nome", "partecipante"]),
    LogColumn("surname", "Last name", ["surname", "cognome"]),
    LogColumn("email", "Email", EMAILS),
    LogColumn("joined", "Joined", JOINED, required=True),
    LogColumn("left", "Left", LEFT),
)


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log: somebody was in the room from ``joined`` to ``left`` (aware).

    ``left`` is None where the log has no end.
    """

    row: int
    name: str
    email: str
    joined: datetime
    left: datetime | None


@dataclass(frozen=True, slots=True)
class Log:
    """What a file says. ``unread`` are rows that say nothing of this date, and why.

    ``zone_is_assumed``: neither headings nor all cells say which hours these are.
    """

    lines: Sequence[LogLine]
    unread: Sequence[tuple[int, str]]
    warnings: Sequence[str]
    zone_is_assumed: bool


def read_log(content: bytes, occurrence: Occurrence, clock: Clock) -> Log:
    """The lines of a log, which may be CSV or XLSX.

    Raises:
        SheetRefused: it is no sheet, or has no column with the hours at which people joined.
    """
    sheet = open_sheet(content, COLUMNS)
    if not {"name", "email"} & sheet.titles.keys():
        raise SheetRefused(_("The log says neither names nor email addresses."))
    zone = zone_in(sheet.titles["joined"])
    reader = _Reader(occurrence, replace(clock, zone=zone) if zone else clock)
    lines, unread = [], []
    for row in sheet.rows():
        try:
            lines.append(reader.line(row))
        except ValueError as error:
            unread.append((row.number, str(error)))
    assumed = zone is None and not _all_say_zone(sheet)
    return Log(lines, unread, sheet.warnings, assumed)


@dataclass(frozen=True, slots=True)
class _Reader:
    occurrence: Occurrence
    clock: Clock

    def line(self, row: SheetRow) -> LogLine:
        """Raises ValueError: the row is nothing of this date; the sentence says why."""
        cells = {key: as_text(cell) for key, cell in row.cells.items()}
        joined = self._moment(row.cells["joined"], cells["joined"])
        left = self._moment(row.cells["left"], cells["left"]) if cells.get("left") else None
        if left is not None and left < joined:
            left = second_pass(left, self.clock)
        if left is not None and left < joined:
            raise ValueError(_("Nobody leaves before joining."))
        self._refuse_elsewhere(joined, left)
        name = " ".join(filter(None, [cells.get("name"), cells.get("surname")]))
        return LogLine(row.number, name, cells.get("email", ""), joined, left)

    def _moment(self, cell: object, text: str) -> datetime:
        if isinstance(cell, datetime):
            text = cell.isoformat(sep=" ")
        return moment_of(text, self.clock)

    def _refuse_elsewhere(self, joined: datetime, left: datetime | None) -> None:
        first, last = self.occurrence.starts_at - AROUND, self.occurrence.ends_at + AROUND
        if joined > last or (left or joined) < first:
            raise ValueError(_("It is not of this date."))


def _all_say_zone(sheet: Sheet) -> bool:
    """Whether every hour at which somebody joined says its own zone."""
    cells = [as_text(row.cells.get("joined")) for row in sheet.rows()]
    return all(cell.endswith("Z") or zone_in(cell) or "+" in cell for cell in cells if cell)
