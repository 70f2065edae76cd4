"""``start``: from a fresh clone to a portal that answers, and what its processes weigh."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import world
from bench.context import Context
from bench.load import Connection
from bench.processes import command, descendants, proportional_mb
from bench.report import Finding, Goal
from bench.servers import ROOT, YARDSTICK, free_port, serving
from portal.embedded import postgres, valkey

READY = "Portal ready"
PAGES = ("/", "/eventi/", "/programmi/")
# What would lead the clone to other services, or to what this machine downloaded before.
NOT_PASSED_ON = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "VIRTUAL_ENV")
# The first mark that stands in a command line; PostgreSQL has workers of its own.
PARTS = {
    "postgres": "PostgreSQL",
    "valkey": "Valkey",
    "gunicorn": "web",
    "worker": "worker",
    "beat": "beat",
    "portal.demo.sink": "mail sink",
}


@dataclass(slots=True)
class Started:
    """``seconds`` until the portal answered; memory of each of its processes in MB, by part."""

    seconds: float
    memory: dict[str, list[float]] = field(default_factory=dict)


def start(context: Context) -> Finding:
    """One cold start of ``bin/demo`` and warm ones, beside gunicorn with a bare Django."""
    with TemporaryDirectory(prefix="bussola-bench-") as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        cold = _started(clone)
        context.say(f"  cold: {cold.seconds:.1f} s")
        theirs, ours = context.taking_turns(_bare, lambda: _started(clone))
    warm = median(one.seconds for one in ours)
    web = max(size for one in ours for size in one.memory["web"])
    return Finding(
        scenario="start",
        unit="s",
        ours=warm,
        yardstick=median(theirs),
        ratio=warm / median(theirs),
        goals=[
            Goal("warm start, s", warm, 10, at_most=True),
            Goal("web process, MB", web, 150, at_most=True),
        ],
        facts={
            "cold_s": round(cold.seconds, 1),
            "warm_s": [round(one.seconds, 1) for one in ours],
            "memory_mb": {part: [round(mb) for mb in sizes] for part, sizes in _sizes(ours[-1])},
            "memory_mb_together": round(sum(map(sum, ours[-1].memory.values()))),
        },
    )


def _sizes(started: Started) -> list[tuple[str, list[float]]]:
    return sorted(started.memory.items())


def _started(clone: Path) -> Started:
    """Start ``bin/demo``, read some pages, weigh its processes and stop it."""
    port = free_port()
    with _demo(clone, port) as demo:
        begun = time.monotonic()
        assert demo.stdout is not None
        said = next((line for line in demo.stdout if READY in line), None)
        if said is None:
            raise RuntimeError("bin/demo ended before the portal was ready")
        seconds = time.monotonic() - begun
        reader = Connection(port)
        for path in PAGES * 10:
            reader.get(path)
        reader.close()
        return Started(seconds, _memory(clone, demo.pid))


@contextmanager
def _demo(clone: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in NOT_PASSED_ON and not name.startswith(("PORTAL_", "DJANGO_"))
    }
    fresh = {"XDG_CACHE_HOME": f"{clone}-cache", "npm_config_cache": f"{clone}-cache/npm"}
    demo = subprocess.Popen(
        [str(clone / "bin" / "demo"), f"--port={port}", f"--data-dir={clone}/.portal"],
        env=inherited | fresh,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield demo
    finally:
        demo.send_signal(signal.SIGINT)
        demo.communicate(timeout=60)


def _memory(clone: Path, demo: int) -> dict[str, list[float]]:
    servers = [postgres.server_pid(clone / ".portal"), valkey.server_pid(clone / ".portal")]
    roots = [demo, *(pid for pid in servers if pid)]
    found: dict[str, list[float]] = defaultdict(list)
    for pid in {pid for root in roots for pid in (root, *descendants(root))}:
        words = command(pid)
        part = next((name for mark, name in PARTS.items() if mark in words), "supervisor")
        found[part].append(proportional_mb(pid))
    return {part: sorted(sizes, reverse=True) for part, sizes in found.items()}


def _bare() -> float:
    """Seconds until a bare Django under the same server answers."""
    path = f"/read/{world.upcoming_event().pk}/"
    begun = time.monotonic()
    with serving(YARDSTICK) as django:
        Connection(django.port).get(path)
        return time.monotonic() - begun
