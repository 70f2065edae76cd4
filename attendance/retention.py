"""What of the answers after the day goes, and when (L8)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Greatest, TruncDate
from django.utils.translation import gettext_lazy as _

from attendance.models import Feedback
from participants.retention import duties
from participants.retention.duties import Duty, Found, Slice, compiled, period_of

PROGRAMME = "session__event__programme"


def register() -> None:
    """Called when the apps are ready."""
    duties.register(
        Duty(
            name="feedback",
            purpose="registration",
            title=_("Sentences that people wrote after an event; the scores stay"),
            table=Feedback.objects.all,
            find=find_sentences,
            forget=forget_sentences,
        )
    )


def find_sentences(part: Slice) -> Found | None:
    """Somebody may have written of whom it is: they go when the registrations do."""
    rows = _sentences()
    if rows is None:
        return None
    return compiled(part.of(rows, "pk").values_list("pk", PROGRAMME, "until"))


def forget_sentences(keys: Collection[int], day: date) -> int:
    """Empty those of these answers (ids) that are still due."""
    rows = _sentences()
    if rows is None:
        return 0
    due = rows.filter(pk__any_of=keys, until__lt=day).values_list("pk", flat=True)
    return Feedback.objects.filter(pk__in=list(due)).update(sentence="")


def _sentences() -> QuerySet[Any] | None:
    period = period_of("registration")
    if period is None:
        return None
    until = period.after(Greatest(f"{PROGRAMME}__ends_on", TruncDate("session__ends_at")))
    return Feedback.objects.order_by().exclude(sentence="").annotate(until=until)
