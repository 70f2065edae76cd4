"""``retention``: everybody's time is over in one night, at scale 10."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from django.db import connection

from bench.context import Context
from bench.report import Finding, Goal
from bench.servers import ROOT

SCALE = 10
SECONDS, GROWTH = 120, 60  # at most; MB beyond what the process was before
# All editions and their sessions lie so far back that every period is over.
LONG_AGO = """
UPDATE programmes_programme SET starts_on = starts_on - 3650, ends_on = ends_on - 3650;
UPDATE events_session SET starts_at = starts_at - interval '10 years',
    ends_at = ends_at - interval '10 years';
"""


@dataclass(frozen=True, slots=True)
class Night:
    seconds: float
    people: int
    before: float
    peak: float


def retention(context: Context) -> Finding:
    """Ours beside plain updates of the same rows; once, for nobody is forgotten twice."""
    context.databases.use(SCALE)
    _sql(LONG_AGO)
    _sql("VACUUM ANALYZE")
    bare = _night("bare")
    _sql("VACUUM ANALYZE")
    ours = _night("ours")
    if ours.people != bare.people:
        raise RuntimeError(f"{ours.people} people of {bare.people} were forgotten")
    return Finding(
        scenario="retention",
        unit="s",
        ours=ours.seconds,
        yardstick=bare.seconds,
        ratio=ours.seconds / bare.seconds,
        goals=[
            Goal("seconds", ours.seconds, SECONDS, at_most=True),
            Goal("memory that it adds, MB", ours.peak - ours.before, GROWTH, at_most=True),
        ],
        facts={"people": ours.people, "peak_mb": round(ours.peak)},
    )


def _night(side: str) -> Night:
    command = [sys.executable, "-m", "bench.forgetting", side]
    answer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Night(**json.loads(answer.stdout.splitlines()[-1]))


def _sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
