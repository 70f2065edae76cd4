"""``allocation``: a career day of 500, 2,000 and 14,000 students, from choices to timetable."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from typing import Any

from bench.context import Context
from bench.report import Finding, Goal, ratio
from bench.servers import ROOT

SIZES = (500, 2_000, 14_000)
# Seconds at most; MB at most for the largest.
MOST = {2_000: 3, 14_000: 30}
MOST_IRREGULAR, MOST_MEMORY = 120, 600


def allocation(context: Context) -> Finding:
    """The largest day beside the bare solver; the others, and one on which people come and go."""
    largest = SIZES[-1]
    theirs, ours = context.taking_turns(
        lambda: _measure("bare", largest)["seconds"], lambda: _measure("ours", largest)
    )
    smaller = {size: _measure("ours", size) for size in SIZES[:-1]}
    irregular = _measure("ours", largest, "irregular")
    seconds = {size: found["seconds"] for size, found in smaller.items()}
    seconds[largest] = median(found["seconds"] for found in ours)
    peak = max(found["peak"] for found in ours)
    return Finding(
        scenario="allocation",
        unit="s",
        ours=seconds[largest],
        yardstick=median(theirs),
        ratio=ratio([found["seconds"] for found in ours], theirs),
        goals=[
            *(
                Goal(f"seconds of {size}", seconds[size], most, at_most=True)
                for size, most in MOST.items()
            ),
            Goal(
                "seconds where people come and go",
                irregular["seconds"],
                MOST_IRREGULAR,
                at_most=True,
            ),
            Goal("memory, MB", peak, MOST_MEMORY, at_most=True),
        ],
        facts={
            "status": ours[0]["status"],
            "bounds": _bounds(ours[0]),
            "seconds": {size: round(one, 2) for size, one in seconds.items()},
            "irregular": {"status": irregular["status"], "bounds": _bounds(irregular)},
        },
    )


def _bounds(found: dict[str, Any]) -> dict[str, list[int | None]]:
    """Of each step what was reached, and what no answer can pass."""
    return {step["name"]: [step["value"], step["bound"]] for step in found["steps"]}


def _measure(side: str, size: int, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.allocating", side, str(size), *more]
    answer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(answer.stdout)
    return found
