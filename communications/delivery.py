"""The worker's part: claim what is due, render it, hand it to the mail server.

At least once, and nearly always exactly once: a row is marked right after the server's 250 OK, so
a worker killed between the two leaves one message in doubt, which goes again under the same
Message-ID. A message that fails holds up no other.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation

from communications import outbox
from communications.kinds import Content, kind_of
from communications.mail_server import ConnectionLost, MailServer, NotNow, Refused, ServerGone
from communications.mime import UnusableAddress, ascii_address, message_bytes
from communications.models import Email
from communications.rendering import Rendered, render
from communications.services import tell_the_worker

BATCH = 200
# A batch is left after this long, whatever is still in it, far before its lease runs out: a slow
# server keeps neither an urgent message waiting nor a row claimed by two.
BATCH_TIME = timedelta(seconds=20)

logger = logging.getLogger(__name__)


def deliver_due(*, time_limit: timedelta) -> None:
    """Deliver what is due over one connection.

    It ends when nothing is due, when the server is gone, or after ``time_limit``. While batches
    are full it calls for one more worker; any number of them may run at once.
    """
    outbox.release_abandoned()
    stop_at = time.monotonic() + time_limit.total_seconds()
    with MailServer() as server:
        while time.monotonic() < stop_at and (emails := outbox.claim(BATCH)):
            if not _deliver_batch(emails, server):
                return
            if len(emails) == BATCH:
                tell_the_worker()


def _deliver_batch(emails: Sequence[Email], server: MailServer) -> bool:
    """Deliver claimed messages; false when the server is gone. None of them stays claimed."""
    stop_at = time.monotonic() + BATCH_TIME.total_seconds()
    by_kind = groupby(emails, key=lambda email: (email.kind, email.language))
    try:
        for (_kind, language), group in by_kind:
            for email, rendered in _render_group(language, list(group)):
                if time.monotonic() > stop_at:
                    return True
                _deliver(email, rendered, server)
    except ServerGone as error:
        logger.warning("The mail server takes nothing now: %s", error)
        return False
    finally:
        outbox.release(emails)
    return True


def _deliver(email: Email, rendered: Rendered, server: MailServer) -> None:
    try:
        to = ascii_address(email.to)
        server.send(to, _bytes_of(email, rendered, to))
    except (Refused, UnusableAddress) as error:
        outbox.fail(email, str(error))
        logger.warning("email_id=%d is refused for good", email.pk)
    except NotNow as error:
        outbox.postpone(email, str(error))
    except ConnectionLost as error:
        outbox.postpone(email, str(error))
        if not error.had_worked:
            raise ServerGone(str(error)) from None
    else:
        outbox.mark_sent(email, rendered)


def _render_group(language: str, emails: list[Email]) -> list[tuple[Email, Rendered]]:
    """What can be sent of messages of one kind and language; the others are settled here."""
    ready = []
    with translation.override(language):
        for email, content in _contents(emails):
            try:
                ready.append((email, render(email, content)))
            except Exception as error:
                _cannot_render(email, error)
    return ready


def _contents(emails: list[Email]) -> list[tuple[Email, Content]]:
    """What goes into each message of one kind; those that are no longer true are dropped."""
    try:
        contents = kind_of(emails[0].kind).build(emails)
    except Exception as error:
        if len(emails) == 1:
            _cannot_render(emails[0], error)
            return []
        # One row may have spoilt it for all: each alone.
        return [pair for email in emails for pair in _contents([email])]
    if stale := [email for email in emails if email.pk not in contents]:
        outbox.drop(stale)
    return [(email, contents[email.pk]) for email in emails if email.pk in contents]


def _cannot_render(email: Email, error: Exception) -> None:
    """A fault of the program, whatever it is, touches one message; it is tried again later."""
    logger.error("email_id=%d cannot be rendered: %s", email.pk, type(error).__name__)
    outbox.postpone(email, f"{type(error).__name__}: {error}")


def _bytes_of(email: Email, rendered: Rendered, to: str) -> bytes:
    return message_bytes(
        rendered,
        sender=settings.DEFAULT_FROM_EMAIL,
        to=to,
        key=email.dedup_key,
        host=urlsplit(settings.SITE_URL).hostname or "localhost",
        language=email.language,
    )
