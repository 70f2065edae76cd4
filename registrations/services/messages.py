"""A message to a segment goes: one row of the outbox for each person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from communications.services import queue_emails_from_select
from core.errors import DomainError
from registrations.enums import MessageStatus
from registrations.mails.names import Kind
from registrations.models import CONTACT, CONTACT_EMAIL, CONTACT_LANGUAGE, Message
from registrations.segments import one_for_each, reach

# After whatever one person waits for, and after reminders, whose hour is fixed.
LAST = 8


class NobodyToWriteTo(DomainError):
    """The segment is empty."""


class MessageChanged(DomainError):
    """Somebody changed the message after it was looked at."""


@transaction.atomic
def send_message(*, message: Message, seen: datetime) -> Message:
    """Write to everybody who is in the segment now, each once; returns the message as it is then.

    Sending twice is the same as once. ``seen`` is when the message that the person looked at had
    last been changed.

    Raises:
        NobodyToWriteTo: nobody of the segment has an account.
        MessageChanged: what would go is not what she saw.
    """
    locked = Message.objects.select_for_update(of=("self",), no_key=True).get(pk=message.pk)
    if not locked.is_draft:
        return locked
    if locked.updated_at != seen:
        raise MessageChanged(
            _("The message was changed after you looked at it. Look at it again, then send it.")
        )
    locked.people = _write(locked)
    if not locked.people:
        raise NobodyToWriteTo(_("There is nobody to write to among the people you chose."))
    locked.without_address = reach(locked).without_address
    locked.status, locked.sent_at = MessageStatus.SENT, timezone.now()
    fields = ["people", "without_address", "status", "sent_at", "updated_at"]
    locked.save(update_fields=fields)
    return locked


def _write(message: Message) -> int:
    return queue_emails_from_select(
        one_for_each(message),
        kind=Kind.MESSAGE,
        dedup_key=(Kind.MESSAGE, str(message.pk), CONTACT),
        to=CONTACT_EMAIL,
        language=CONTACT_LANGUAGE,
        recipient=CONTACT,
        context=JSONObject(registration="pk", message=Value(message.pk)),
        priority=LAST,
    )
