"""``certificates``: PDFs of an event's certificates, one after the other on one core."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

from bench.context import Context
from bench.report import Finding, Goal, ratio
from bench.servers import ROOT

NUMBER = 400  # for each of scale; an event of 14,000 is as many times that
AT_LEAST = 20
GROWTH = 40  # MB; what is made is not kept


def certificates(context: Context) -> Finding:
    """Ours beside a bare typst document with the same letters."""
    number = NUMBER * context.scale
    theirs, ours = context.taking_turns(
        lambda: _measure("bare", number), lambda: _measure("ours", number)
    )
    speed = [found["each_second"] for found in ours]
    bare = [found["each_second"] for found in theirs]
    growth = max(found["peak"] - found["peak_of_few"] for found in ours)
    return Finding(
        scenario="certificates",
        unit="certificates/s",
        ours=median(speed),
        yardstick=median(bare),
        ratio=ratio(speed, bare),
        goals=[
            Goal("certificates a second", median(speed), AT_LEAST),
            Goal("memory that more of them add, MB", growth, GROWTH, at_most=True),
        ],
        facts={
            "number": number,
            "by_the_clock": round(median(found["by_the_clock"] for found in ours), 1),
            "bytes": round(ours[-1]["bytes"]),
            "memory_mb": round(max(found["peak"] for found in ours)),
            "minutes_for_14000": round(14_000 / median(speed) / 60, 1),
        },
    )


def _measure(side: str, number: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.certifying", side, str(number)]
    answer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found
