"""The tests' database, copied from one that has all migrations: those take a minute.

Some rows come with the portal (purposes, known funds, reminders). A test of threads empties every
table when it ends, so they are put back for those that follow, in whatever order.

The copy to copy from carries a digest of what it was made from. Who finds none makes it from her
own database, before any test has written to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction

KEPT = "bussola_migrated_"


def copy_what_is_migrated() -> None:
    """Let Django make the tests' database from the kept copy, if there is one."""
    name = _name()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            return
    connection.settings_dict["TEST"]["TEMPLATE"] = name


def keep_what_is_migrated() -> None:
    """Keep a copy of the tests' database as the migrations left it, in the place of older ones."""
    name, source = _name(), connection.settings_dict["NAME"]
    if connection.settings_dict["TEST"].get("TEMPLATE") == name:
        return
    connection.close()
    connection.close_pool()
    quote = connection.ops.quote_name
    with connection._nodb_cursor() as cursor, suppress(DatabaseError):
        # Another process of the tests may be making it, or copying an older one.
        for old in _kept(cursor):
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(old)}")
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(source)}")


def _kept(cursor) -> list[str]:
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [KEPT])
    return [row[0] for row in cursor.fetchall()]


def _name() -> str:
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(path.read_bytes())
    return KEPT + digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    """All migrations, and the list of libraries, which bring their own.

    What a migration calls is not here: who changes that deletes ``.portal-test``.
    """
    root = Path(settings.BASE_DIR)
    yield root / "requirements.txt"
    yield from root.glob("*/migrations/*.py")


def set_shipped_rows_aside() -> None:
    """Remember what the migrations wrote, once for all tests."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS shipped")
        for table in _tables():
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"SELECT EXISTS (SELECT FROM {quoted})")
            if cursor.fetchone()[0]:
                cursor.execute(f"CREATE TABLE IF NOT EXISTS shipped.{quoted} AS TABLE {quoted}")


def empty_what_was_written() -> None:
    """Delete every row of the tables that have some, but for what Django keeps about models.

    Django empties all two hundred tables and writes its own rows again: seconds for each test
    of threads. No trigger sees it, no constraint is in the way.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        quoted = [connection.ops.quote_name(name) for name in _tables()]
        asked = (f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in quoted)
        cursor.execute(" UNION ALL ".join(asked))
        for (name,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {name}")


def put_shipped_rows_back() -> None:
    """Write them again where their tables are empty; no trigger sees it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'shipped'")
        for (table,) in cursor.fetchall():
            quoted = connection.ops.quote_name(table)
            # Columns that PostgreSQL computes are none that shipped rows have.
            cursor.execute(
                f"INSERT INTO {quoted} SELECT * FROM shipped.{quoted}"
                f" WHERE NOT EXISTS (SELECT FROM {quoted})"
            )


def _tables() -> list[str]:
    """Those that are not Django's own about models and migrations, but for its sessions."""
    kept = {"django_migrations", "django_content_type", "auth_permission"}
    return [name for name in connection.introspection.table_names() if name not in kept]
