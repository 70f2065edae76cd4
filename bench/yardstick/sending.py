"""A bare smtplib loop: ``python -m bench.yardstick.sending PORT FILE``.

Sends the messages that ``bench.sink`` kept, over one connection, and prints when it began.
"""

from __future__ import annotations

import pickle
import smtplib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.load import HOST


def main() -> None:
    """Send them all."""
    messages = list(_kept(Path(sys.argv[2])))
    print(time.monotonic_ns(), flush=True)
    with smtplib.SMTP(HOST, int(sys.argv[1])) as server:
        for sender, recipients, content in messages:
            server.sendmail(sender, recipients, content)


def _kept(path: Path) -> Iterator[tuple[str, list[str], bytes]]:
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


if __name__ == "__main__":
    main()
