"""A mail server that counts: ``python -m bench.sink --port 2525 --expect 14000 --keep FILE``.

It keeps every message in a file, and prints the kernel's monotonic clock (nanoseconds, the same
for every process) when it answers the last one that it expects.
"""

from __future__ import annotations

import argparse
import asyncio
import pickle
import time
from functools import partial
from pathlib import Path
from typing import BinaryIO

from aiosmtpd.smtp import SMTP, Envelope, Session

from bench.load import HOST


class Sink:
    """Takes ``expected`` messages."""

    def __init__(self, expected: int, kept: BinaryIO) -> None:
        self._missing = expected
        self._kept = kept

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the message as it came."""
        pickle.dump((envelope.mail_from, envelope.rcpt_tos, envelope.original_content), self._kept)
        self._missing -= 1
        if not self._missing:
            self._kept.flush()
            print(time.monotonic_ns(), flush=True)
        return "250 OK"


async def serve(port: int, sink: Sink) -> None:
    """Take messages until the process is ended."""
    loop = asyncio.get_running_loop()
    protocol = partial(SMTP, sink, hostname="localhost", loop=loop)
    server = await loop.create_server(protocol, HOST, port)
    await server.serve_forever()


def main() -> None:
    """Serve as the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--expect", type=int, required=True)
    parser.add_argument("--keep", type=Path, required=True)
    options = parser.parse_args()
    with options.keep.open("wb") as kept:
        asyncio.run(serve(options.port, Sink(options.expect, kept)))


if __name__ == "__main__":
    main()
