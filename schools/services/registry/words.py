"""The report of an import, for a terminal, a page and a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from exchange.preambles import Preamble
from exchange.sheets.writing import csv_pieces
from schools.services.registry.report import Change, FileReport, Report, Section
from schools.years import year_words


class SectionWords(NamedTuple):
    """A section of the report: its first ``lines``, and how many ``more`` there are."""

    title: str
    number: int
    lines: list[str]
    more: int


def section_words(report: Report, most: int) -> list[SectionWords]:
    """The sections that have something to say, each with ``most`` lines at most.

    Schools are not named one by one where a whole registry is new.
    """
    found = []
    for section, changes in report.sections.items():
        named = changes
        if section == Section.NEW:
            named = [change for change in changes if change.file not in report.first_of]
        lines = [change_words(section, change) for change in named[:most]]
        if changes:
            more = len(named) - len(lines)
            found.append(SectionWords(str(section.label), len(changes), lines, more))
    return found


def counts_words(report: Report) -> str:
    """The figures of an import in a line."""
    return (
        _(
            "%(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(gone)d gone, "
            "%(rejected)d rejected"
        )
        % report.counts
    )


def file_words(file: FileReport) -> str:
    """What became of the rows of a file."""
    words = _(
        "%(file)s (%(registry)s, %(year)s): %(created)d created, %(updated)d updated, "
        "%(unchanged)d unchanged, %(rejected)d rejected"
    ) % {
        "file": file.name,
        "registry": file.registry,
        "year": year_words(file.school_year),
        "created": file.created,
        "updated": file.updated,
        "unchanged": file.unchanged,
        "rejected": file.rejected,
    }
    if not file.older:
        return words
    older = _("the portal knows %(number)d of them from a later year") % {"number": file.older}
    return f"{words}; {older}"


def change_words(section: Section, change: Change) -> str:
    """One change in a line."""
    school = " ".join(part for part in (change.code, change.name) if part)
    where = _("line %(line)d") % {"line": change.line} if change.line else ""
    return ": ".join(part for part in (where, school, detail_words(section, change)) if part)


def detail_words(section: Section, change: Change) -> str:
    """What a change is, without naming the school."""
    words = {"before": change.before, "after": change.after}
    match section:
        case Section.NEW:
            return ""
        case Section.GONE:
            since = _("since %(year)s") % {"year": year_words(change.before)}
            perhaps = _("perhaps it is now %(after)s") % words if change.after else ""
            return ", ".join(part for part in (since, perhaps) if part)
        case Section.REOPENED:
            return _("was gone since %(year)s") % {"year": year_words(change.before)}
        case Section.REJECTED:
            return change.after
        case Section.ODD:
            return _("%(before)s: %(after)s") % words
    return _("%(before)s → %(after)s") % words


def sheet(report: Report) -> bytes:
    """The whole report as CSV, for a spreadsheet."""
    headings = [_("What"), _("File"), _("Line"), _("Code"), _("School"), _("Before"), _("After")]
    return b"".join(csv_pieces(Preamble(), headings, _rows(report)))


def _rows(report: Report) -> Iterator[list[object]]:
    for section, change in report.lines():
        file, line, *rest = change
        yield [str(section.label), file, line or "", *rest]
