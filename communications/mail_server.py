"""The connection to the mail server, and what its answers mean."""

from __future__ import annotations

import smtplib
from email.utils import parseaddr
from types import TracebackType
from typing import Self

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from communications.mime import ascii_address

CLOSING = 421
TOO_BIG = 552


class ServerGone(Exception):
    """The server cannot be reached, or takes nothing from us now; nothing was sent."""


class ConnectionLost(Exception):
    """The connection broke in the middle of a message: whether it was taken nobody knows.

    ``had_worked`` tells whether the connection had taken messages before, so that another one
    may well take more.
    """

    def __init__(self, reason: str, *, had_worked: bool) -> None:
        super().__init__(reason)
        self.had_worked = had_worked


class NotNow(Exception):
    """The server refuses this message for the time being."""


class Refused(Exception):
    """The server will never take this message."""


class MailServer:
    """One SMTP connection, opened by the first message and closed by the ``with`` block."""

    def __init__(self) -> None:
        self._backend = EmailBackend()
        self._sender = ascii_address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
        self._taken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def send(self, to: str, message: bytes) -> None:
        """Hand over one message; returning means that the server answered 250 OK.

        A server that takes some messages and then closes is asked again.

        Raises:
            ServerGone: nothing was sent, and nothing will be for now.
            ConnectionLost: it may have been sent.
            NotNow, Refused: this message was not taken.
        """
        try:
            self._send(to, message)
        except ServerGone:
            had_worked = self._taken > 0
            self._close()
            if not had_worked:
                raise
            self._send(to, message)
        self._taken += 1

    def _send(self, to: str, message: bytes) -> None:
        connection = self._connection()
        try:
            connection.sendmail(self._sender, [to], message)
        except smtplib.SMTPRecipientsRefused as error:
            raise _meaning(*error.recipients[to]) from None
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code == TOO_BIG:
                raise Refused(_words(error.smtp_code, error.smtp_error)) from None
            # Nothing about this recipient: whatever we send would hear the same.
            raise ServerGone(_words(error.smtp_code, error.smtp_error)) from None
        except smtplib.SMTPResponseException as error:
            raise _meaning(error.smtp_code, error.smtp_error) from None
        except (smtplib.SMTPException, OSError) as error:
            had_worked = self._taken > 0
            self._close()
            raise ConnectionLost(type(error).__name__, had_worked=had_worked) from None

    def _connection(self) -> smtplib.SMTP:
        try:
            self._backend.open()
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            raise ServerGone(type(error).__name__) from None
        if self._backend.connection is None:
            raise ServerGone("There is no connection.")
        return self._backend.connection

    def _close(self) -> None:
        self._taken = 0
        try:
            self._backend.close()
        except (smtplib.SMTPException, OSError):
            self._backend.connection = None


def _meaning(code: int, answer: bytes | str) -> Exception:
    if code == CLOSING:
        return ServerGone(_words(code, answer))
    kind = Refused if 500 <= code < 600 else NotNow
    return kind(_words(code, answer))


def _words(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())}"
