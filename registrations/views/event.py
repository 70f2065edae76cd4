"""The page of an event, with what depends on the person who looks."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.page_cache import anonymous_page
from participants.models import Participant
from registrations.access import event_for
from registrations.event_page.page import event_page


@login_not_required
@require_safe
@anonymous_page()
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, when, where, for whom, and what she can do. Never the link to join online."""
    found = event_for(request, slug)
    participant = Participant.objects.of(request.user).select_related("school").first()
    return render(request, "registrations/event.html", event_page(found, participant))
