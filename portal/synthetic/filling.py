"""Fills an empty, migrated database with synthetic data, in one transaction of its caller's.

Everything is SQL that writes whole sets (``sql/*.sql``); chance is a hash of the row and the seed,
so the same scale, seed and day give the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from psycopg import Cursor, sql

from portal.demo_data.names import LAST, MEN, WOMEN
from portal.demo_data.places import MUNICIPALITIES
from portal.synthetic.bulk import lower_guards
from portal.synthetic.progress import Progress
from portal.synthetic.size import Size
from portal.synthetic.words import HOSTILE, KIND_NAMES, THEMES

SQL = Path(__file__).parent / "sql"
SERIES = "edizioni-sintetiche"
BIG_TABLES = [
    "accounts_user",
    "account_emailaddress",
    "participants_participant",
    "registrations_registration",
    "registrations_engagement",
]
# What is written to in one go, and what in portions of editions.
SMALL = [
    "01_dice",
    "02_bodies",
    "03_places_and_professionals",
    "04_programmes",
    "06_staff",
    "07_events",
    "08_sessions",
]
IN_PORTIONS = {
    "05_people": "participants",
    "09_registrations": "registrations",
    "10_engagements": "engagements",
}
EDITIONS_A_PORTION = 5
MUNICIPALITY = """
INSERT INTO places_municipality (id, istat_code, cadastral_code, name, province, region)
VALUES (%s, %s, %s, %s, %s, %s)
"""
# Sequences go on after the last row that was written.
SEQUENCES = """
SELECT c.table_name, c.column_name, pg_get_serial_sequence(quote_ident(c.table_name), c.column_name)
FROM information_schema.columns c
WHERE c.table_schema = 'public'
  AND pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) IS NOT NULL
"""
# The time zone too: days are cut out of moments, and must be the same days everywhere.
SETTINGS = """
SET LOCAL timezone = 'UTC';
SET LOCAL work_mem = '64MB';
SET LOCAL maintenance_work_mem = '256MB';
SET LOCAL client_min_messages = 'warning';
"""


def fill(cursor: Cursor, *, scale: int, seed: int, today: date, size: Size, stream: TextIO) -> None:
    """Write ``scale`` editions of ``size`` around ``today``; how far it is goes to ``stream``.

    ``cursor`` binds on the client's side and is inside a transaction; whoever commits it vacuums.
    """
    parameters = _parameters(scale=scale, seed=seed, today=today, size=size)
    writing = len(SMALL) + -(-scale // EDITIONS_A_PORTION) * len(IN_PORTIONS)
    progress = Progress(stream, total=2 * writing)  # raising the guards takes the other half
    cursor.execute(SETTINGS)
    guards = lower_guards(cursor, BIG_TABLES)
    cursor.executemany(MUNICIPALITY, [(n, *row) for n, row in enumerate(MUNICIPALITIES, start=1)])
    for name in sorted([*SMALL, *IN_PORTIONS]):
        _run(cursor, name, parameters, progress)
    # What waits for the end of the transaction is asked now: tables cannot change before.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for guard in guards:
        progress.step(guard.title)
        cursor.execute(guard.restore)
        progress.add(writing / len(guards))
    _set_sequences(cursor)
    progress.finish()


def _run(cursor: Cursor, name: str, parameters: Mapping[str, Any], progress: Progress) -> None:
    """One file of ``sql``, whole or in portions."""
    statements = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    progress.step(IN_PORTIONS.get(name, name[3:].replace("_", " ")))
    if name in SMALL:
        cursor.execute(statements, parameters)
        progress.add(1)
        return
    for low in range(1, parameters["editions"] + 1, EDITIONS_A_PORTION):
        high = min(low + EDITIONS_A_PORTION - 1, parameters["editions"])
        cursor.execute(statements, {**parameters, "low": low, "high": high})
        progress.add(1)


def _parameters(*, scale: int, seed: int, today: date, size: Size) -> dict[str, Any]:
    return {
        "editions": scale,
        "seed": seed,
        "today": today,
        "events": size.events,
        "partners": size.partners,
        "sites": size.sites,
        "schools": size.schools,
        "professionals": size.professionals,
        "participants": size.participants,
        "towns": len(MUNICIPALITIES),
        "series": SERIES,
        "topics": [topic.value for topic in THEMES],
        "themes": list(THEMES.values()),
        "kind_names": json.dumps({kind.value: name for kind, name in KIND_NAMES.items()}),
        "women": list(WOMEN),
        "men": list(MEN),
        "last": list(LAST),
        "hostile_first": [first for first, _ in HOSTILE],
        "hostile_last": [last for _, last in HOSTILE],
    }


def _set_sequences(cursor: Cursor) -> None:
    cursor.execute(SEQUENCES)
    for table, column, sequence in cursor.fetchall():
        cursor.execute(
            sql.SQL("SELECT setval({}, (SELECT coalesce(max({}), 0) + 1 FROM {}), false)").format(
                sql.Literal(sequence), sql.Identifier(column), sql.Identifier(table)
            )
        )
