"""Servers of our own for as long as a scenario lasts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import HOST
from bench.processes import descendants, proportional_mb
from portal.demo.processes import WEB

ROOT = Path(__file__).resolve().parent.parent
OURS = "portal.wsgi"
YARDSTICK = "bench.yardstick.wsgi"


@dataclass(frozen=True, slots=True)
class Server:
    """A running gunicorn."""

    port: int
    process: subprocess.Popen[bytes]

    def memory(self) -> float:
        """Proportional memory of the largest of its worker processes, in MB."""
        return max(proportional_mb(pid) for pid in descendants(self.process.pid))


@contextmanager
def serving(application: str, **environment: str) -> Iterator[Server]:
    """Serve ``application`` as the demo and the container serve the portal, on a free port.

    ``environment`` is set on top of this process's own.
    """
    port = free_port()
    web = [application if word == OURS else word for word in WEB]
    web.append("--log-level=warning")
    environment = {"SITE_URL": f"http://localhost:{port}", **environment}
    with running("-m", *web, f"--bind={HOST}:{port}", environment=environment) as process:
        wait_for(port, process)
        yield Server(port, process)


@contextmanager
def running(
    *arguments: str, environment: dict[str, str] | None = None, reads: bool = False
) -> Iterator[subprocess.Popen[bytes]]:
    """Run Python with these arguments in the project's folder, for the duration of a block.

    Its output is for the caller when she ``reads`` it, else for nobody.
    """
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE if reads else subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        stop(process)
        if process.stdout is not None:
            process.stdout.close()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started, politely and then not."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def descendants_memory(pid: int) -> float:
    """Proportional memory of everything that a process has started, in MB."""
    return sum(proportional_mb(child) for child in descendants(pid))


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], *, seconds: float = 60) -> None:
    """Return when something listens on ``port``.

    Raises:
        RuntimeError: the process ended or the time is over.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")
