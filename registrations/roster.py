"""A class's list of names, read from a sheet or from what was pasted.

Every fault is said by its row and column, all at once. What the event does not need is refused:
a column that is not asked for does not come in (L7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.errors import DomainError
from exchange.names import folded
from exchange.sheets import Sheet, SheetRow, open_sheet
from exchange.widgets.base import as_text
from exchange.widgets.moments import Date
from participants.ages import age_on

LONGEST_NAME = 150
# Pupils are of an age; who is older or younger is a date written wrongly.
AGES = range(3, 30)
MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Pupil:
    """A row of the list."""

    first_name: str
    last_name: str
    birth_date: date | None = None

    @property
    def key(self) -> tuple[str, str, date | None]:
        """What makes two rows the same pupil."""
        return folded(self.first_name), folded(self.last_name), self.birth_date

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"


class RosterRefused(DomainError):
    """The list cannot be taken; ``sentences`` are all that is wrong with it."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)


@dataclass(slots=True)
class Column:
    """A column of the list, under every name by which it is known."""

    column_name: str
    it: str
    en: str
    aliases: tuple[str, ...] = ()
    required: bool = True

    @property
    def title(self) -> str:
        return self.it if (get_language() or "it").startswith("it") else self.en

    @property
    def names(self) -> frozenset[str]:
        return frozenset(folded(name) for name in (self.it, self.en, *self.aliases))


COLUMNS = (
    Column("first_name", it="Nome", en="First name", aliases=("first_name", "name")),
    Column("last_name", it="Cognome", en="Last name", aliases=("last_name", "surname")),
    Column(
        "birth_date",
        it="Data di nascita",
        en="Date of birth",
        aliases=("birth_date", "nato il", "nata il"),
        required=False,
    ),
)


def read_roster(content: bytes, *, most: int) -> list[Pupil]:
    """The pupils of a CSV or XLSX sheet, at most as many as the class comes with.

    Raises:
        RosterRefused: with a sentence for each thing that is wrong.
        SheetRefused: it is no sheet, or its headings are missing.
    """
    sheet = open_sheet(content, COLUMNS)
    number = sheet.count()
    if sheet.warnings:
        raise RosterRefused([*sheet.warnings, _("Take out what is not asked for.")])
    if not number:
        raise RosterRefused([_("The list has headings and no names.")])
    if number > most:
        words = ngettext(
            "The list has %(number)d names, and the class comes with %(most)d pupil: shorten the "
            "list, or change the numbers first.",
            "The list has %(number)d names, and the class comes with %(most)d pupils: shorten the "
            "list, or change the numbers first.",
            most,
        )
        raise RosterRefused([words % {"number": number, "most": most}])
    return _pupils(sheet)


def _pupils(sheet: Sheet) -> list[Pupil]:
    pupils: dict[tuple[str, str, date | None], int] = {}
    found: list[Pupil] = []
    faults: list[str] = []
    for row in sheet.rows():
        wrong, pupil = _read(row, sheet.titles)
        faults += wrong
        if pupil is None:
            continue
        if earlier := pupils.get(pupil.key):
            words = _("Row %(row)d: the same pupil as in row %(earlier)d.")
            faults.append(words % {"row": row.number, "earlier": earlier})
        pupils.setdefault(pupil.key, row.number)
        found.append(pupil)
    if faults:
        raise RosterRefused(_at_most(faults))
    return found


def _read(row: SheetRow, titles: dict[str, str]) -> tuple[list[str], Pupil | None]:
    """The faults of a row, or its pupil."""
    faults = list(_faults_of_names(row, titles))
    birth_date = None
    try:
        birth_date = Date().clean(row.cells.get("birth_date"))
    except ValueError as error:
        faults.append(_at(row, titles, "birth_date", str(error)))
    if birth_date and age_on(birth_date, timezone.localdate()) not in AGES:
        words = _("this cannot be a pupil's date of birth.")
        faults.append(_at(row, titles, "birth_date", words))
    if row.overflows:
        words = _("Row %(row)d: there is something to the right of the last heading.")
        faults.append(words % {"row": row.number})
    if faults:
        return faults, None
    first_name, last_name = (as_text(row.cells[name]) for name in ("first_name", "last_name"))
    return [], Pupil(first_name, last_name, birth_date)


def _faults_of_names(row: SheetRow, titles: dict[str, str]) -> Iterator[str]:
    for name in ("first_name", "last_name"):
        text = as_text(row.cells.get(name))
        if not text:
            yield _at(row, titles, name, _("this cell must not be empty."))
        elif len(text) > LONGEST_NAME:
            yield _at(row, titles, name, _("this text is too long for a name."))
        elif any(character.isdigit() for character in text):
            yield _at(row, titles, name, _("a name has no digits: are the columns in order?"))


def _at(row: SheetRow, titles: dict[str, str], column: str, words: str) -> str:
    where: dict[str, Any] = {"row": row.number, "column": titles.get(column, column)}
    place = _("Row %(row)d, column “%(column)s”:") % where
    return f"{place} {words}"


def _at_most(faults: Sequence[str]) -> list[str]:
    if len(faults) <= MOST_FAULTS:
        return list(faults)
    more = len(faults) - MOST_FAULTS
    words = ngettext("And %(number)d more like these.", "And %(number)d more like these.", more)
    return [*faults[:MOST_FAULTS], words % {"number": more}]
