"""Databases with synthetic data for as long as the measuring lasts."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Self, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import DatabaseWrapper

from portal.synthetic.database import drop_database, synthetic_database, url_of


class Databases:
    """One database a scale, made when it is first used and dropped at the end."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._names: dict[int, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        _disconnect()
        for name in self._names.values():
            drop_database(name)

    def use(self, scale: int) -> str:
        """Connect this process, and those it starts from now on, to the data of ``scale``.

        Returns the address of the database.
        """
        if scale not in self._names:
            self._names[scale] = synthetic_database(scale, self._seed, stream=sys.stderr)
        url = url_of(self._names[scale])
        _disconnect()
        connections[DEFAULT_DB_ALIAS].settings_dict["NAME"] = self._names[scale]
        os.environ["DATABASE_URL"] = url
        return url


def _disconnect() -> None:
    connection = cast("DatabaseWrapper", connections[DEFAULT_DB_ALIAS])
    connection.close()
    connection.close_pool()
