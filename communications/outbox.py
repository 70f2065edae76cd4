"""Moves of a message from one state to the next, each one statement (docs/concurrency.md).

Several workers deliver at once. A worker claims rows by writing a lease on them; a row whose
lease has run out was left behind by a worker that died, and is claimed again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, F, JSONField, Q, Value, When
from django.utils import timezone

from communications.enums import EmailStatus
from communications.models import Email, EmailQuerySet, Resending
from communications.rendering import Rendered
from core.history.silence import unrecorded
from core.history.tables import histories_of

LEASE = timedelta(minutes=5)
LONGEST_REASON = 500
# How long after each attempt the next one comes. After the last, the message has failed.
PAUSES = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
]

# One statement: rows that another worker is claiming at this moment are passed over, not waited
# for. The rows come back in no order.
CLAIM = """
    UPDATE communications_email SET status = 'sending', leased_until = %(until)s
    WHERE id IN (
        SELECT id FROM communications_email
        WHERE status = 'pending' AND next_attempt_at <= %(now)s
        ORDER BY priority, next_attempt_at, id
        LIMIT %(limit)s
        FOR NO KEY UPDATE SKIP LOCKED
    )
    RETURNING *
"""

# Written after every 250 OK, so it decides how fast we send. It need not wait for the disk: what
# a crash of the database could lose is the mark of the last half second, and those messages would
# go a second time under the same Message-ID. ``set_config`` holds for this one statement, which
# keeps a pooled connection as it was. Nothing is asked about the status: the message went, and a
# condition on it tempts the planner into reading every row that is being sent.
MARK_SENT = """
    UPDATE communications_email
    SET status = 'sent', leased_until = NULL, sent_at = %(now)s, updated_at = %(now)s,
        attempts = attempts + 1, last_error = '',
        context = CASE WHEN is_secret THEN '{}'::jsonb ELSE context END,
        subject = %(subject)s, body_text = %(text)s, body_html = %(html)s
    WHERE id = %(id)s AND set_config('synchronous_commit', 'off', true) = 'off'
"""


def claim(limit: int) -> list[Email]:
    """Take up to ``limit`` due messages for this worker alone, the most urgent first."""
    now = timezone.now()
    parameters = {"now": now, "until": now + LEASE, "limit": limit}
    emails = list(Email.objects.raw(CLAIM, parameters))
    return sorted(emails, key=lambda email: (email.priority, email.kind, email.language, email.pk))


def release_abandoned() -> int:
    """Make due again what workers that died have left; returns how many."""
    return Email.objects.filter(status=EmailStatus.SENDING, leased_until__lt=timezone.now()).update(
        status=EmailStatus.PENDING, leased_until=None
    )


def release(emails: Iterable[Email]) -> None:
    """Give back messages that this worker claimed and did not try to send."""
    _claimed(email.pk for email in emails).update(status=EmailStatus.PENDING, leased_until=None)


def drop(emails: Iterable[Email]) -> None:
    """Set aside messages that are no longer true."""
    _settle([email.pk for email in emails], status=EmailStatus.DROPPED)


def mark_sent(email: Email, rendered: Rendered) -> None:
    """Write that the server took the message, and its text; of a secret one nothing is kept.

    A link that acts for whoever holds it is not kept either (``communications.slots``).
    """
    keep, kept = not email.is_secret, rendered.for_desk()
    parameters: dict[str, str | int | datetime] = {
        "id": email.pk,
        "now": timezone.now(),
        "subject": kept.subject if keep else "",
        "text": kept.text if keep else "",
        "html": kept.html if keep else "",
    }
    with connection.cursor() as cursor:
        cursor.execute(MARK_SENT, parameters)


def postpone(email: Email, reason: str) -> None:
    """Try again after a pause that grows; after the last pause the message has failed."""
    if email.attempts >= len(PAUSES):
        fail(email, reason)
        return
    _claimed([email.pk]).update(
        status=EmailStatus.PENDING,
        leased_until=None,
        attempts=email.attempts + 1,
        next_attempt_at=timezone.now() + PAUSES[email.attempts],
        last_error=reason[:LONGEST_REASON],
        updated_at=timezone.now(),
    )


def fail(email: Email, reason: str) -> None:
    """Give the message up; it stays to be read, unless it is secret, with the reason."""
    attempts, error = email.attempts + 1, reason[:LONGEST_REASON]
    _settle([email.pk], status=EmailStatus.FAILED, attempts=attempts, last_error=error)


def settled() -> EmailQuerySet:
    """Messages that will not go any more, or went."""
    return Email.objects.filter(
        status__in=[EmailStatus.SENT, EmailStatus.FAILED, EmailStatus.DROPPED]
    )


@transaction.atomic
def forget_emails(keys: Collection[int]) -> int:
    """Delete messages (ids) with who asked for them again, and its history; returns how many.

    The history too: why a message had failed often names the address.
    """
    again = Resending.objects.filter(Q(email__any_of=keys) | Q(copy__any_of=keys))
    with unrecorded():
        for kept in histories_of(Resending):
            history = kept._default_manager.filter(Q(email__any_of=keys) | Q(copy__any_of=keys))
            history._raw_delete(history.db)
        again._raw_delete(again.db)
        rows = Email.objects.filter(pk__any_of=keys).order_by()
        return rows._raw_delete(rows.db)


def _settle(keys: list[int], **fields: Any) -> None:
    """Write the end of messages that will not go; a secret one forgets what it held."""
    nothing = Value({}, output_field=JSONField())
    context = Case(When(is_secret=True, then=nothing), default=F("context"))
    fields |= {"leased_until": None, "updated_at": timezone.now(), "context": context}
    _claimed(keys).update(**fields)


def _claimed(keys: Iterable[int]) -> EmailQuerySet:
    return Email.objects.filter(pk__in=list(keys), status=EmailStatus.SENDING)
