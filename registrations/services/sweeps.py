"""Going over many rows, one transaction each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from django.db import DatabaseError

from core.errors import DomainError

logger = logging.getLogger(__name__)


def sweep(keys: Iterable[int], work: Callable[[int], int]) -> int:
    """Call ``work`` with each key and add up what it returns.

    One that fails (a deadlock, a row that is gone) is logged and left for the next sweep: it
    does not keep the others waiting.
    """
    done = 0
    for key in keys:
        try:
            done += work(key)
        except (DatabaseError, DomainError):
            logger.exception("%s failed for row %d", work.__name__, key)
    return done
