"""One night of retention in a process of its own: ``python -m bench.forgetting ours|bare``.

Prints the seconds it took, how many people it was about, and the memory of the process before and
at its highest (MB).
"""

from __future__ import annotations

import json
import resource
import sys
import time

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from participants.retention.work import run  # noqa: E402

# The rows that are forgotten, once each, with the triggers of their histories.
BARE = """
UPDATE participants_participant SET first_name = '', last_name = '', municipality_id = NULL;
UPDATE accounts_user SET first_name = '', last_name = '', is_active = false
WHERE id IN (SELECT user_id FROM participants_participant);
UPDATE registrations_registration SET promotion_reason = '', key = gen_random_uuid()
WHERE participant_id IS NOT NULL;
"""


def main() -> None:
    """Measure one side; the bare one is taken back."""
    before = _memory()
    begun = time.perf_counter()
    people = _ours() if sys.argv[1] == "ours" else _bare()
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "people": people, "before": before, "peak": _memory()}))


def _ours() -> int:
    log = run()
    assert log is not None
    return int(log.forgotten.get("people", 0))


def _bare() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BARE)
        cursor.execute("SELECT count(*) FROM participants_participant")
        (people,) = cursor.fetchone()
        transaction.set_rollback(True)
    return int(people)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
