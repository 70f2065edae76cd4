"""What every scenario is given."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True, slots=True)
class Context:
    """``rounds`` of ours and yardstick in turn, on synthetic data of this ``scale``."""

    scale: int
    rounds: int

    def queries_of(self, path: str) -> int:
        """How many SQL queries a page makes when nothing is cached."""
        with CaptureQueriesContext(
            connection,
        ) as queries:
            Client(headers={"host": "localhost"}).get(path, {"_": "uncached"})
        return len(queries)
