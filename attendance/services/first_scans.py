"""The everyday scan: a steward lets people in who have a place, and of whom nothing is written yet.

In the crowd before a start nearly all scans are such, and each is sent by itself. So whether she
may stand there is asked, and they are locked, looked at and written, in one journey to the
database, by a function of it whose plans are kept (``migrations/0002_let_in.py``; decision 14).
Whatever is not so plain goes the longer way (``access.occurrence_to_send_to``, then ``merging``),
which says why. The rules are the same, and tests compare the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from accounts.models import User
from attendance.enums import Direction, Source
from attendance.models import Attendance
from attendance.services.merging import Merged, Passing, by_our_clock
from attendance.services.scanning import Outcome
from attendance.windows import BEFORE, SENT_LATE

# A statement that begins with SELECT would leave no name in the history (pghistory).
LET_IN = """
WITH begun AS (
    SELECT * FROM attendance_let_in(
        %(date)s, %(by)s, %(now)s, %(before)s, %(after)s, %(keys)s::uuid[], %(tickets)s::uuid[],
        %(at)s::timestamptz[], %(said_at)s::timestamptz[], %(present)s::smallint[],
        %(doors)s::text[]
    )
)
SELECT * FROM begun
"""


def let_in(
    *, date: UUID, passings: Sequence[Passing], sent_at: datetime, by: User, now: datetime
) -> dict[UUID, Merged] | None:
    """Log that all of these come in, and begin their stays; what became of each, by its key.

    ``date`` is the key of an occurrence; ``sent_at`` as in ``merge_scans``. None, and nothing
    written, where ``by`` is no steward at its door now, or one of them does not come in, has no
    place there, is a class without its number, or was seen before.
    """
    tickets = [one.registration for one in passings]
    if None in tickets or len(set(tickets)) < len(tickets):
        return None
    if any(one.direction != Direction.IN for one in passings):
        return None
    facts: dict[str, Any] = {
        "date": date,
        "by": by.pk,
        "now": now,
        "before": BEFORE,
        "after": SENT_LATE,
        "keys": [one.key for one in passings],
        "tickets": tickets,
        "at": [by_our_clock(one.said_at, sent_at, now) for one in passings],
        "said_at": [one.said_at for one in passings],
        "present": [one.present for one in passings],
        "doors": [one.door for one in passings],
    }
    with connection.cursor() as cursor:
        cursor.execute(LET_IN, facts)
        rows = cursor.fetchall()
    if not rows:
        return None
    doors = {one.key: one.door for one in passings}
    return {
        key: Merged(
            Outcome(
                Attendance(
                    pk=pk,
                    registration_id=registration,
                    present=present,
                    source=Source.DOOR,
                    arrived_at=arrived_at,
                    door=doors[key],
                    recorded_by=by,
                ),
                is_first=True,
            )
        )
        for key, pk, registration, present, arrived_at in rows
    }
