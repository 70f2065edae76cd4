"""What a phone needs to stand at a door without a network, and what it sends afterwards."""

from __future__ import annotations

import json
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from attendance.access import (
    at_the_door,
    counts_of,
    occurrence_for,
    occurrence_to_send_to,
)
from attendance.batches import BadBatch, Batch, read_batch
from attendance.held import as_json, held_at
from attendance.services import Merged, Passing, is_anothers, let_in, merge_scans
from attendance.windows import door_closes
from attendance.wording import moment_of, outcome_state, sentence_of, to_correct

WORKER = settings.BASE_DIR / "static" / "attendance" / "worker.js"


@require_safe
@login_not_required
def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker of the doors: the same for everybody, asked for again each time."""
    response = HttpResponse(WORKER.read_bytes(), content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@at_the_door
def people(request: HttpRequest, key: UUID) -> HttpResponse:
    """The list that a phone may hold until ``until``, and a token with which it may send."""
    occurrence = occurrence_for(request, key, timezone.now())
    return JsonResponse(
        {
            "until": door_closes(occurrence).isoformat(),
            "csrf": get_token(request),
            "counts": counts_of(occurrence),
            "people": [as_json(one) for one in held_at(occurrence)],
        }
    )


@require_POST
@at_the_door
def scans(request: HttpRequest, key: UUID) -> HttpResponse:
    """Merge a batch; answers each scan, in the order sent.

    The whole batch or nothing: what cannot be read is refused with 400. Sending it again is safe.
    """
    now = timezone.now()
    batch = _batch_in(request)
    if batch is None:
        occurrence_to_send_to(request, key, now)
        return JsonResponse({"error": "bad batch"}, status=400)
    sent: dict[str, Any] = {
        "passings": batch.passings,
        "sent_at": batch.sent_at,
        "by": cast("User", request.user),
        "now": now,
    }
    # Asked before anything is written, or by ``let_in`` itself.
    occurrence = occurrence_to_send_to(request, key, now) if batch.wants_counts else None
    found = let_in(date=key, **sent)
    if found is None:
        occurrence = occurrence or occurrence_to_send_to(request, key, now)
        found = merge_scans(occurrence=occurrence, **sent)
    counts = counts_of(occurrence) if occurrence and batch.wants_counts else None
    answers = [_answer(one, found[one.key], sent["by"]) for one in batch.passings]
    return JsonResponse({"answers": answers, "counts": counts})


def _batch_in(request: HttpRequest) -> Batch | None:
    try:
        return read_batch(json.loads(request.body))
    except (BadBatch, ValueError):
        return None


def _answer(passing: Passing, merged: Merged, by: User) -> dict[str, Any]:
    """What became of a scan; the phone makes a sentence of it, with the name that it knows.

    ``stay`` is what may be taken back or corrected, at once where it ``is_hers``; 0 is none.
    """
    outcome, ticket = merged.outcome, merged.ticket
    stay = to_correct(passing.direction, outcome)
    state = outcome_state(passing.direction, outcome)
    moment = moment_of(state, outcome)
    return {
        "key": str(passing.key),
        "state": state,
        "sentence": sentence_of(state, outcome),
        "time": moment.isoformat() if moment else "",
        "door": outcome.attendance.door if outcome.attendance else "",
        "who": ticket.who if ticket else "",
        "code": ticket.code if ticket else "",
        "seats": ticket.seats if ticket else 0,
        "stay": stay.pk if stay else 0,
        "is_hers": stay is not None and not is_anothers(stay, by),
        "refusal": str(outcome.refusal or ""),
    }
