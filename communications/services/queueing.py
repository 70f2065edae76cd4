"""Writing to people: a row in the caller's transaction, delivered after it commits."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from celery import current_app
from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.models import User
from communications.kinds import kind_of
from communications.models import Email
from core.db import after_commit

DELIVER = "communications.tasks.deliver_emails"
# The flag "somebody was told". The worker takes it down before it looks for work, so a row
# committed later tells it again; the time only bounds what a lost task can cost.
TOLD = "communications:told"
TOLD_SECONDS = 5

# Written out, because people wait for locks that the writer of a message holds.
WRITE_ONE = """
INSERT INTO communications_email (
    kind, dedup_key, "to", language, recipient_id, context, is_secret, priority,
    next_attempt_at, created_at, updated_at
) VALUES (
    %(kind)s, %(dedup_key)s, %(to)s, %(language)s, %(recipient)s, %(context)s, %(is_secret)s,
    %(priority)s, %(now)s, %(now)s, %(now)s
) ON CONFLICT (dedup_key) DO NOTHING
"""

logger = logging.getLogger(__name__)


def queue_email(
    *,
    kind: str,
    dedup_key: str,
    to: str,
    language: str,
    recipient: User | None = None,
    context: dict[str, Any] | None = None,
    priority: int = 5,
) -> None:
    """Write one message to one address; it goes when the caller's transaction commits.

    The same ``dedup_key`` again writes nothing.
    ``context`` holds ids and the little else the kind needs. A lower ``priority`` goes first.

    Raises:
        UnknownKind: nobody registered ``kind``.
    """
    row = {
        "kind": kind,
        "dedup_key": dedup_key,
        "to": to,
        "language": language,
        "recipient": recipient.pk if recipient else None,
        "context": json.dumps(context or {}),
        "is_secret": kind_of(kind).is_secret,
        "priority": priority,
        "now": timezone.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(WRITE_ONE, row)
    after_commit(tell_the_worker)


def queue_emails_from_select(
    rows: QuerySet[Any],
    *,
    kind: str,
    dedup_key: Sequence[str | Combinable],
    to: Combinable,
    language: Combinable,
    recipient: Combinable,
    context: Combinable,
    priority: int = 5,
) -> int:
    """Write one message for each of ``rows`` in one statement, and return how many are new.

    The other arguments are expressions on ``rows``: ``dedup_key`` the parts of a key, joined by
    colons, ``recipient`` a user's primary key, ``context`` a ``JSONObject``. Rows whose key is
    already there are passed over, so that running it twice writes nothing twice. The messages
    go in the order of ``rows``.

    Raises:
        UnknownKind: nobody registered ``kind``.
    """
    kind_of(kind)
    now = Value(timezone.now())
    columns: dict[str, Combinable] = {
        "kind": Value(kind),
        "dedup_key": _joined(dedup_key),
        "to": to,
        "language": language,
        "recipient_id": recipient,
        "context": context,
        "priority": Value(priority),
        "next_attempt_at": now,
        "created_at": now,
        "updated_at": now,
    }
    written = _insert_select(rows, columns)
    if written:
        after_commit(tell_the_worker)
    return written


def tell_the_worker() -> None:
    """Say that there is something to deliver; once for many messages.

    Nobody waits for a dead broker and nothing is lost with it: the sweep finds what was not
    announced.
    """
    if not cache.add(TOLD, 1, timeout=TOLD_SECONDS):
        return
    try:
        current_app.send_task(DELIVER, retry=False)
    except OperationalError as error:
        logger.warning("The worker was not told of new messages: %s", type(error).__name__)


def listen_again() -> None:
    """The worker looks for work now: whoever writes from here on must tell it again."""
    cache.delete(TOLD)


def _joined(parts: Sequence[str | Combinable]) -> Combinable:
    pieces: list[Combinable] = []
    for part in parts:
        pieces += [Value(":"), Value(part) if isinstance(part, str) else part]
    return Concat(*pieces[1:], output_field=TextField())


def _insert_select(rows: QuerySet[Any], columns: dict[str, Combinable]) -> int:
    # Prefixed, because an annotation may not carry the name of a field of the rows' model.
    named = {f"mail_{name}": expression for name, expression in columns.items()}
    select = rows.annotate(**named).values_list(*named)
    try:
        sql, parameters = select.query.sql_with_params()
    except EmptyResultSet:
        return 0
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(Email._meta.db_table)} ({names}) {sql}"
            " ON CONFLICT (dedup_key) DO NOTHING",
            parameters,
        )
        return int(cursor.rowcount)
