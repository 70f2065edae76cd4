"""What an import does, or would do, to each row: kept beside its job, read page by page."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from io import BytesIO
from typing import Any

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
SHOWN = (REFUSED, NEW, CHANGED)
FILE_NAME = "rows.jsonl.gz"
FILE_TYPE = "application/gzip"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: the heading of the column (empty: the whole row), its cell, why."""

    column: str
    cell: str
    words: str


@dataclass(frozen=True, slots=True)
class RowReport:
    """A row of the sheet by its number there: what becomes of it.

    ``changes`` are column, text before, text after; ``label`` names the row of the table.
    """

    number: int
    outcome: str
    label: str = ""
    changes: Sequence[Sequence[str]] = ()
    faults: Sequence[Fault] = ()


@dataclass(slots=True)
class Report:
    """Counts by outcome, and every row that is not as it was, packed as it comes."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: int = 0
    _packed: BytesIO = field(default_factory=BytesIO)
    _lines: Any = None

    def __post_init__(self) -> None:
        self._lines = gzip.GzipFile(fileobj=self._packed, mode="wb", compresslevel=3, mtime=0)

    def add(self, row: RowReport) -> None:
        self.counts[row.outcome] += 1
        self.faults += len(row.faults)
        if row.outcome != UNCHANGED:
            line = json.dumps(asdict(row), ensure_ascii=False)
            self._lines.write(line.encode() + b"\n")

    def packed(self) -> bytes:
        """Every row added; nothing more can be added then."""
        self._lines.close()
        return self._packed.getvalue()

    def numbers(self) -> dict[str, int]:
        return {outcome: self.counts[outcome] for outcome in (NEW, CHANGED, UNCHANGED, REFUSED)}


def rows_in(packed: bytes) -> Iterator[RowReport]:
    """The rows of a report, in the order of the sheet."""
    with gzip.GzipFile(fileobj=BytesIO(packed)) as lines:
        for line in lines:
            row = json.loads(line)
            row["faults"] = [Fault(**fault) for fault in row["faults"]]
            yield RowReport(**row)
