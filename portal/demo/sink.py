"""The demo's mail server: takes every mail, but those to one address, and keeps it as a file.

``python -m portal.demo.sink --fd 5 --folder DIR`` serves the listening socket that it inherits.
The supervisor keeps that socket open too, so a mail sent while the sink restarts just waits.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import socket
import time
from functools import partial
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.demo.addresses import NO_MAILBOX

MOST_MAILS = 1000
LARGEST_MAIL = 10_000_000  # bytes
logger = logging.getLogger(__name__)


class MailFolder:
    """Keeps mails as ``<nanoseconds since 1970>.eml``, the newest thousand of them."""

    def __init__(self, folder: Path, *, most: int = MOST_MAILS) -> None:
        self._folder = folder
        self._most = most
        self._names = sorted(path.name for path in folder.glob("*.eml"))
        self._last = 0

    async def handle_RCPT(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Refuse the one address that leads nowhere, as a real server would."""
        if address == NO_MAILBOX:
            return "550 5.1.1 There is no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep a mail; it is on the disk, whole, before the sender hears 250."""
        try:
            self._keep(envelope.original_content or b"")
        except OSError as error:
            logger.warning("mail refused: %s", error)
            return "452 The mail cannot be kept now"
        return "250 OK"

    def _keep(self, content: bytes) -> None:
        self._last = max(time.time_ns(), self._last + 1)
        path = self._folder / f"{self._last}.eml"
        draft = path.with_suffix(".new")
        draft.write_bytes(content)
        draft.replace(path)
        self._names.append(path.name)
        for name in self._names[: -self._most]:
            (self._folder / name).unlink(missing_ok=True)
        del self._names[: -self._most]


async def serve(listening: socket.socket, folder: Path) -> None:
    """Take mails from a listening socket until SIGTERM."""
    loop = asyncio.get_running_loop()
    asked_to_stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, asked_to_stop.set)
    protocol = partial(
        SMTP,
        MailFolder(folder),
        data_size_limit=LARGEST_MAIL,
        enable_SMTPUTF8=True,
        hostname="localhost",
        loop=loop,
    )
    server = await loop.create_server(protocol, sock=listening)
    await asked_to_stop.wait()
    server.close()


def main() -> None:
    """Serve the socket named by the command line."""
    parser = argparse.ArgumentParser(description="The demo's mail server.")
    parser.add_argument("--fd", type=int, required=True, help="an inherited listening socket")
    parser.add_argument("--folder", type=Path, required=True, help="where mails are kept")
    options = parser.parse_args()
    options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    asyncio.run(serve(socket.socket(fileno=options.fd), options.folder))


if __name__ == "__main__":
    main()
