"""A student puts hosts in order: every button is a post, so that it works without a script."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careerdays.access import ballot_to_fill, hosts_for, party_to_keep
from careerdays.models import Ballot, Host
from careerdays.places import places_of
from careerdays.services import add_choice, keep_together, move_choice, remove_choice
from careerdays.views.places import change_place
from careerdays.wording import unmet_choices
from core.errors import DomainError
from programmes.fundings import fundings_of

# What a button is called, with the host it is about.
ADD, REMOVE, UP, DOWN = "add", "remove", "up", "down"
TOGETHER = "together"


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show her list and whom she can add; a press changes it at once."""
    registration, ballot = ballot_to_fill(request, key)
    if request.method == "POST":
        return changed(request, ballot)
    event = registration.session.event
    context = {
        "registration": registration,
        "event": event,
        "ballot": ballot,
        "party": party_to_keep(request, ballot),
        **choosing(ballot),
    }
    return render(request, "careerdays/choices.html", context)


def choosing(ballot: Ballot) -> dict[str, Any]:
    """What a page on which somebody chooses shows (``careerdays/_choosing.html``)."""
    hosts, career_day, now = hosts_for(ballot), ballot.career_day, timezone.now()
    ranked = {choice.host_id: choice.rank for choice in ballot.choices.all()}
    chosen = sorted((host for host in hosts if host.pk in ranked), key=lambda h: ranked[h.pk])
    return {
        "career_day": career_day,
        "is_open": career_day.takes_choices(now),
        "chosen": chosen,
        "others": [host for host in hosts if host.pk not in ranked],
        "unmet": unmet_choices(ballot) if career_day.published_at else [],
        "places": places_of(ballot, now) if career_day.published_at else None,
        "is_full": len(chosen) >= career_day.most_choices,
        "fundings": fundings_of([career_day.event.programme]),
    }


def changed(request: HttpRequest, ballot: Ballot) -> HttpResponse:
    """Do what the button that was pressed says, and show the page again."""
    try:
        anchor = change_place(request, ballot) or _stay(request, ballot) or _act(request, ballot)
    except DomainError as error:
        messages.error(request, str(error))
        anchor = ""
    return redirect(f"{request.path}{anchor}")


def _stay(request: HttpRequest, ballot: Ballot) -> str:
    """Siblings stay together, or not any more, where she who presses answers for all of them."""
    if TOGETHER not in request.POST or not party_to_keep(request, ballot):
        return ""
    keep_together(ballot=ballot, is_wanted=request.POST[TOGETHER] == "yes")
    return "#together"


def _act(request: HttpRequest, ballot: Ballot) -> str:
    """Do what a button says; returns where on the page she was. Nonsense changes nothing."""
    hosts = {str(host.pk): host for host in hosts_for(ballot)}
    for name in (ADD, REMOVE, UP, DOWN):
        host = hosts.get(request.POST.get(name, ""))
        if host is None:
            continue
        if name == ADD:
            add_choice(ballot=ballot, host=host)
            return "#hosts"
        if name == REMOVE:
            remove_choice(ballot=ballot, host=host)
        else:
            _step(ballot, host, -1 if name == UP else 1)
        return "#choices"
    return ""


def _step(ballot: Ballot, host: Host, step: int) -> None:
    place = ballot.choices.filter(host=host).values_list(F("rank") + step, flat=True).first()
    if place is not None:
        move_choice(ballot=ballot, host=host, to=max(1, place))
