"""The national archive of municipalities, written into the portal as one set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from core.locks import try_lock
from core.staging import drop_staged, stage
from jobs.progress import Progress, Unseen
from places.archive.reading import Archive, Fault, Rejected, WrongFileError, read
from places.archive.wording import REFUSALS

STATES = {
    "line": "integer",
    "cadastral_code": "text",
    "istat_code": "text",
    "name": "text",
    "other_name": "text",
    "province": "text",
    "region": "text",
    "ceased_on": "date",
}
BATCH = 500

# One row a municipality: what it is now, else what it was last. The names of its other states
# and languages, the latest first, are its other names.
MERGED = """
CREATE TEMPORARY TABLE archive_municipality ON COMMIT DROP AS
WITH latest AS (
    SELECT DISTINCT ON (cadastral_code) *
    FROM archive_state
    ORDER BY cadastral_code, ceased_on DESC NULLS FIRST, line
), names AS (
    SELECT cadastral_code, name, max(coalesce(ceased_on, 'infinity')) AS seen
    FROM (SELECT cadastral_code, name, ceased_on FROM archive_state
          UNION ALL SELECT cadastral_code, other_name, 'infinity' FROM latest
          WHERE other_name <> '') AS spoken
    GROUP BY cadastral_code, name
), others AS (
    SELECT cadastral_code, left(string_agg(n.name, ', ' ORDER BY seen DESC, n.name), 300) AS names
    FROM names n JOIN latest USING (cadastral_code)
    WHERE n.name <> latest.name
    GROUP BY cadastral_code
)
SELECT latest.*, coalesce(others.names, '') AS other_names
FROM latest LEFT JOIN others USING (cadastral_code)
"""
# Somebody wrote by hand a municipality with an ISTAT code that the archive gives to another.
TAKEN = """
DELETE FROM archive_municipality a
USING places_municipality m
WHERE m.istat_code = a.istat_code AND m.ceased_on IS NULL AND a.ceased_on IS NULL
  AND m.cadastral_code <> a.cadastral_code
  AND NOT EXISTS (SELECT FROM archive_municipality own
                  WHERE own.cadastral_code = m.cadastral_code)
RETURNING a.line, a.cadastral_code, a.name
"""
UPDATED = """
UPDATE places_municipality m
SET istat_code = a.istat_code, name = a.name, other_names = a.other_names,
    province = a.province, region = a.region, ceased_on = a.ceased_on
FROM archive_municipality a
WHERE a.cadastral_code = m.cadastral_code
  AND (m.istat_code, m.name, m.other_names, m.province, m.region, m.ceased_on)
      IS DISTINCT FROM
      (a.istat_code, a.name, a.other_names, a.province, a.region, a.ceased_on)
"""
CREATED = """
INSERT INTO places_municipality
    (istat_code, cadastral_code, name, other_names, province, region, ceased_on)
SELECT istat_code, cadastral_code, name, other_names, province, region, ceased_on
FROM archive_municipality a
WHERE NOT EXISTS (SELECT FROM places_municipality m WHERE m.cadastral_code = a.cadastral_code)
ORDER BY cadastral_code
"""


class ImportRefused(DomainError):
    """The file is not the archive, or the archive is being imported."""


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What an import did: ``rows`` of the file, municipalities by what became of them."""

    rows: int
    created: int
    updated: int
    unchanged: int
    ceased: int
    rejected: list[Rejected]


@transaction.atomic
def import_archive(*, name: str, data: bytes, progress: Progress | None = None) -> ArchiveReport:
    """Write the archive in ``data`` (the content of file ``name``), all of it or nothing.

    A municipality that the archive does not know stays as it is. The same file again changes
    nothing (docs/imports.md).

    Raises:
        ImportRefused: it is a file of another shape, or another import is under way.
    """
    archive = check_archive(name, data)
    if not try_lock("places.archive"):
        raise ImportRefused(_("The archive is being imported already: wait until that is over."))
    with connection.cursor() as cursor:
        drop_staged(cursor, "archive_municipality")
        stage(cursor, "archive_state", STATES, _copied(archive, progress or Unseen()))
        return _merge(cursor, archive)


def check_archive(name: str, data: bytes) -> Archive:
    """The archive in file ``name``.

    Raises:
        ImportRefused: it is a file of another shape.
    """
    try:
        return read(data)
    except WrongFileError as error:
        words = REFUSALS[error.fault] % {"file": name, "detail": error.detail}
        raise ImportRefused(words) from error


def _copied(archive: Archive, progress: Progress) -> Iterator[tuple[Any, ...]]:
    progress.start(len(archive.states))
    for number, state in enumerate(archive.states, start=1):
        yield astuple(state)
        if number % BATCH == 0:
            progress.advance(BATCH)


def _merge(cursor: CursorWrapper, archive: Archive) -> ArchiveReport:
    cursor.execute(MERGED)
    cursor.execute(TAKEN)
    taken = [
        Rejected(line, code, name, Fault.ISTAT_TAKEN) for line, code, name in cursor.fetchall()
    ]
    cursor.execute("SELECT count(*), count(ceased_on) FROM archive_municipality")
    total, ceased = cursor.fetchone()
    cursor.execute(UPDATED)
    updated = cursor.rowcount
    cursor.execute(CREATED)
    created = cursor.rowcount
    return ArchiveReport(
        rows=archive.rows,
        created=created,
        updated=updated,
        unchanged=total - created - updated,
        ceased=ceased,
        rejected=sorted(archive.rejected + taken, key=lambda row: row.line),
    )
