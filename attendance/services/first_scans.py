"""The everyday scan: people come in of whom nothing is written yet.

In the crowd before a start nearly all scans are such. They are looked at and written in one
statement, which the caller runs under the locks of their tickets: what it sees is what stands when
it runs, and no other door writes of them until the caller's transaction is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from attendance.enums import Direction, Source
from attendance.models import Attendance, Scan

# Nothing is written where anything is known of one of them: then all go the longer way.
WRITE = """
WITH shown AS (
    SELECT * FROM unnest(
        %(keys)s::uuid[], %(tickets)s::bigint[], %(at)s::timestamptz[], %(said_at)s::timestamptz[],
        %(present)s::smallint[], %(doors)s::text[]
    ) AS one (key, ticket, at, said_at, present, door)
    WHERE NOT EXISTS (
        SELECT FROM attendance_scan
        WHERE occurrence_id = %(date)s AND registration_id = ANY(%(tickets)s)
            OR key = ANY(%(keys)s)
    ) AND NOT EXISTS (
        SELECT FROM attendance_attendance
        WHERE occurrence_id = %(date)s AND registration_id = ANY(%(tickets)s)
    )
), logged AS (
    INSERT INTO attendance_scan (
        key, registration_id, occurrence_id, direction, at, said_at, received_at, present, door,
        recorded_by_id
    )
    SELECT key, ticket, %(date)s, %(direction)s, at, said_at, %(now)s, present, door, %(by)s
    FROM shown
)
INSERT INTO attendance_attendance (
    created_at, updated_at, registration_id, occurrence_id, present, source, arrived_at, door,
    recorded_by_id
)
SELECT %(now)s, %(now)s, ticket, %(date)s, present, %(source)s, at, door, %(by)s FROM shown
RETURNING registration_id, id
"""


def write_first(scans: Sequence[Scan], *, now: datetime) -> list[Attendance] | None:
    """Log ``scans``, which let people in, and begin their stays, in their order.

    They are of one date and one user, each of another ticket, with its number of people, and their
    tickets are locked. None, and nothing written, where something is known of one of them: she was
    there already, or this very scan was sent before.
    """
    first = scans[0]
    facts: dict[str, Any] = {
        "keys": [scan.key for scan in scans],
        "tickets": [scan.registration_id for scan in scans],
        "at": [scan.at for scan in scans],
        "said_at": [scan.said_at for scan in scans],
        "present": [scan.present for scan in scans],
        "doors": [scan.door for scan in scans],
        "date": first.occurrence_id,
        "by": first.recorded_by_id,
        "now": now,
        "direction": Direction.IN.value,
        "source": Source.DOOR.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(WRITE, facts)
        written = dict(cursor.fetchall())
    return [_stay(scan, written[scan.registration_id]) for scan in scans] if written else None


def _stay(scan: Scan, pk: int) -> Attendance:
    return Attendance(
        pk=pk,
        registration=scan.registration,
        occurrence=scan.occurrence,
        present=scan.present or 0,
        source=Source.DOOR,
        arrived_at=scan.at,
        door=scan.door,
        recorded_by=scan.recorded_by,
    )
