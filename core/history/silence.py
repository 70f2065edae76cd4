"""Changing rows without a history of it: only where what stood there must be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pgtrigger
from django.db import connection
from pghistory.core import event_models

IGNORED = "SELECT coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}')"
IGNORE = "SELECT set_config('pgtrigger.ignore', %s, true)"


@contextmanager
def unrecorded() -> Iterator[None]:
    """The triggers of every history are silent in here, for this transaction alone.

    One setting of the transaction, however many statements there are: the library's own
    ``ignore`` says it again with each.
    """
    assert connection.in_atomic_block  # noqa: S101 # the setting ends with the transaction
    with connection.cursor() as cursor:
        cursor.execute(IGNORED)
        before = cursor.fetchone()
        cursor.execute(IGNORE, ["{" + ",".join(_triggers()) + "}"])
        yield
        cursor.execute(IGNORE, before)


def _triggers() -> list[str]:
    tracked = {kept.pgh_tracked_model for kept in event_models()}  # type: ignore[attr-defined]
    return [
        trigger.get_pgid(model) for model, trigger in pgtrigger.registered() if model in tracked
    ]
