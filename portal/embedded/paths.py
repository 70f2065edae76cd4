"""Where the embedded servers keep their files, and the addresses that follow from it.

Everything is a function of the data folder, so that the web, the worker and a command in
another terminal agree without telling each other.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlencode

from portal.embedded.errors import ServiceError, told_in_words

DATABASE = USER = "bussola"
MARKER = "bussola-data"
LAYOUT = "1"
PROJECT = Path(__file__).resolve().parent.parent.parent
# A Unix socket's path holds 107 bytes; ".s.PGSQL.5432.lock" is the longest name put in the folder.
LONGEST_SOCKET_FOLDER = 85
TEMPORARY = Path("/tmp")  # noqa: S108 (the folder made in it is private and its owner is checked)


def data_dir() -> Path:
    """The absolute data folder: ``PORTAL_DATA_DIR``, else ``.portal`` beside ``manage.py``."""
    return Path(os.environ.get("PORTAL_DATA_DIR") or PROJECT / ".portal").resolve()


def database_url(folder: Path) -> str:
    """Address of the embedded PostgreSQL. It names the password's file, not the password."""
    query = urlencode({"host": socket_dir(folder), "passfile": password_file(folder)})
    return f"postgresql://{USER}@/{DATABASE}?{query}"


def redis_url(folder: Path) -> str:
    """Address of the embedded Redis-compatible server, for the cache (its database 0)."""
    return f"unix://{quote(str(valkey_socket(folder)))}?db=0"


def broker_url(folder: Path) -> str:
    """Address of the same server as a Celery broker (its database 1)."""
    return f"redis+socket://{quote(str(valkey_socket(folder)))}?virtual_host=1"


def postgres_data(folder: Path) -> Path:
    """The cluster's folder (``PGDATA``)."""
    return folder / "postgres"


def postgres_log(folder: Path) -> Path:
    """Where PostgreSQL writes what it has to say."""
    return folder / "logs" / "postgres.log"


def valkey_log(folder: Path) -> Path:
    """Where the Redis-compatible server writes what it has to say."""
    return folder / "logs" / "valkey.log"


def valkey_socket(folder: Path) -> Path:
    """The Unix socket of the Redis-compatible server."""
    return socket_dir(folder) / "valkey.sock"


def password_file(folder: Path) -> Path:
    """The database password in the form of ``.pgpass``, readable by its owner alone."""
    return folder / "database-password"


def socket_dir(folder: Path) -> Path:
    """A folder for sockets with a path short enough: inside the data folder, else under /tmp."""
    inside = folder / "run"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
        return inside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return TEMPORARY / f"bussola-{os.geteuid()}-{digest}"


def claim(folder: Path) -> None:
    """Make the data folder, or check that it is ours, of whatever layout.

    Raises:
        ServiceError: when the folder holds other things, or belongs to somebody else.
    """
    with told_in_words(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_owner(folder)
        if not (folder / MARKER).exists():
            _mark(folder)


def prepare(folder: Path) -> None:
    """Make the data folder, or check that it is ours and of this layout.

    Raises:
        ServiceError: when it is not.
    """
    claim(folder)
    with told_in_words(folder):
        _check_layout(folder, (folder / MARKER).read_text(encoding="utf-8").strip())
        (folder / "logs").mkdir(mode=0o700, exist_ok=True)


def make_socket_dir(folder: Path) -> None:
    """Make the folder for sockets, or check that it is ours alone.

    Raises:
        ServiceError: when somebody else has taken its name.
    """
    with told_in_words(folder):
        _make_private(socket_dir(folder))


def remove_socket_dir(folder: Path) -> None:
    """Leave nothing under /tmp once the servers have stopped."""
    with suppress(OSError):
        if socket_dir(folder).parent == TEMPORARY:
            socket_dir(folder).rmdir()


def is_ours(folder: Path) -> bool:
    """Whether ``folder`` was made by :func:`claim`."""
    return (folder / MARKER).is_file()


def _mark(folder: Path) -> None:
    marker = folder / MARKER
    strangers = [entry for entry in folder.iterdir() if not entry.name.startswith(f".{MARKER}")]
    # Looked at after the listing: a starter beside us writes its marker before anything else.
    if strangers and not marker.exists():
        raise ServiceError(
            f"{folder} is not empty and is not a data folder of Bussola: choose another one "
            "with PORTAL_DATA_DIR or --data-dir."
        )
    # Written beside and renamed: nobody ever reads half a marker.
    draft = marker.with_name(f".{MARKER}-{os.getpid()}")
    draft.write_text(f"{LAYOUT}\n", encoding="utf-8")
    draft.replace(marker)


def _check_layout(folder: Path, found: str) -> None:
    if found != LAYOUT:
        raise ServiceError(
            f"{folder} was made by another version of Bussola (layout {found or 'unknown'}, this "
            f"one reads {LAYOUT}): choose another data folder, or empty this one with "
            "“manage.py demo --reset”."
        )


def _check_owner(folder: Path) -> None:
    """Refuse a folder of somebody else: even root, who would leave files its owner cannot read."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise ServiceError(
            f"{folder} belongs to another user: choose another data folder with PORTAL_DATA_DIR "
            "or --data-dir, or run this as its owner."
        )


def _make_private(folder: Path) -> None:
    """Make a folder only we can enter; under /tmp somebody may have taken its name before us."""
    folder.mkdir(mode=0o700, exist_ok=True)
    _check_owner(folder)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
