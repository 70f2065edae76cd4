"""``import_schools``: the ministry's file of recognised schools, into a database without it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.context import Context, Skipped
from bench.report import Finding, Goal, ratio
from bench.servers import ROOT
from places.services import import_archive

# Not ours to give away: they lie beside the project, where they were put.
SHARED = ROOT.parent / "shared" / "data"
AT_MOST, MEMORY = 10, 300  # times, MB


@dataclass(frozen=True, slots=True)
class Written:
    """How long it took, how many schools it wrote, and what the process weighed."""

    seconds: float
    rows: int
    peak: float


def import_schools(context: Context) -> Finding:
    """Ours beside psycopg's COPY of the rows that ours wrote, into the same tables."""
    registry = _shared("mim/SCUANAGRAFEPAR*.csv")
    places = _shared("comuni/ANPR_archivio_comuni.csv")
    import_archive(name=places.name, data=places.read_bytes())
    theirs, ours = context.taking_turns(
        lambda: _written("bare", registry), lambda: _written("ours", registry)
    )
    if {one.rows for one in theirs} != {one.rows for one in ours}:
        raise RuntimeError("the two sides did not write the same schools")
    figure = ratio([one.seconds for one in ours], [one.seconds for one in theirs])
    peak = max(one.peak for one in ours)
    return Finding(
        scenario="import_schools",
        unit="s",
        ours=median(one.seconds for one in ours),
        yardstick=median(one.seconds for one in theirs),
        ratio=figure,
        goals=[
            Goal("ratio", figure, AT_MOST, at_most=True),
            Goal("memory of the process, MB", peak, MEMORY, at_most=True),
        ],
        facts={"schools": ours[-1].rows, "yardstick_mb": round(max(one.peak for one in theirs))},
    )


def _shared(pattern: str) -> Path:
    found = next(iter(sorted(SHARED.glob(pattern))), None)
    if found is None:
        raise Skipped(f"import_schools needs {SHARED / pattern}, which is not on this machine.")
    return found


def _written(side: str, file: Path) -> Written:
    """One import, in a process of its own."""
    command = [sys.executable, "-m", "bench.copying", side, str(file)]
    answer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(answer.stdout.splitlines()[-1])
    return Written(found["seconds"], found["rows"], found["peak"])
