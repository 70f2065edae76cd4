"""Asking after and ending a server's process, whoever started it."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

POLL = 0.05  # seconds


def is_alive(pid: int, *, mentions: str) -> bool:
    """Whether ``pid`` lives and is the process we think: its command line holds ``mentions``.

    A zombie is dead, and so is a number that the system has given to somebody else since.
    """
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, IndexError):
        return False
    return state not in {"Z", "X"} and os.fsencode(mentions) in command


def stop(pid: int, *, mentions: str, steps: list[tuple[signal.Signals, float]]) -> None:
    """End a process: each signal in turn, waiting so many seconds before the next one."""
    for step, patience in steps:
        if not is_alive(pid, mentions=mentions):
            return
        with suppress(ProcessLookupError):
            os.kill(pid, step)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and is_alive(pid, mentions=mentions):
            time.sleep(POLL)


def pids_working_in(folder: Path) -> list[int]:
    """Processes whose current folder is ``folder`` (what a killed PostgreSQL leaves behind)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if (entry / "cwd").readlink() == folder:
                    found.append(int(entry.name))
    return found
