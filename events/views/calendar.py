from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from events.calendar import CONTENT_TYPE, event_feed
from events.models import Event, Session
from programmes.fundings import with_fundings


@login_not_required
@require_safe
def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What is still to come of a public event, for a calendar program that subscribes to it."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    sessions = (
        Session.objects.filter(event=event)
        .upcoming()
        .select_related(
            "event__programme", "event__site__municipality", "site__municipality", "room"
        )
        .prefetch_related("occurrences", with_fundings("event__programme"))
    )
    feed = event_feed(event, sessions)
    disposition = f'inline; filename="{event.slug}.ics"'
    return HttpResponse(feed, CONTENT_TYPE, headers={"Content-Disposition": disposition})
