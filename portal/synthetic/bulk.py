"""Loading big tables fast without leaving them less guarded than before.

Checking two million rows one by one against indexes, foreign keys and the exclusion constraint
takes many times longer than writing them first and building everything once, sorted. What was
dropped comes back from PostgreSQL's own definitions, which checks every row: a row that breaks a
rule makes the whole transaction fail.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from psycopg import Cursor, sql

# Primary keys, unique and exclusion constraints of the tables; foreign keys from and to them.
CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, contype = 'f', pg_get_constraintdef(oid)
FROM pg_constraint
WHERE (contype IN ('p', 'u', 'x') AND conrelid = ANY(%(tables)s::regclass[]))
   OR (contype = 'f' AND (conrelid = ANY(%(tables)s::regclass[])
                          OR confrelid = ANY(%(tables)s::regclass[])))
ORDER BY contype = 'f', conrelid::regclass::text, conname
"""
INDEXES = """
SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
FROM pg_index
WHERE indrelid = ANY(%(tables)s::regclass[])
  AND NOT EXISTS (
      SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
ORDER BY indrelid::regclass::text, indexrelid::regclass::text
"""
DROP_CONSTRAINT = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
ADD_CONSTRAINT = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}")


class Guard(NamedTuple):
    """Something that was dropped: what it belongs to, in words, and how it comes back."""

    title: str
    restore: sql.Composed


def lower_guards(cursor: Cursor, tables: Sequence[str]) -> list[Guard]:
    """Drop indexes, keys and constraints of empty ``tables``; returns them in order of return.

    The tables are truncated: at ``wal_level = minimal`` what is then written to them in this
    transaction needs no log. Check constraints stay.
    """
    cursor.execute(CONSTRAINTS, {"tables": list(tables)})
    constraints = cursor.fetchall()
    cursor.execute(INDEXES, {"tables": list(tables)})
    indexes = cursor.fetchall()
    for table, name, _is_foreign, _definition in reversed(constraints):
        cursor.execute(DROP_CONSTRAINT.format(sql.SQL(table), sql.Identifier(name)))
    for _table, name, _definition in indexes:
        cursor.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(name)))
    cursor.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(map(sql.SQL, tables))))
    of_tables = [_constraint(row) for row in constraints if not row[2]]
    of_tables += [
        Guard(_title(table), sql.Composed([sql.SQL(text)])) for table, _name, text in indexes
    ]
    foreign_keys = [_constraint(row) for row in constraints if row[2]]
    return sorted(of_tables, key=lambda guard: guard.title) + foreign_keys


def _constraint(row: tuple[str, str, bool, str]) -> Guard:
    table, name, is_foreign, definition = row
    restore = ADD_CONSTRAINT.format(sql.SQL(table), sql.Identifier(name), sql.SQL(definition))
    return Guard("foreign keys" if is_foreign else _title(table), restore)


def _title(table: str) -> str:
    return f"indexes and keys of {table}"
