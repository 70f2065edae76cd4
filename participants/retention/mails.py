"""Messages that were settled long ago: the outbox is below, and knows no purposes (L8)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import IntegerField, Value
from django.db.models.functions import Cast, TruncDate
from django.utils.translation import gettext_lazy as _

from communications.outbox import forget_emails, settled
from participants.retention import duties
from participants.retention.duties import Duty, Found, Slice, compiled, period_of


def register_duty() -> None:
    """Called when the apps are ready."""
    duties.register(
        Duty(
            name="outbox",
            purpose="outbox",
            title=_("Messages that were sent, with their text"),
            table=settled,
            find=find,
            forget=forget,
        )
    )


def find(part: Slice) -> Found | None:
    """Messages by the day on which they were settled; they are of no programme."""
    period = period_of("outbox")
    if period is None:
        return None
    rows = part.of(settled().order_by(), "pk")
    none = Cast(Value(None), IntegerField())
    until = period.after(TruncDate("updated_at"))
    return compiled(
        rows.annotate(programme=none, until=until).values_list("pk", "programme", "until")
    )


def forget(keys: Collection[int], _day: date) -> int:
    """Delete those of these messages (ids) that nobody sent again meanwhile."""
    rows = settled().filter(pk__any_of=keys).select_for_update(of=("self",), no_key=True)
    return forget_emails(list(rows.values_list("pk", flat=True)))
