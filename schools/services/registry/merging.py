"""One file of the registry beside the rows that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from psycopg import sql

from core.staging import columns_left, drop_staged
from partners.models import Organisation
from schools.registry.rows import Fault, Oddity
from schools.services.registry import statements
from schools.services.registry.report import Change, FileReport, Report, Section
from schools.services.registry.wording import ODDITIES, REASONS

WRITTEN = ("created_at", "updated_at", "kind", "name", "slug", "municipality_id")
SECTIONS = {
    Section.NEW: statements.NEW,
    Section.RENAMED: statements.RENAMED,
    Section.MOVED: statements.MOVED,
    Section.MERGED: statements.MERGED,
    Section.REOPENED: statements.REOPENED,
    Section.CONFLICT: statements.CONFLICTS,
}


def merge(cursor: CursorWrapper, file: FileReport, report: Report) -> None:
    """Write the rows that were copied into ``registry_row``; say in ``report`` what they change."""
    given: dict[str, Any] = {
        "registry": file.registry,
        "year": file.school_year,
        "now": timezone.now(),
    }
    drop_staged(cursor, statements.PLAN)
    cursor.execute(statements.PLAN_ROWS, given)
    _say_what_is_unknown(cursor, file, report)
    cursor.execute(statements.TAKEN_SLUGS)
    cursor.execute(statements.NEEDLESS, given)
    cursor.execute("ANALYZE registry_plan")
    _reject(cursor, file, report)
    for section, statement in SECTIONS.items():
        cursor.execute(statement, given)
        report.add(section, changes(cursor, file.name))
    _write(cursor, given)
    _count(cursor, file)
    if file.created:
        cursor.execute(statements.ANALYZE)


def mark_gone(cursor: CursorWrapper, registry: str, report: Report) -> None:
    """Mark what the latest year of a registry no longer has, and say into what it went."""
    cursor.execute(statements.LATEST, {"registry": registry})
    (latest,) = cursor.fetchone()
    given = {"registry": registry, "latest": latest, "now": timezone.now()}
    cursor.execute(statements.GONE, given)
    gone = list(changes(cursor, ""))
    report.add(Section.GONE, gone)
    into: dict[str, set[str]] = {}
    for change in report.sections[Section.MERGED]:
        into.setdefault(change.before, set()).add(change.after)
    report.add(
        Section.MERGED,
        [
            change._replace(before=change.code, after=", ".join(sorted(into[change.code])))
            for change in gone
            if change.code in into
        ],
    )


def changes(cursor: CursorWrapper, file: str) -> Iterator[Change]:
    """The rows of the last statement, as lines of the report."""
    for line, code, name, before, after in cursor.fetchall():
        yield Change(file, line, code, name, before, after)


def _say_what_is_unknown(cursor: CursorWrapper, file: FileReport, report: Report) -> None:
    for statement, oddity in (
        (statements.UNKNOWN_INSTITUTES, Oddity.INSTITUTE),
        (statements.UNKNOWN_MUNICIPALITIES, Oddity.MUNICIPALITY),
    ):
        cursor.execute(statement)
        report.add(
            Section.ODD,
            [
                Change(file.name, line, code, name, value, str(ODDITIES[oddity]))
                for line, code, name, value in cursor.fetchall()
            ],
        )


def _reject(cursor: CursorWrapper, file: FileReport, report: Report) -> None:
    faults = {"nameless": Fault.NAME, "elsewhere": Fault.ELSEWHERE}
    cursor.execute(statements.REJECTED)
    report.add(
        Section.REJECTED,
        [
            Change(file.name, line, code, name, "", str(REASONS[faults[standing]]))
            for line, code, name, standing in cursor.fetchall()
        ],
    )


def _write(cursor: CursorWrapper, given: dict[str, Any]) -> None:
    cursor.execute(statements.UPDATE_ORGANISATIONS, given)
    left = columns_left(Organisation, written=WRITTEN)
    insert = sql.SQL(statements.INSERT_ORGANISATIONS).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, left)),
        values=sql.SQL(", ").join(map(sql.Placeholder, left)),
    )
    cursor.execute(insert.as_string(), {**left, **given})
    for has_institute in (False, True):
        cursor.execute(statements.INSERT_SCHOOLS, {**given, "has_institute": has_institute})
    cursor.execute(statements.UPDATE_SCHOOLS, given)
    cursor.execute(statements.LATE_INSTITUTES)
    cursor.execute(statements.SEEN_AGAIN, given)


def _count(cursor: CursorWrapper, file: FileReport) -> None:
    cursor.execute(statements.STANDINGS)
    found = dict(cursor.fetchall())
    file.created, file.updated = found.get("new", 0), found.get("known", 0)
    file.older = found.get("older", 0)
    file.unchanged = found.get("same", 0) + file.older
    file.rejected += found.get("nameless", 0) + found.get("elsewhere", 0)
