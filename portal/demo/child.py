"""One process under the supervisor: started in a group of its own, ended as a whole group."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from portal.embedded import processes

SUPERVISED_BY = "PORTAL_SUPERVISED_BY"
PR_SET_PDEATHSIG = 1
LARGEST_LOG = 5_000_000  # bytes
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds between two starts
LONG_ENOUGH = 30.0  # seconds after which a process counts as having worked
KILL_PATIENCE = 5.0  # seconds, until what it held (a port) is free
_libc = ctypes.CDLL(None, use_errno=True)


class Child:
    """A command that should be running."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        log: Path,
        folder: Path,
        keep: Sequence[int] = (),
    ) -> None:
        """``keep`` are open files (listening sockets) that the process takes over."""
        self.name = name
        self.log = log
        self.failures = 0
        self._command = list(command)
        self._environment = dict(environment)
        self._folder = folder
        self._keep = tuple(keep)
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0

    @property
    def pid(self) -> int | None:
        """The process, while it is ours to wait for."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Run the command, its words appended to the log."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=self._keep,
                start_new_session=True,
                # Safe here: the supervisor has one thread.
                preexec_fn=_die_with(os.getpid()),
            )
        self._started_at = time.monotonic()

    def ended(self) -> int | None:
        """The exit code (negative for a signal) of a process that just ended, else None."""
        if self._process is None or (code := self._process.poll()) is None:
            return None
        _kill_group(self._process.pid)
        worked = time.monotonic() - self._started_at > LONG_ENOUGH
        self.failures = 1 if worked else self.failures + 1
        self._process = None
        return code

    def may_start(self) -> bool:
        """Whether it does not run and has paused long enough since it last started."""
        if self._process is not None:
            return False
        pause = min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** (self.failures - 1))
        return time.monotonic() - self._started_at >= pause or not self.failures

    def ask_to_stop(self) -> None:
        """Ask the process to finish what it does and end."""
        if self._process:
            with suppress(ProcessLookupError):
                self._process.terminate()

    def stop(self, patience: float) -> None:
        """End the process and everything it started, by force after ``patience`` seconds."""
        if self._process is None:
            return
        self.ask_to_stop()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        _kill_group(self._process.pid)
        self._process.wait()
        self._process = None


def _kill_group(leader: int) -> None:
    """End what a process started, too: a killed web server's workers hold its socket."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def end_leftovers(mark: str) -> int:
    """Kill what a supervisor that died has left; returns how many processes that were.

    They are known by ``mark`` in their environment, so no other process is ever touched.
    """
    found = list(_marked(mark))
    for pid in found:
        processes.stop(pid, mentions="", steps=[(signal.SIGKILL, KILL_PATIENCE)])
    return len(found)


def _marked(mark: str) -> Iterator[int]:
    words = os.fsencode(f"{SUPERVISED_BY}={mark}")
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with suppress(OSError):
                if words in (entry / "environ").read_bytes().split(b"\0"):
                    yield int(entry.name)


def _die_with(parent: int) -> Callable[[], None]:
    def ask_kernel() -> None:
        """Runs in the child before its program: end when the supervisor ends, however it ends."""
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask_kernel
