"""Which line of a sheet holds the headings, and what each of them means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchange.names import folded
from exchange.sheets.limits import HEADINGS_WITHIN, MAX_COLUMNS, SheetRefused


class Known(Protocol):
    """A column that can be read: its key, its title, every name of it, and whether it must be."""

    column_name: str
    required: bool

    @property
    def title(self) -> str: ...

    @property
    def names(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Headings:
    """``line`` they stand in; the key at each position that is read; heading by key; warnings."""

    line: int
    keys: dict[int, str]
    titles: dict[str, str]
    width: int
    warnings: list[str]


def best_line(lines: Iterable[Sequence[Any]], known: Sequence[Known]) -> tuple[int, int, list[Any]]:
    """How many columns the best of the first lines names, its number, and its cells."""
    names = frozenset().union(*(column.names for column in known))
    best: tuple[int, int, list[Any]] = (0, 0, [])
    try:
        for number, line in enumerate(islice(lines, HEADINGS_WITHIN), start=1):
            score = len({folded(str(cell)) for cell in line if cell is not None} & names)
            if score > best[0]:
                best = (score, number, list(line))
    except SheetRefused:  # said again, with its row, when the rows are read
        if not best[0]:
            raise
    return best


def understood(number: int, cells: Sequence[Any], known: Sequence[Known]) -> Headings:
    """What the headings in ``cells`` mean.

    Raises:
        SheetRefused: one comes twice, one that is needed is missing, or there are too many.
    """
    texts = [str(cell).strip() if cell is not None else "" for cell in cells]
    width = max((place for place, text in enumerate(texts, start=1) if text), default=0)
    if width > MAX_COLUMNS:
        words = _("The sheet has more than %(number)d columns.")
        raise SheetRefused(words % {"number": MAX_COLUMNS})
    by_name = {name: column.column_name for column in known for name in column.names}
    keys = {
        place: by_name[folded(text)] for place, text in enumerate(texts) if folded(text) in by_name
    }
    _refuse_wrong(keys, texts, known)
    return Headings(
        line=number,
        keys=keys,
        titles={key: texts[place] for place, key in keys.items()},
        width=width,
        warnings=[
            _unknown(text, known) for place, text in enumerate(texts) if text and place not in keys
        ],
    )


def _refuse_wrong(keys: dict[int, str], texts: Sequence[str], known: Sequence[Known]) -> None:
    """All that is wrong, at once."""
    counts = Counter(keys.values())
    twice = [
        ", ".join(f"“{texts[place]}”" for place, key in keys.items() if key == column.column_name)
        for column in known
        if counts[column.column_name] > 1
    ]
    missing = [
        f"“{column.title}”"
        for column in known
        if column.required and column.column_name not in counts
    ]
    sentences = [_("These headings mean the same column: %(names)s.") % {"names": n} for n in twice]
    if missing:
        words = ngettext(
            "A column is missing: %(names)s.", "Columns are missing: %(names)s.", len(missing)
        )
        sentences.append(words % {"names": ", ".join(missing)})
    if sentences:
        raise SheetRefused(" ".join(sentences))


def _unknown(text: str, known: Sequence[Known]) -> str:
    titles = {folded(column.title): column.title for column in known}
    close = get_close_matches(folded(text), titles, n=1, cutoff=0.8)
    if close:
        words = _("The column “%(name)s” is not read. Did you mean “%(known)s”?")
        return words % {"name": text, "known": titles[close[0]]}
    return _("The column “%(name)s” is not read.") % {"name": text}
