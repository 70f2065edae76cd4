"""Servers of our own for as long as a scenario lasts: gunicorn for ours and for the yardstick."""

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

import psutil

ROOT = Path(__file__).resolve().parent.parent
# The same server for both, as the demo and the container start it.
GUNICORN = ["--worker-class=gthread", "--workers=2", "--threads=8", "--keep-alive=30"]
OURS = "portal.wsgi"
YARDSTICK = "bench.yardstick.wsgi"


@dataclass(frozen=True, slots=True)
class Server:
    """A running gunicorn."""

    port: int
    process: subprocess.Popen[bytes]

    def memory(self) -> float:
        """Proportional memory (PSS) of the largest of its worker processes, in MB."""
        workers = psutil.Process(self.process.pid).children(recursive=True)
        return max(worker.memory_full_info().pss for worker in workers) / 1e6


@contextmanager
def serving(application: str, **environment: str) -> Iterator[Server]:
    """Serve ``application`` on a free loopback port, with these environment variables too."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        f"--bind=127.0.0.1:{port}",
        "--log-level=warning",
        *GUNICORN,
    ]
    process = start(command, SITE_URL=f"http://localhost:{port}", **environment)
    try:
        wait_for(port, process)
        yield Server(port, process)
    finally:
        stop(process)


def start(command: list[str], **environment: str) -> subprocess.Popen[bytes]:
    """Start a process in the project's folder."""
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started, politely and then not."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], *, seconds: float = 60) -> None:
    """Return when something listens on ``port``.

    Raises:
        RuntimeError: the process ended or the time is over.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")
