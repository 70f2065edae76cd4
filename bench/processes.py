"""Memory of running processes, as the kernel counts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def proportional_mb(pid: int) -> float:
    """Proportional set size in MB: what is shared counts in parts, so that a sum makes sense."""
    for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"process {pid} has no memory of its own")


def descendants(pid: int) -> Iterator[int]:
    """The processes that ``pid`` has started, and theirs."""
    for task in (PROC / str(pid) / "task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            yield child
            yield from descendants(child)


def command(pid: int) -> str:
    """The command line of a process, in one line."""
    words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    return " ".join(word.decode(errors="replace") for word in words).strip()
