"""File locks: the kernel drops them when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.embedded.errors import ServiceError, told_in_words

POLL = 0.05  # seconds
PATIENCE = 120  # seconds: a first start on a slow disk


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one who starts or stops servers in ``folder``.

    Raises:
        ServiceError: when somebody else takes more than two minutes.
    """
    descriptor = _open(folder / "start.lock")
    try:
        deadline = time.monotonic() + PATIENCE
        while not _take(descriptor, fcntl.LOCK_EX):
            if time.monotonic() > deadline:
                raise ServiceError(
                    f"Another command has been starting the servers in {folder} for more than "
                    f"{PATIENCE} seconds: end it, then try again."
                )
            time.sleep(POLL)
        yield
    finally:
        os.close(descriptor)


class Use:
    """A share in the servers of a data folder, held as long as this object is open.

    Take and leave it only while :func:`alone`: changing a lock's kind is not atomic.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor = _open(folder / "use.lock")
        _take(self._descriptor, fcntl.LOCK_SH)

    def is_the_last(self) -> bool:
        """Whether nobody else uses the servers now."""
        return _take(self._descriptor, fcntl.LOCK_EX)

    def close(self) -> None:
        """Give the share back."""
        os.close(self._descriptor)


def _open(path: Path) -> int:
    with told_in_words(path.parent):
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _take(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
