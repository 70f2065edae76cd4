"""Locks of a name rather than of a row; they end with the transaction, however it ends."""

from __future__ import annotations

from django.db import connection

TRY = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"
WAIT = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def try_lock(name: str) -> bool:
    """Hold ``name`` if nobody else does; never waits."""
    with connection.cursor() as cursor:
        cursor.execute(TRY, [name])
        return bool(cursor.fetchone()[0])


def wait_for_lock(name: str) -> None:
    """Hold ``name`` as soon as nobody else does."""
    with connection.cursor() as cursor:
        cursor.execute(WAIT, [name])
