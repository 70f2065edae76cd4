"""Reading what the sink kept. A mail is a stranger's text: nothing in it is trusted."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

NAME = re.compile(r"[0-9]{1,20}")
SHOWN = 100


@dataclass(frozen=True)
class Mail:
    """One mail, decoded; ``received_at`` is when the sink took it."""

    name: str
    received_at: datetime
    sender: str
    recipient: str
    subject: str
    text: str = ""
    html: str = ""
    attachments: list[str] = field(default_factory=list)


def newest(folder: Path) -> list[Mail]:
    """The newest hundred mails, newest first."""
    names = sorted((path.stem for path in folder.glob("*.eml")), reverse=True)[:SHOWN]
    return [mail for name in names if (mail := read(folder, name))]


def read(folder: Path, name: str) -> Mail | None:
    """The mail kept under ``name``, or None when there is none."""
    if not NAME.fullmatch(name):
        return None
    try:
        content = (folder / f"{name}.eml").read_bytes()
    except OSError:
        return None
    message = BytesParser(EmailMessage, policy=default).parsebytes(content)
    return Mail(
        name=name,
        received_at=datetime.fromtimestamp(int(name) / 1e9, UTC),
        sender=_header(message, "From"),
        recipient=_header(message, "To"),
        subject=_header(message, "Subject"),
        text=_part(message, "plain"),
        html=_with_pictures(_part(message, "html"), message),
        attachments=[part.get_filename("") for part in message.iter_attachments()],
    )


def _with_pictures(html: str, message: EmailMessage) -> str:
    """``html`` with the pictures that travel inside the mail, as a mail program shows them."""
    for part in message.walk():
        cid = str(part.get("Content-ID", "")).strip("<>")
        if cid and part.get_content_type() == "image/png":
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)  # noqa: S101 # a picture is no multipart
            data = b64encode(content).decode()
            html = html.replace(f"cid:{cid}", f"data:image/png;base64,{data}")
    return html


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (IndexError, ValueError):  # headers that the standard library's parser trips on
        return ""


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    try:
        return str(part.get_content()) if part else ""
    except (LookupError, ValueError):  # a character set nobody knows
        return ""
