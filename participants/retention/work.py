"""The nightly work: what is due goes, slice by slice, each a transaction.

It may be broken off at any moment and begun again: a slice is done whole or not at all, and what
is gone is due no more. A lock of its name lets one run at a time; it is held through a connection
of its own, because the work has many transactions.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import date

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from core.locks import TRY
from jobs.progress import connection_aside
from participants.models import RetentionRun
from participants.retention.duties import Duty, Slice, duties

LOCK = "participants.retention"
SLICE = 1_000
DUE = """
SELECT key FROM ({found}) AS found (key, programme, until) WHERE until < %s ORDER BY key
"""

logger = logging.getLogger(__name__)


def run(*, size: int = SLICE) -> RetentionRun | None:
    """Forget what is due today; None where another run is at work.

    What fails in a slice is logged, and left for the next night.
    """
    with closing(connection_aside()) as aside:
        # Not committed: the lock ends with this connection's one transaction, however it ends.
        aside.set_autocommit(False)
        with aside.cursor() as cursor:
            cursor.execute(TRY, [LOCK])
            if not cursor.fetchone()[0]:
                return None
            return _all_duties(timezone.localdate(), size)


def is_at_work() -> bool:
    """Does anybody hold the lock now?"""
    with closing(connection_aside()) as aside:
        aside.set_autocommit(False)
        with aside.cursor() as cursor:
            cursor.execute(TRY, [LOCK])
            return not cursor.fetchone()[0]


def stop(run: RetentionRun) -> None:
    """Ask a run to end after the slice it is at."""
    RetentionRun.objects.filter(pk=run.pk, ended_at=None).update(stop_asked_at=timezone.now())


def _all_duties(day: date, size: int) -> RetentionRun:
    log = RetentionRun.objects.create(day=day)
    for duty in duties():
        for part in _slices(duty, size):
            if _is_stopped(log):
                return _ended(log)
            _do(duty, part, day, log)
    return _ended(log)


def _do(duty: Duty, part: Slice, day: date, log: RetentionRun) -> None:
    """One slice, and its number in the log: both or neither."""
    try:
        with transaction.atomic():
            keys = _due_in(duty, part, day)
            gone = duty.forget(keys, day) if keys else 0
            if gone:
                log.forgotten[duty.name] = log.forgotten.get(duty.name, 0) + gone
                log.save(update_fields=["forgotten"])
    except DatabaseError:
        log.refresh_from_db(fields=["forgotten"])
        logger.exception("retention: %s failed above key %s", duty.name, part.above)


def _slices(duty: Duty, size: int) -> Iterator[Slice]:
    """The table in ranges of ``size`` rows that are still there."""
    rows, above = duty.table().order_by("pk").values_list("pk", flat=True), 0
    while True:
        up_to = rows.filter(pk__gt=above)[size - 1 : size].first()
        yield Slice(above, up_to)
        if up_to is None:
            return
        above = up_to


def _due_in(duty: Duty, part: Slice, day: date) -> list[int]:
    found = duty.find(part)
    if found is None:
        return []
    sql, parameters = found
    with connection.cursor() as cursor:
        cursor.execute(DUE.format(found=sql), [*parameters, day])
        return [row[0] for row in cursor.fetchall()]


def _is_stopped(log: RetentionRun) -> bool:
    asked = RetentionRun.objects.filter(pk=log.pk, stop_asked_at__isnull=False)
    return asked.exists()


def _ended(log: RetentionRun) -> RetentionRun:
    log.ended_at = timezone.now()
    log.save(update_fields=["ended_at"])
    logger.info("retention: %s", log.forgotten)
    return log
