"""The list of events and that of past ones: the same for everybody, so kept for some seconds."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.page_cache import anonymous_page
from events import catalogue, panel, three_taps
from events.facets import Entry, Order, find
from events.forms import PARAMETERS, FilterForm, SearchForm
from events.rows import by_month, past_rows, upcoming_rows

EVENTS_ON_A_PAGE = 24
# With fewer events than these, a way to more of them is offered.
FEW = 3


@require_safe
@login_not_required
@anonymous_page(*PARAMETERS)
def event_list(request: HttpRequest) -> HttpResponse:
    """What is on: filters, results with their seats, pages."""
    now = timezone.now()
    entries = catalogue.entries(now)
    form = _form(request, entries)
    filters, order = form.filters(), form.order_chosen()
    relevance = catalogue.search(filters.text, now) if filters.text else None
    found = find(entries, filters, relevance=relevance, order=order)
    page = Paginator(found.entries, EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    rows = upcoming_rows(page, now)
    context = {
        "form": form,
        "page": page,
        "rows": rows,
        "months": by_month(rows, now) if order is Order.DATE else [],
        "order": order,
        "facets": panel.facets(form, found),
        "free": panel.free_option(form, found),
        "chips": panel.chips(form, request.GET),
        "place": _only_place(form),
        "wider": panel.wider(form, found, request.GET) if len(found.entries) < FEW else None,
        "way": three_taps.way(form, entries, found),
        "kept": [(name, value) for name, value in _asked(request) if name != "order"],
    }
    return render(request, "events/event_list.html", context)


@require_safe
@login_not_required
@anonymous_page("q", "page")
def past_list(request: HttpRequest) -> HttpResponse:
    """What has been: the latest first."""
    form = SearchForm(request.GET)
    text = form.cleaned_data.get("q", "") if form.is_valid() else ""
    events = catalogue.past(timezone.now(), text)
    page = Paginator(events, EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    months = by_month(past_rows(dict(page)))
    context = {"form": form, "page": page, "months": months, "text": text}
    return render(request, "events/event_past.html", context)


def _form(request: HttpRequest, entries: Sequence[Entry]) -> FilterForm:
    return FilterForm(
        request.GET,
        programmes=catalogue.programmes(),
        municipalities=catalogue.municipalities(e.place for e in entries if e.place),
    )


def _only_place(form: FilterForm) -> str:
    """The municipality in the heading, when just one was chosen."""
    chosen = form.cleaned_data.get("place", [])
    place = form.municipalities.get(chosen[0]) if len(chosen) == 1 else None
    return place.name if place else ""


def _asked(request: HttpRequest) -> list[tuple[str, str]]:
    """The filters in the address, for the form that only changes the order."""
    return [
        (name, value)
        for name in request.GET
        if name != "page"
        for value in request.GET.getlist(name)
        if value
    ]
