"""What an import of the registry did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Section(models.TextChoices):
    """What an import says of a school."""

    NEW = "new", _("New")
    RENAMED = "renamed", _("Renamed")
    MOVED = "moved", _("Moved")
    MERGED = "merged", _("Merged")
    GONE = "gone", _("Gone")
    REOPENED = "reopened", _("Reopened")
    CONFLICT = "conflict", _("In another file before")
    REJECTED = "rejected", _("Rejected")
    ODD = "odd", _("Left out of a row")


class Change(NamedTuple):
    """One line of the report. ``line`` is that of the file, 0 for a school that is in none."""

    file: str
    line: int
    code: str
    name: str
    before: str
    after: str


@dataclass(slots=True)
class FileReport:
    """One file: its schools by what became of them."""

    name: str
    registry: str
    school_year: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    older: int = 0
    rejected: int = 0


@dataclass(slots=True)
class Report:
    """All files of one import, in the order in which they were read.

    ``unchanged`` counts the rows that say what the portal has, and those that an older file says of
    a school that it knows from a later year.
    """

    files: list[FileReport] = field(default_factory=list)
    sections: dict[Section, list[Change]] = field(
        default_factory=lambda: {section: [] for section in Section}
    )
    first_of: set[str] = field(default_factory=set)

    def add(self, section: Section, changes: Iterator[Change] | list[Change]) -> None:
        self.sections[section].extend(changes)

    @property
    def created(self) -> int:
        return sum(file.created for file in self.files)

    @property
    def updated(self) -> int:
        return sum(file.updated for file in self.files)

    @property
    def unchanged(self) -> int:
        return sum(file.unchanged for file in self.files)

    @property
    def rejected(self) -> int:
        return sum(file.rejected for file in self.files)

    @property
    def gone(self) -> int:
        return len(self.sections[Section.GONE])

    @property
    def counts(self) -> dict[str, int]:
        """The figures of the closing line, by name."""
        names = ("created", "updated", "unchanged", "gone", "rejected")
        return {name: getattr(self, name) for name in names}

    def lines(self) -> Iterator[tuple[Section, Change]]:
        """Everything that it says, section by section."""
        for section, changes in self.sections.items():
            for change in changes:
                yield section, change
