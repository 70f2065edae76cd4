"""Running the same thing many times at once, each time on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from time import sleep

from django.db import connection


def at_once(work: Callable[[object], object], items: Iterable[object]) -> list[object]:
    """Call ``work`` with each item, all at once; returns what each returned or raised."""
    items = list(items)

    def one(item: object) -> object:
        try:
            return work(item)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=min(len(items), 40)) as pool:
        return list(pool.map(one, items))


def wait_until_somebody_waits() -> None:
    """For a lock of the database; at most for five seconds."""
    for _number in range(250):
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone()[0]:
                return
        sleep(0.02)
