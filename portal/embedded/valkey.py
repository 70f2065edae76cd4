"""The embedded Redis-compatible server: cache and broker, in memory alone.

Nothing in it is the only copy: what a crash loses, the sweeps find again in the database.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

from portal.embedded import processes
from portal.embedded.binaries import valkey_server
from portal.embedded.errors import DISK_FULL, NO_SPACE_WORDS, ServiceError, told_in_words
from portal.embedded.paths import valkey_log, valkey_socket

START_PATIENCE = 10.0  # seconds
STOP_STEPS = [(signal.SIGTERM, 10.0), (signal.SIGKILL, 2.0)]


def is_running(folder: Path) -> bool:
    """Whether the server of this data folder lives."""
    return server_pid(folder) is not None


def server_pid(folder: Path) -> int | None:
    """The server's process, by its pid file, when that process lives and is this server."""
    try:
        pid = int(_pid_file(folder).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return pid if processes.is_alive(pid, mentions=str(valkey_socket(folder))) else None


def start(folder: Path) -> None:
    """Start the server when it does not run, and wait until it answers.

    Call it while :func:`portal.embedded.locks.alone`.

    Raises:
        ServiceError: when it does not answer within ten seconds.
    """
    with told_in_words(folder):
        deadline = time.monotonic() + START_PATIENCE
        while not answers(folder):
            if time.monotonic() > deadline:
                raise ServiceError(_sentence(folder))
            if not is_running(folder):
                _start_once(folder)
            time.sleep(processes.POLL / 5)


def stop(folder: Path) -> None:
    """Stop the server."""
    if pid := server_pid(folder):
        processes.stop(pid, mentions=str(valkey_socket(folder)), steps=STOP_STEPS)


def answers(folder: Path) -> bool:
    """Whether the server answers a PING on its socket within a second."""
    with closing(socket.socket(socket.AF_UNIX)) as client:
        client.settimeout(1)
        try:
            client.connect(str(valkey_socket(folder)))
            client.sendall(b"PING\r\n")
            return client.recv(64).startswith(b"+PONG")
        except OSError:
            return False


def _start_once(folder: Path) -> None:
    for left_over in (valkey_socket(folder), _pid_file(folder), valkey_log(folder)):
        left_over.unlink(missing_ok=True)
    subprocess.run(_command(folder), capture_output=True, check=False)
    # The program forks; it lives when its child has written its pid.
    deadline = time.monotonic() + 1
    while not is_running(folder) and time.monotonic() < deadline:
        time.sleep(processes.POLL / 5)


def _pid_file(folder: Path) -> Path:
    return folder / "valkey.pid"


def _command(folder: Path) -> list[str]:
    options = {
        "port": "0",
        "unixsocket": str(valkey_socket(folder)),
        "unixsocketperm": "700",
        "daemonize": "yes",
        "pidfile": str(_pid_file(folder)),
        "logfile": str(valkey_log(folder)),
        "dir": str(folder),
        "save": "",
        "appendonly": "no",
        "databases": "16",
        "maxmemory": "256mb",
        # Only what was stored with an end may be forgotten: never a task waiting for its worker.
        "maxmemory-policy": "volatile-lru",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [str(valkey_server()), *words]


def _sentence(folder: Path) -> str:
    log = valkey_log(folder)
    said = log.read_text(errors="replace") if log.exists() else ""
    if NO_SPACE_WORDS in said:
        return DISK_FULL.format(folder=folder)
    return f"The Redis-compatible server does not start in {folder}; see {log}."
