"""The ministry's registry of schools, written into the portal: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from core.locks import try_lock
from core.staging import stage
from jobs.progress import Progress, Unseen
from schools.registry.reading import RegistryFile, open_file
from schools.registry.rows import Rejected, Row, WrongFileError
from schools.services.registry import statements
from schools.services.registry.merging import mark_gone, merge
from schools.services.registry.report import Change, FileReport, Report, Section
from schools.services.registry.wording import ODDITIES, REASONS, REFUSALS

BATCH = 500
values_of = attrgetter(*statements.COLUMNS)


class ImportRefused(DomainError):
    """A file is not one of the registry's, or the registry is being imported."""


class SourceFile(NamedTuple):
    """A file to import: its name tells which of the four it is, where it is the ministry's."""

    name: str
    data: bytes


@transaction.atomic
def import_registry(*, files: Sequence[SourceFile], progress: Progress | None = None) -> Report:
    """Write the schools of ``files``, the earliest school year first, and say what changed.

    A school is known by its ministerial code and the latest school year wins: what an older file
    says of a school that is known from a later one is left out. A school that the latest year of
    its own registry no longer has is marked, never deleted. The same files again change nothing
    (docs/imports.md).

    Raises:
        ImportRefused: a file is of another shape, or another import is under way.
    """
    if not try_lock("schools.registry"):
        raise ImportRefused(_("The registry is being imported already: wait until that is over."))
    progress = progress or Unseen()
    opened = sorted((check_file(*file) for file in files), key=attrgetter("school_year"))
    progress.start(sum(file.lines for file in opened))
    report = Report()
    with connection.cursor() as cursor:
        stage(cursor, statements.CREATED, {"id": "bigint"}, ())
        for file in opened:
            _import(cursor, file, report, progress)
        for registry in sorted({file.registry for file in opened}):
            mark_gone(cursor, registry, report)
    return report


def check_file(name: str, data: bytes) -> RegistryFile:
    """The file called ``name``, as far as its first rows tell.

    Raises:
        ImportRefused: it is a file of another shape.
    """
    try:
        return open_file(name, data)
    except WrongFileError as error:
        raise ImportRefused(REFUSALS[error.fault] % {"file": name}) from error


def _import(cursor: CursorWrapper, file: RegistryFile, report: Report, progress: Progress) -> None:
    counted = FileReport(file.name, file.registry, file.school_year)
    report.files.append(counted)
    cursor.execute(statements.IS_KNOWN, {"registry": file.registry})
    if cursor.fetchone() == (False,):
        report.first_of.add(file.name)
    rejected: list[Rejected] = []
    rows = (values_of(row) for row in _rows(file, rejected, progress))
    try:
        stage(cursor, statements.ROW, statements.COLUMNS, rows)
    except WrongFileError as error:
        raise ImportRefused(REFUSALS[error.fault] % {"file": file.name}) from error
    counted.rejected = len(rejected)
    report.add(
        Section.REJECTED,
        [
            Change(file.name, row.line, row.code, "", "", str(REASONS[row.fault]))
            for row in rejected
        ],
    )
    report.add(
        Section.ODD,
        [
            Change(file.name, odd.line, odd.code, "", odd.value, str(ODDITIES[odd.oddity]))
            for odd in file.odd
        ],
    )
    merge(cursor, counted, report)


def _rows(file: RegistryFile, rejected: list[Rejected], progress: Progress) -> Iterator[Row]:
    for number, found in enumerate(file, start=1):
        if number % BATCH == 0:
            progress.advance(BATCH)
        if isinstance(found, Row):
            yield found
        else:
            rejected.append(found)
