"""The programmes and what is on in each: composed here, where both sides are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import dates
from core.page_cache import anonymous_page
from events import catalogue
from events.facets import Entry, Filters, find
from events.rows import upcoming_rows
from programmes import overview
from programmes.models import Programme

EVENTS_IN_SIGHT = 6


@dataclass(frozen=True, slots=True)
class Card:
    """A programme in the list of programmes."""

    programme: Programme
    state: overview.State
    period: str
    funders: str
    events: int


@require_safe
@login_not_required
@anonymous_page()
def programme_list(request: HttpRequest) -> HttpResponse:
    """Every public programme, those that are going on first."""
    cards = programme_cards(catalogue.entries(timezone.now()))
    return render(request, "programmes/programme_list.html", {"cards": cards})


@require_safe
@login_not_required
@anonymous_page()
def programme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A programme: what it is, for whom, when, what is on, who makes and pays it."""
    programmes = overview.whole(Programme.objects.visible_to(request.user))
    programme = get_object_or_404(programmes, slug=slug)
    now = timezone.now()
    found = find(catalogue.entries(now), Filters(programmes=frozenset({programme.pk}))).entries
    rows = upcoming_rows(found[:EVENTS_IN_SIGHT], now)
    partners = overview.partners(programme.partnerships.all())
    context = {
        "programme": programme,
        "state": overview.state(programme, dates.day(now)),
        "period": dates.period(programme.starts_on, programme.ends_on),
        "steps": overview.steps(programme, programme.phases.all()),
        "actions": overview.tree(programme.actions.all()),
        "partners": partners,
        "lead": next((partner for partner in partners if partner.leads), None),
        "rows": rows,
        "event_count": len(found),
        "updated_on": dates.date_words(programme.updated_at, with_year=True),
    }
    context["sections"] = _sections(context, programme)
    return render(request, "programmes/programme_detail.html", context)


def programme_cards(entries: Iterable[Entry]) -> list[Card]:
    """The public programmes as cards; ``entries`` tell how many events each has to come."""
    events: dict[int, set[int]] = defaultdict(set)
    for entry in entries:
        events[entry.programme].add(entry.event)
    today = dates.day(timezone.now())
    programmes = Programme.objects.public().prefetch_related("fundings__funder")
    cards = [
        Card(
            programme=programme,
            state=overview.state(programme, today),
            period=dates.period(programme.starts_on, programme.ends_on),
            funders=", ".join(dict.fromkeys(f.funder.name for f in programme.fundings.all())),
            events=len(events[programme.pk]),
        )
        for programme in programmes.order_by("-starts_on", "pk")
    ]
    return sorted(cards, key=lambda card: card.state.code == "closed")


def _sections(context: Mapping[str, object], programme: Programme) -> list[dict[str, str]]:
    """The index of the page: the sections that it has, in the order of the page."""
    sections = [
        ("what", _("What it is"), programme.description),
        ("actions", _("What we do"), context["actions"]),
        ("who", _("Who it is for"), programme.audience_note),
        ("how", _("How to take part"), programme.how_to_take_part),
        ("dates", _("Dates and deadlines"), context["steps"]),
        ("cost", _("Cost"), True),
        ("events", _("Events"), True),
        ("schools", _("Schools of the network"), programme.schools.all()),
        ("contacts", _("Contacts"), programme.contact_email or programme.contact_phone),
        ("organisers", _("Organisers and funders"), True),
    ]
    return [{"id": key, "title": title} for key, title, content in sections if content]
