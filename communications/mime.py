"""From a rendered message to the bytes that go over the wire.

Written out by hand, because what we send has one shape and building it with the ``email``
package costs several times as much as everything else about a message. Tests read the result
back with that package. Nothing of a person's reaches a header but the encoded subject and the
address, both on one line.
"""

from __future__ import annotations

from base64 import encodebytes
from binascii import b2a_qp
from email.header import Header
from email.utils import formataddr, formatdate, parseaddr
from functools import lru_cache
from hashlib import blake2b

from communications.kinds import Attachment, Picture
from communications.rendering import Rendered
from communications.text import clean_line

PART = 'Content-Type: text/{}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n'


class UnusableAddress(ValueError):
    """No mail can go to this address."""


def message_bytes(
    rendered: Rendered, *, sender: str, to: str, key: str, host: str, language: str
) -> bytes:
    """The whole message, lines ended by CRLF.

    ``key`` makes the Message-ID: the same row delivered twice carries the same one, and mail
    programs show it once. ``to`` comes from :func:`ascii_address`.
    """
    identity = blake2b(f"{host}/{key}".encode(), digest_size=16).hexdigest()
    # "=_" never stands in quoted-printable or base64 text, so no line of a part can end it.
    outer = f"=_{identity[:16]}_m"
    headers = (
        f"From: {_sender(sender)}\r\n"
        f"To: {to}\r\n"
        f"Subject: {_subject(rendered.subject)}\r\n"
        f"Date: {formatdate()}\r\n"
        f"Message-ID: <{identity}@{host}>\r\n"
        f"Content-Language: {language}\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
    )
    body = _alternative(rendered, identity[:16])
    if rendered.attachments:
        parts = [body, *(_attachment(attachment) for attachment in rendered.attachments)]
        body = _multipart("mixed", outer, parts)
    return headers.encode("ascii") + body


def ascii_address(address: str) -> str:
    """``address`` as any server takes it: its domain in the letters of the DNS.

    Raises:
        UnusableAddress: it has no two halves, holds blanks or control characters, or the half
            before the at sign has letters that plain SMTP cannot carry.
    """
    local, _, domain = address.rpartition("@")
    try:
        usable = f"{local.encode('ascii').decode()}@{domain.encode('idna').decode()}"
    except UnicodeError as error:
        raise UnusableAddress("The address has letters that mail servers refuse.") from error
    if not local or not domain or any(letter <= " " or letter in '<>,;:"\x7f' for letter in usable):
        raise UnusableAddress("The address is not complete.")
    return usable


def _alternative(rendered: Rendered, identity: str) -> bytes:
    """The text, and the HTML with the pictures that it shows (RFC 2387)."""
    html = _text("html", rendered.html)
    if rendered.pictures:
        parts = [html, *(_picture(picture) for picture in rendered.pictures)]
        html = _multipart("related", f"=_{identity}_r", parts, of='; type="text/html"')
    parts = [_text("plain", rendered.text), html]
    return _multipart("alternative", f"=_{identity}_a", parts)


def _multipart(kind: str, boundary: str, parts: list[bytes], *, of: str = "") -> bytes:
    head = f'Content-Type: multipart/{kind}{of}; boundary="{boundary}"\r\n\r\n'.encode()
    between = f"--{boundary}\r\n".encode()
    content = b"".join(between + part + b"\r\n" for part in parts)
    return head + content + f"--{boundary}--\r\n".encode()


def _text(kind: str, text: str) -> bytes:
    lines = (text + "\n").replace("\n", "\r\n").encode()
    return PART.format(kind).encode() + b"\r\n" + b2a_qp(lines)


def _attachment(attachment: Attachment) -> bytes:
    head = (
        f"Content-Type: {attachment.content_type}\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{attachment.filename}"\r\n\r\n'
    )
    return head.encode("ascii") + encodebytes(attachment.content).replace(b"\n", b"\r\n")


@lru_cache(maxsize=64)
def _picture(picture: Picture) -> bytes:
    """Written out once: the same few emblems stand on thousands of messages."""
    head = (
        "Content-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-ID: <{picture.cid}>\r\n"
        "Content-Disposition: inline\r\n\r\n"
    )
    return head.encode("ascii") + encodebytes(picture.content).replace(b"\n", b"\r\n")


@lru_cache(maxsize=16)
def _sender(sender: str) -> str:
    name, address = parseaddr(sender)
    return formataddr((clean_line(name), ascii_address(address)))


@lru_cache(maxsize=1024)
def _subject(subject: str) -> str:
    charset = "us-ascii" if subject.isascii() else "utf-8"
    return Header(subject, charset, header_name="Subject").encode(linesep="\r\n")
