"""What can go wrong with a server of ours, in one sentence for the person at the terminal."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DISK_FULL = "The disk that holds {folder} is full: free some space there, then try again."
NO_SPACE_WORDS = "No space left on device"


class ServiceError(Exception):
    """A refusal to start or stop, told in one sentence; commands print it and exit with 1."""


@contextmanager
def told_in_words(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses under ``folder`` into a ServiceError.

    Raises:
        ServiceError: for a full disk, a missing permission or any other OSError inside.
    """
    try:
        yield
    except PermissionError as error:
        raise ServiceError(
            f"{error.filename or folder} belongs to another user: choose another data folder "
            "with PORTAL_DATA_DIR or --data-dir, or run this as its owner."
        ) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise ServiceError(DISK_FULL.format(folder=folder)) from error
        raise ServiceError(f"{folder} cannot be used as data folder: {error}.") from error
