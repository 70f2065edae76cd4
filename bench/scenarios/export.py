"""``export``: the registrations of an edition as XLSX, from the database to the finished file."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from statistics import median

from bench.context import Context
from bench.report import Finding, Goal
from bench.servers import ROOT

ROWS = 14_000
# A tenth of the rows: what more of them adds to the memory is what is not flat.
FEW = 1_400
AT_MOST = 2.0
GROWTH = 15  # MB; the finished file alone is about one


@dataclass(frozen=True, slots=True)
class Written:
    """How long one file took, its size, and how far the memory rose beyond what it was before."""

    seconds: float
    bytes: int
    rise: float


def export(context: Context) -> Finding:
    """Ours beside openpyxl's write-only mode writing the same cells, which it already has."""
    few = _written("ours", FEW)
    theirs, ours = context.taking_turns(
        lambda: _written("bare", ROWS), lambda: _written("ours", ROWS)
    )
    figure = median(o.seconds / t.seconds for o, t in zip(ours, theirs, strict=True))
    growth = max(one.rise for one in ours) - few.rise
    return Finding(
        scenario="export",
        unit="s",
        ours=median(one.seconds for one in ours),
        yardstick=median(one.seconds for one in theirs),
        ratio=figure,
        goals=[
            Goal("ratio", figure, AT_MOST, at_most=True),
            Goal("memory that more rows add, MB", growth, GROWTH, at_most=True),
        ],
        facts={
            "rows": ROWS,
            "bytes": ours[-1].bytes,
            "memory_rise_mb": round(max(one.rise for one in ours), 1),
            f"memory_rise_of_{FEW}_rows_mb": round(few.rise, 1),
        },
    )


def _written(side: str, rows: int) -> Written:
    """One file, in a process of its own."""
    command = [sys.executable, "-m", "bench.exporting", side, str(rows)]
    answer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(answer.stdout.splitlines()[-1])
    return Written(found["seconds"], found["bytes"], found["peak"] - found["before"])
