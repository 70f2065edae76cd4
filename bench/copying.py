"""One import of the registry in a process of its own: ``python -m bench.copying ours|bare FILE``.

Prints the seconds it took, commit included, and the memory of the process at its highest (MB).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from schools.services import SourceFile, import_registry  # noqa: E402

Rows = list[tuple[Any, ...]]

# What the import writes; the schools of the synthetic data are of no registry.
ORGANISATIONS = """
SELECT o.* FROM partners_organisation o
JOIN schools_school s ON s.organisation_id = o.id AND s.registry <> '' ORDER BY o.id
"""
SCHOOLS = "SELECT * FROM schools_school WHERE registry <> '' ORDER BY id"
FORGET = """
WITH gone AS (DELETE FROM schools_school WHERE registry <> '' RETURNING organisation_id)
DELETE FROM partners_organisation WHERE id IN (SELECT organisation_id FROM gone);
TRUNCATE partners_organisationhistory, schools_schoolhistory;
"""
TABLES = ("partners_organisation", "schools_school")


def main() -> None:
    """Measure one side, in a database that has none of the schools."""
    side, path = sys.argv[1], Path(sys.argv[2])
    kept = (_read(ORGANISATIONS), _read(SCHOOLS)) if side == "bare" else ()
    _forget()
    file = SourceFile(path.name, path.read_bytes())
    begun = time.perf_counter()
    written = import_registry(files=[file]).created if side == "ours" else _copy(kept)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps({"seconds": seconds, "peak": peak, "rows": written}))


def _copy(kept: tuple[Rows, ...]) -> int:
    """The same rows into the same tables, as they stand: constraints, indexes, triggers."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in zip(TABLES, kept, strict=True):
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
    return len(kept[-1])


def _read(query: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def _forget() -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET)
        cursor.execute("VACUUM ANALYZE partners_organisation, schools_school")


if __name__ == "__main__":
    main()
