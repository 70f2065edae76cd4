"""What is kept of a person, for her to read and to take along (L9)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.site import site_facts
from exchange.preambles import Preamble
from exchange.sheets.writing import csv_pieces
from participants.models import Purpose
from participants.people import People
from participants.personal_data import Holding, holdings

JSON_TYPE, ZIP_TYPE = "application/json", "application/zip"
Cell = str | int | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one table about her. ``headings`` are by the names that the rows have too."""

    name: str
    title: str
    headings: Mapping[str, str]
    rows: Sequence[Mapping[str, Cell]]

    def in_words(self) -> list[list[tuple[str, str]]]:
        """The rows as a person reads them: what is empty is left out."""
        return [
            [(self.headings[name], shown(cell)) for name, cell in row.items() if shown(cell)]
            for row in self.rows
        ]


def tables_of(people: People, *, all_columns: bool = True) -> list[Table]:
    """What is kept of ``people``, without the tables that have nothing of theirs."""
    found = (_table(holding, people, all_columns) for holding in reversed(holdings()))
    return [table for table in found if table.rows]


def as_json(people: People) -> bytes:
    """One file for other programs: the tables, and for what purposes data are kept."""
    site = site_facts()
    content = {
        "made_at": timezone.now(),
        "controller": site["owner"],
        "tables": [
            {"name": table.name, "title": table.title, "rows": list(table.rows)}
            for table in tables_of(people)
        ],
        "purposes": _purposes(),
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=_moment).encode()


def as_zip(people: People) -> bytes:
    """The same for spreadsheets: a CSV file for each table."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, table in enumerate(tables_of(people), start=1):
            rows = ([shown_in_sheet(cell) for cell in row.values()] for row in table.rows)
            pieces = csv_pieces(Preamble(), list(table.headings.values()), rows)
            archive.writestr(f"{place:02d}-{slugify(table.title)}.csv", b"".join(pieces))
    return packed.getvalue()


def shown(cell: Cell) -> str:
    """A value in words."""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, datetime):
        return date_format(timezone.localtime(cell), "SHORT_DATETIME_FORMAT")
    if isinstance(cell, date):
        return date_format(cell, "SHORT_DATE_FORMAT")
    return "" if cell is None else str(cell)


def shown_in_sheet(cell: Cell) -> Cell:
    """A value as a sheet has it: the hour is that of Rome."""
    if isinstance(cell, bool):
        return shown(cell)
    return timezone.localtime(cell) if isinstance(cell, datetime) else cell


def _table(holding: Holding, people: People, all_columns: bool) -> Table:  # noqa: FBT001
    hidden = set() if all_columns else set(holding.only_in_files)
    columns = {path: str(words) for path, words in holding.columns.items() if path not in hidden}
    return Table(
        name=holding.model._meta.label_lower,
        title=str(holding.title),
        headings={_name(path): heading for path, heading in columns.items()},
        rows=list(_rows(holding, people, list(columns))) if columns else [],
    )


def _rows(holding: Holding, people: People, paths: list[str]) -> Iterator[dict[str, Cell]]:
    rows = holding.rows(people).select_related(*holding.joined).order_by("pk")
    for row in rows:
        yield {_name(path): _cell(row, path.split("__")) for path in paths}


def _name(path: str) -> str:
    return path.removeprefix("get_").replace("__", "_")


def _cell(row: Any, path: Sequence[str]) -> Cell:
    for name in path[:-1]:
        row = getattr(row, name, None)
    value = getattr(row, f"get_{path[-1]}_display", getattr(row, path[-1], None))
    value = value() if callable(value) else value
    return str(value) if isinstance(value, Model) else value


def _purposes() -> list[dict[str, str]]:
    return [
        {
            "name": purpose.name,
            "legal_basis": purpose.get_legal_basis_display(),
            "data": purpose.data,
            "recipients": purpose.recipients,
            "kept": purpose.retention_words,
        }
        for purpose in Purpose.objects.in_use()
    ]


def _moment(value: Any) -> str:
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)
