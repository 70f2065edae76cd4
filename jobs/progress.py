"""How long work says how far it is, and hears that it should stop."""

from __future__ import annotations

import time
from typing import Protocol

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

# Written this often at most: it is for a person's eye.
PAUSE = 0.5

WRITE = """
UPDATE jobs_job SET done = LEAST(%(done)s, %(total)s), total = %(total)s WHERE id = %(job)s
RETURNING cancel_requested_at IS NOT NULL
"""


class Cancelled(Exception):
    """The owner asked to stop. Let it pass: the runner takes everything back."""


class Progress(Protocol):
    """What the work of a kind is given beside its job."""

    def start(self, total: int) -> None:
        """Say how many steps there are. A second call begins a second stretch of the work.

        Raises:
            Cancelled: the owner asked to stop.
        """

    def advance(self, number: int = 1) -> None:
        """Say that ``number`` more steps are done; call it outside of ``except Exception``.

        Raises:
            Cancelled: the owner asked to stop.
        """


class Unseen:
    """Of work that is done within a request: nobody looks on, nobody can stop it."""

    def start(self, total: int) -> None:
        pass

    def advance(self, number: int = 1) -> None:
        pass


class Reported:
    """Written through a connection of its own: others see it before the work is committed."""

    def __init__(self, job_id: int, aside: BaseDatabaseWrapper) -> None:
        self.job_id = job_id
        self.aside = aside
        self.done = self.total = 0
        self.written_at = 0.0

    def start(self, total: int) -> None:
        self.done, self.total = 0, total
        self._write()

    def advance(self, number: int = 1) -> None:
        self.done += number
        if self.done >= self.total or time.monotonic() - self.written_at >= PAUSE:
            self._write()

    def _write(self) -> None:
        self.written_at = time.monotonic()
        numbers = {"done": self.done, "total": self.total, "job": self.job_id}
        with self.aside.cursor() as cursor:
            cursor.execute(WRITE, numbers)
            row = cursor.fetchone()
        if row is None or row[0]:
            raise Cancelled


def connection_aside() -> BaseDatabaseWrapper:
    """A second connection to our database, outside of any transaction; close it after use."""
    return connection.copy()
