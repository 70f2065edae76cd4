"""What happens between the servers' start and the portal's: reset, migrations, demo data."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from portal.embedded import ServiceError, paths
from portal.embedded.errors import told_in_words
from portal.embedded.locks import Use, alone
from portal.embedded.services import stop_all

LOCKS = {"start.lock", "use.lock", "demo.lock"}
APPS = "*/migrations/*.py"
FIRST_ROW = "SELECT 1 FROM programmes_programme LIMIT 1"


def reset(folder: Path) -> None:
    """Empty a data folder of ours, whatever version made it; nothing happens where none is.

    Raises:
        ServiceError: when the folder is not ours, or somebody uses its servers.
    """
    if not folder.exists():
        return
    if not paths.is_ours(folder):
        raise ServiceError(f"{folder} is not a data folder of Bussola: nothing was deleted.")
    with told_in_words(folder), alone(folder):
        use = Use(folder)
        try:
            if not use.is_the_last():
                raise ServiceError(f"Another command uses the servers in {folder}: end it first.")
            stop_all(folder)
            _empty(folder)
        finally:
            use.close()


def needs_migrating(folder: Path) -> bool:
    """Whether a migration was added or changed since this database was last migrated."""
    stamp = _stamp(folder)
    return not stamp.exists() or stamp.read_text(encoding="ascii") != _migrations_digest()


def has_migrated(folder: Path) -> None:
    """Remember that the database has every migration there is now."""
    _stamp(folder).write_text(_migrations_digest(), encoding="ascii")


def needs_loading(folder: Path, url: str) -> bool:
    """Whether the database holds no programme yet, or loading the demo was cut short.

    Raises:
        ServiceError: when the database does not answer.
    """
    if _loading(folder).exists():
        return True
    try:
        with psycopg.connect(url) as connection:
            return connection.execute(FIRST_ROW).fetchone() is None
    except psycopg.Error as error:
        raise ServiceError(f"The database does not answer: {error}") from error


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """Remember, until the block ends well, that the demo data is not all there."""
    _loading(folder).touch()
    yield
    _loading(folder).unlink()


def _loading(folder: Path) -> Path:
    return folder / "loading"


def _empty(folder: Path) -> None:
    marker = folder / paths.MARKER
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name not in LOCKS and entry != marker:
            entry.unlink()
    # Last, so that a reset cut short can be done again.
    marker.write_text(f"{paths.LAYOUT}\n", encoding="utf-8")


def _stamp(folder: Path) -> Path:
    return folder / "migrated"


def _migrations_digest() -> str:
    digest = hashlib.sha256((paths.PROJECT / "requirements.txt").read_bytes())
    for path in sorted(paths.PROJECT.glob(APPS)):
        digest.update(f"{path.parent.parent.name}/{path.name}".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
