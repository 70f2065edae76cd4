"""Both servers together: started by the first who needs them, stopped by the last."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from portal.embedded import paths, postgres, valkey
from portal.embedded.locks import Use, alone

NAMED_BY = {"DATABASE_URL": postgres, "REDIS_URL": valkey}


def wanted() -> list[ModuleType]:
    """The servers that the environment does not replace by real ones."""
    return [
        server
        for name, server in NAMED_BY.items()
        if not (os.environ.get(name) or os.environ.get(f"{name}_FILE"))
    ]


def start_what_died(folder: Path) -> None:
    """Start again the wanted servers that do not run.

    Raises:
        ServiceError: when one cannot start.
    """
    with alone(folder):
        _start(folder)


@contextmanager
def running(folder: Path) -> Iterator[None]:
    """Have the servers for the duration of a block.

    Whoever comes first starts them, whoever leaves last stops them; how somebody dies does not
    matter, because a share in the servers is a file lock that the kernel takes back.

    Raises:
        ServiceError: when a server cannot start, or the folder is not ours.
    """
    if not wanted():
        yield
        return
    paths.prepare(folder)
    use = _enter(folder)
    try:
        yield
    finally:
        leave(folder, use)


def stop_all(folder: Path) -> None:
    """Stop both servers; call it while :func:`portal.embedded.locks.alone`."""
    for server in (valkey, postgres):
        server.stop(folder)
    paths.remove_socket_dir(folder)


def leave(folder: Path, use: Use) -> None:
    """Give a share back, and stop the servers when it was the last."""
    try:
        with alone(folder):
            if use.is_the_last():
                stop_all(folder)
    finally:
        use.close()


def _start(folder: Path) -> None:
    paths.make_socket_dir(folder)
    for server in wanted():
        server.start(folder)


def _enter(folder: Path) -> Use:
    with alone(folder):
        use = Use(folder)
        try:
            _start(folder)
        except BaseException:
            if use.is_the_last():
                stop_all(folder)
            use.close()
            raise
    return use
