"""The embedded PostgreSQL: made once, started by whoever needs it, found again after a crash."""

from __future__ import annotations

import os
import secrets
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import time
from contextlib import closing
from pathlib import Path

from portal.embedded import processes
from portal.embedded.binaries import postgres_bin, postgres_major, unprivileged
from portal.embedded.errors import DISK_FULL, NO_SPACE_WORDS, ServiceError, told_in_words
from portal.embedded.paths import (
    DATABASE,
    USER,
    password_file,
    postgres_data,
    postgres_log,
    socket_dir,
)

BUILTIN_LOCALES_SINCE = 17
START_PATIENCE = 60  # seconds: replaying the log after a crash
ORPHANS_PATIENCE = 15  # seconds: the processes of a killed server end by themselves
READY_LINE = 7  # of postmaster.pid, from 0
TLS_REQUEST = struct.pack("!ii", 8, 80877103)  # the shortest question of the protocol
ORPHAN_WORDS = "pre-existing shared memory block"
LARGEST_LOG = 5_000_000  # bytes
# Smart enough for a laptop, and as safe as any: fsync and synchronous_commit stay on.
TUNING = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "maintenance_work_mem": "128MB",
    "work_mem": "8MB",
    "random_page_cost": "1.1",
    "jit": "off",
    # One server, no replica: bulk loads into a table just made need no log.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
STOP_STEPS = [(signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 2.0)]


def is_running(folder: Path) -> bool:
    """Whether the server of this data folder lives (it may still be starting)."""
    return server_pid(folder) is not None


def server_pid(folder: Path) -> int | None:
    """The server's process, by its pid file, when that process lives and is this server."""
    lines = _pid_lines(folder)
    try:
        pid = int(lines[0])
    except (IndexError, ValueError):
        return None
    return pid if processes.is_alive(pid, mentions=str(postgres_data(folder))) else None


def answers(folder: Path) -> bool:
    """Whether the server has finished starting and answers on its socket within a second."""
    lines = _pid_lines(folder)
    if len(lines) <= READY_LINE or lines[READY_LINE].strip() != "ready":
        return False
    with closing(socket.socket(socket.AF_UNIX)) as client:
        client.settimeout(1)
        try:
            client.connect(str(socket_dir(folder) / ".s.PGSQL.5432"))
            client.sendall(TLS_REQUEST)
            return client.recv(1) in {b"N", b"S"}
        except OSError:
            return False


def start(folder: Path) -> None:
    """Make the cluster when there is none, and start it when it does not run.

    Call it while :func:`portal.embedded.locks.alone`.

    Raises:
        ServiceError: when it cannot be made or started; the sentence says why.
    """
    with told_in_words(folder):
        if not (postgres_data(folder) / "PG_VERSION").exists():
            _create(folder)
        _check_version(folder)
        deadline = time.monotonic() + START_PATIENCE
        while not answers(folder):
            if time.monotonic() > deadline:
                raise ServiceError(_sentence(folder, "it does not answer"))
            if is_running(folder):  # still starting, or killed a moment ago
                time.sleep(processes.POLL)
            else:
                _take_ownership(folder)
                _start_again_while_orphans_end(folder)


def stop(folder: Path) -> None:
    """Stop the server in good order: sessions are cut, nothing committed is lost."""
    if pid := server_pid(folder):
        processes.stop(pid, mentions=str(postgres_data(folder)), steps=STOP_STEPS)


def _create(folder: Path) -> None:
    """Make the cluster beside its place and move it there whole: a crash leaves no half one."""
    draft, bare_password = folder / "postgres.new", folder / "postgres.password"
    shutil.rmtree(draft, ignore_errors=True)
    password = secrets.token_urlsafe(32)
    _write_secret(password_file(folder), f"*:*:*:{USER}:{password}\n")
    _write_secret(bare_password, password)
    prefix, owner = unprivileged()
    draft.mkdir(mode=0o700)
    if owner != os.geteuid():
        os.chown(draft, owner, owner)
    _run(folder, [*prefix, *_initdb_command(draft, bare_password)])
    bare_password.unlink()
    _run(
        folder,
        [*prefix, str(postgres_bin() / "postgres"), "--single", "-D", str(draft), "postgres"],
        stdin=f"CREATE DATABASE {DATABASE}\n",
    )
    draft.rename(postgres_data(folder))


def _write_secret(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)


def _initdb_command(draft: Path, password: Path) -> list[str]:
    if postgres_major() >= BUILTIN_LOCALES_SINCE:
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    else:
        locale = ["--locale=C.UTF-8"]
    return [
        str(postgres_bin() / "initdb"),
        f"--pgdata={draft}",
        f"--username={USER}",
        "--encoding=UTF8",
        "--auth=scram-sha-256",
        f"--pwfile={password}",
        "--no-instructions",
        *locale,
    ]


def _check_version(folder: Path) -> None:
    found = (postgres_data(folder) / "PG_VERSION").read_text(encoding="ascii").strip()
    if found != str(postgres_major()):
        raise ServiceError(
            f"The database in {folder} was made by PostgreSQL {found} and this machine has "
            f"PostgreSQL {postgres_major()}: choose another data folder, or empty this one with "
            "“manage.py demo --reset”."
        )


def _take_ownership(folder: Path) -> None:
    """Give root's cluster to the account that runs it here, when a start elsewhere differed."""
    data, (_, owner) = postgres_data(folder), unprivileged()
    if os.geteuid() == 0 and data.stat().st_uid != owner:
        for path in [data, *data.rglob("*")]:
            os.chown(path, owner, owner, follow_symlinks=False)


def _start_again_while_orphans_end(folder: Path) -> None:
    deadline = time.monotonic() + ORPHANS_PATIENCE
    while True:
        said = _start_once(folder)
        if said is None:
            return
        if ORPHAN_WORDS not in said or time.monotonic() > deadline:
            raise ServiceError(_sentence(folder, said))
        for pid in processes.pids_working_in(postgres_data(folder)):
            processes.stop(pid, mentions="postgres", steps=[(signal.SIGQUIT, 1.0)])
        time.sleep(0.2)


def _start_once(folder: Path) -> str | None:
    """Start and wait until it answers; None when it does, else what the log said."""
    # Of a dead server: PostgreSQL itself would take a zombie, or another's number, for alive.
    for left_over in (
        postgres_data(folder) / "postmaster.pid",
        socket_dir(folder) / ".s.PGSQL.5432.lock",
        socket_dir(folder) / ".s.PGSQL.5432",
    ):
        left_over.unlink(missing_ok=True)
    log = postgres_log(folder)
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".old.log"))
    log.touch(mode=0o600)
    before = log.stat().st_size
    prefix, _ = unprivileged()
    tried = subprocess.run(
        [*prefix, *_start_command(folder)], capture_output=True, text=True, check=False
    )
    if tried.returncode == 0:
        return None
    with log.open("rb") as file:
        file.seek(before)
        return file.read().decode(errors="replace") or tried.stderr


def _start_command(folder: Path) -> list[str]:
    settings = TUNING | {"unix_socket_directories": str(socket_dir(folder))}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return [
        str(postgres_bin() / "pg_ctl"),
        "start",
        "--silent",
        "--wait",
        f"--timeout={START_PATIENCE}",
        f"--pgdata={postgres_data(folder)}",
        f"--log={postgres_log(folder)}",
        f"--options={shlex.join(options)}",
    ]


def _run(folder: Path, command: list[str], stdin: str = "") -> None:
    ran = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise ServiceError(_sentence(folder, ran.stderr))


def _sentence(folder: Path, said: str) -> str:
    if NO_SPACE_WORDS in said:
        return DISK_FULL.format(folder=folder)
    lines = [line for line in said.splitlines() if "FATAL" in line or "error" in line]
    reason = (lines or said.splitlines() or ["it said nothing"])[-1].strip()
    return f"PostgreSQL does not start in {folder} ({reason}); see {postgres_log(folder)}."


def _pid_lines(folder: Path) -> list[str]:
    try:
        return (postgres_data(folder) / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []
