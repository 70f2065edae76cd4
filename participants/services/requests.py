"""What people ask about their data is answered in time (GDPR, art. 12(3); L9)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from participants.enums import RequestKind, RequestOutcome
from participants.models import Participant, PrivacyRequest
from participants.periods import add

MONTHS, MORE_MONTHS = 1, 2


class NotOpen(DomainError):
    """The request was answered already, or its time was made longer before."""


def due_on(received_on: date, *, extended: bool = False) -> date:
    """The last day for the answer: a month after, or three where it was made longer.

    A month after 31 January is the last day of February.
    """
    return add(received_on, MONTHS + (MORE_MONTHS if extended else 0), "months")


@transaction.atomic
def note_request(*, kind: RequestKind, participant: Participant, by: Any) -> PrivacyRequest:
    """Write down what a person asked the portal and had at once; once a day for each kind.

    ``by`` is the user who pressed: herself, or who is responsible for her.
    """
    now, today = timezone.now(), timezone.localdate()
    herself = participant.user_id is not None and participant.user_id == by.pk
    request, _created = PrivacyRequest.objects.get_or_create(
        kind=kind,
        participant=participant,
        received_on=today,
        outcome=RequestOutcome.DONE,
        recorded_by=None,
        defaults={
            "due_on": due_on(today),
            "done_at": now,
            "asked_by": _("herself") if herself else _("who is responsible for her"),
        },
    )
    return request


@transaction.atomic
def record_request(*, request: PrivacyRequest, by: Any) -> PrivacyRequest:
    """Write down a request that came by letter or by mail: the answer is due in a month."""
    request.due_on, request.recorded_by = due_on(request.received_on), by
    request.save(force_insert=True)
    return request


@transaction.atomic
def extend_request(*, request: PrivacyRequest, because: str) -> None:
    """Give the answer two more months; the person is told why within the first (art. 12(3)).

    Raises:
        NotOpen: it was answered, was made longer before, or its first month is over.
    """
    current = _lock(request)
    if not current.is_open or current.extended_because:
        raise NotOpen(_("Only what is not answered yet can be made longer, and only once."))
    if current.is_late(timezone.localdate()):
        raise NotOpen(_("The month is over: it was too late to make it longer. Answer now."))
    current.due_on = due_on(current.received_on, extended=True)
    current.extended_because = because
    current.save(update_fields=["due_on", "extended_because", "updated_at"])


@transaction.atomic
def settle_request(*, request: PrivacyRequest, outcome: RequestOutcome, answer: str) -> None:
    """Write down what was answered. Answering twice keeps the first answer.

    Raises:
        DomainError: it is refused without a reason.
    """
    current = _lock(request)
    if not current.is_open:
        return
    if outcome == RequestOutcome.REFUSED and not answer:
        raise DomainError(_("Who is refused is told why."))
    current.outcome, current.answer, current.done_at = outcome, answer, timezone.now()
    current.save(update_fields=["outcome", "answer", "done_at", "updated_at"])


def _lock(request: PrivacyRequest) -> PrivacyRequest:
    return PrivacyRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=request.pk)
