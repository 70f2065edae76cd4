"""The home page: a way in, what is on next, the programmes."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.page_cache import anonymous_page
from events import catalogue, three_taps
from events.facets import Filters, find
from events.rows import upcoming_rows
from events.views.programmes import programme_cards

NEXT_EVENTS = 6


@require_safe
@login_not_required
@anonymous_page()
def home(request: HttpRequest) -> HttpResponse:
    """What is on next and the programmes, the same for everybody."""
    now = timezone.now()
    entries = catalogue.entries(now)
    # What has not begun: nobody can still join what is under way.
    found = find([entry for entry in entries if not entry.has_begun], Filters()).entries
    context = {
        "rows": upcoming_rows(found[:NEXT_EVENTS], now),
        "event_count": len(found),
        "cards": programme_cards(entries),
        "taps": three_taps.who(entries, reverse("events:list")),
    }
    return render(request, "portal/home.html", context)
