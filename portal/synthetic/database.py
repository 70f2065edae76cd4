"""Databases full of synthetic data, made once and copied ever after.

What takes minutes to write takes seconds to copy: a database of each scale and seed is kept as a
template, ``bussola_scale_100_seed_1_…``. The last part of its name changes with the migrations,
with what is generated and with the week, because dates lie around its Monday; a template of
another week or state is dropped when its successor is made.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO, cast
from urllib.parse import quote, urlencode

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from psycopg import ClientCursor, Connection, errors, sql

from core.errors import DomainError
from portal.demo_data import names, places
from portal.synthetic.filling import fill
from portal.synthetic.size import Size

# PostgreSQL cuts names beyond 63 bytes.
FAMILY = "bussola_scale_{scale}_seed_{seed}_"
COPIES = "bussola_copy_"
COPY = COPIES + "{process}_scale_{scale}"
HERE = Path(__file__).parent
# Makers of templates wait for each other.
LOCK = "SELECT pg_advisory_lock(hashtextextended('bussola synthetic data', 0))"


class DatabaseInUse(DomainError):
    """Somebody is connected to the database that should be replaced."""


def synthetic_database(scale: int, seed: int, *, stream: TextIO = sys.stderr) -> str:
    """Make a database of its own with synthetic data, and return its name.

    It is a copy of the template, which is made first when there is none. The caller writes to it
    as she likes, and drops it (:func:`drop_database`). Progress goes to ``stream``.
    """
    name = COPY.format(process=os.getpid(), scale=scale)
    with _server() as server:
        server.execute(LOCK)
        _drop_orphans(server)
        template = _template(server, scale, seed, stream)
        _drop(server, name)
        _copy(server, template, name)
    return name


def replace_current_database(scale: int, seed: int, *, stream: TextIO) -> None:
    """Put a copy of the template in the place of the database that the settings name.

    Raises:
        DatabaseInUse: somebody else is connected to it.
    """
    current = str(settings.DATABASES["default"]["NAME"])
    fresh = synthetic_database(scale, seed, stream=stream)
    _disconnect()
    with _server() as server:
        try:
            _drop(server, current)
        except errors.ObjectInUse as error:
            _drop(server, fresh)
            raise DatabaseInUse("The database is in use: stop what runs on it first.") from error
        server.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(fresh), sql.Identifier(current)
            )
        )


def drop_database(name: str) -> None:
    """Drop a database that :func:`synthetic_database` made; without it nothing happens."""
    with _server() as server:
        _drop(server, name)


def url_of(name: str) -> str:
    """``DATABASE_URL`` of another database of our server."""
    default = settings.DATABASES["default"]
    who = ":".join(quote(str(default[part]), safe="") for part in ("USER", "PASSWORD"))
    others = {name: value for name, value in default["OPTIONS"].items() if name != "pool"}
    query = urlencode({"host": default["HOST"], **others})
    port = f":{default['PORT']}" if default["PORT"] else ""
    return f"postgresql://{who}@{port}/{quote(name)}?{query}"


def _template(server: Connection, scale: int, seed: int, stream: TextIO) -> str:
    family = FAMILY.format(scale=scale, seed=seed)
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    name = family + _state(monday)
    existing = _databases(server, family)
    if name not in existing:
        for old in existing:
            _drop(server, old)
        _make(server, name, scale=scale, seed=seed, today=monday, stream=stream)
    return name


def _make(
    server: Connection, name: str, *, scale: int, seed: int, today: date, stream: TextIO
) -> None:
    """Make a template; under its name only when it is all there."""
    draft = f"{name}_new"
    server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(draft)))
    _migrate(draft)
    with psycopg.connect(url_of(draft), cursor_factory=ClientCursor) as inside:
        fill(inside.cursor(), scale=scale, seed=seed, today=today, size=Size(), stream=stream)
    with psycopg.connect(url_of(draft), autocommit=True) as inside:
        inside.execute("VACUUM (ANALYZE)")
    server.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(draft), sql.Identifier(name)
        )
    )


def _migrate(name: str) -> None:
    # A process of its own: data migrations may use the default connection.
    subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "migrate", "--verbosity=0"],
        env={**os.environ, "DATABASE_URL": url_of(name)},
        check=True,
    )


def _disconnect() -> None:
    """Give back what Django itself holds of the current database."""
    connection = cast("DatabaseWrapper", connections[DEFAULT_DB_ALIAS])
    connection.close()
    connection.close_pool()


def _copy(server: Connection, template: str, name: str) -> None:
    # Copying files needs two checkpoints, and no log of every page.
    server.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


def _drop(server: Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _drop_orphans(server: Connection) -> None:
    """Drop the copies that somebody made and died before dropping."""
    for name in _databases(server, COPIES):
        process = name.removeprefix(COPIES).partition("_")[0]
        if not Path("/proc", process).exists():
            with suppress(errors.ObjectInUse):
                _drop(server, name)


def _databases(server: Connection, family: str) -> list[str]:
    rows = server.execute("SELECT datname FROM pg_database ORDER BY datname").fetchall()
    return [name for (name,) in rows if name.startswith(family)]


def _state(today: date) -> str:
    """A digest of everything that the rows follow from, but scale and seed."""
    digest = hashlib.sha256(today.isoformat().encode())
    for _key, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        digest.update(_source(migration.__module__))
    for path in sorted([*HERE.glob("*.py"), *HERE.glob("sql/*.sql")]):
        digest.update(path.read_bytes())
    for module in (names, places):
        digest.update(_source(module.__name__))
    return digest.hexdigest()[:10]


def _source(module: str) -> bytes:
    return Path(str(sys.modules[module].__file__)).read_bytes()


@contextmanager
def _server() -> Iterator[Connection]:
    """A connection beside all our databases, outside any transaction."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute("SET client_min_messages = 'warning'")
        yield server
