"""Many rows into PostgreSQL at once: COPY into a table that lives as long as the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from psycopg import sql


def stage(
    cursor: CursorWrapper, table: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
) -> None:
    """Make the temporary ``table`` of ``columns`` (name and type) and COPY ``rows`` into it.

    Must be called in a transaction, which takes the table away at its end. What ``rows`` raises
    passes through and leaves nothing.
    """
    name = sql.Identifier(table)
    drop_staged(cursor, table)
    described = [
        sql.SQL("{} {}").format(sql.Identifier(column), sql.SQL(kind))
        for column, kind in columns.items()
    ]
    make = sql.SQL("CREATE TEMPORARY TABLE {} ({}) ON COMMIT DROP")
    # As text: what writes the history's context into statements reads them.
    cursor.execute(make.format(name, sql.SQL(", ").join(described)).as_string())
    with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute(sql.SQL("ANALYZE {}").format(name).as_string())


def drop_staged(cursor: CursorWrapper, *tables: str) -> None:
    """Forget temporary tables, where an earlier import of the same transaction left them."""
    for table in tables:
        drop = sql.SQL("DROP TABLE IF EXISTS pg_temp.{}").format(sql.Identifier(table))
        cursor.execute(drop.as_string())


def columns_left(model: type[models.Model], *, written: Iterable[str]) -> dict[str, Any]:
    """The columns of ``model`` that an INSERT of the ``written`` ones leaves out, with defaults.

    So that a statement in SQL goes on when a model gets another field, as its ORM would.
    """
    known = {*written, *(field.column for field in model._meta.fields if field.primary_key)}
    return {
        str(field.column): field.get_db_prep_save(field.get_default(), connection)
        for field in model._meta.concrete_fields
        if field.column not in known
    }
