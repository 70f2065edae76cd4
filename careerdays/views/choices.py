"""A student puts hosts in order: every button is a post, so that it works without a script."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careerdays.access import ballot_to_fill, hosts_for, party_to_keep
from careerdays.models import Ballot, Host
from careerdays.places import places_of
from careerdays.services import (
    add_choice,
    keep_together,
    move_choice,
    order_choices,
    remove_choice,
)
from careerdays.views.places import change_place
from careerdays.wording import unmet_choices
from core.errors import DomainError
from programmes.fundings import fundings_of

# What a button is called, with the host it is about.
ADD, REMOVE, UP, DOWN = "add", "remove", "up", "down"
TOGETHER = "together"
# All chosen hosts (ids) in their new order, and the one that was dragged there.
ORDER, MOVED = "order", "moved"
# What is looked for among the hosts, in the address; no name is longer.
SEARCH, LONGEST = "q", 60


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
        **choosing(request, ballot),
    }
    return render(request, "careerdays/choices.html", context)


def choosing(request: HttpRequest, ballot: Ballot) -> dict[str, Any]:
    """What a page on which somebody chooses shows (``careerdays/_choosing.html``)."""
    hosts, career_day, now = hosts_for(ballot), ballot.career_day, timezone.now()
    ranked = {choice.host_id: choice.rank for choice in ballot.choices.all()}
    chosen = sorted((host for host in hosts if host.pk in ranked), key=lambda h: ranked[h.pk])
    others = [host for host in hosts if host.pk not in ranked]
    words = request.GET.get(SEARCH, "").replace("\0", "").strip()[:LONGEST]
    return {
        "career_day": career_day,
        "is_open": career_day.takes_choices(now),
        "chosen": chosen,
        "unsuited": {host.pk for host in chosen if not host.suits(ballot.school_year)},
        "words": words,
        "others": _about(words, others, ballot) if words else others,
        **(_outcome(ballot, now) if career_day.published_at else {}),
        "is_full": len(chosen) >= career_day.most_choices,
        "fundings": fundings_of([career_day.event.programme]),
    }


def _outcome(ballot: Ballot, now: datetime) -> dict[str, Any]:
    """What there is to show once timetables are out."""
    return {
        "unmet": unmet_choices(ballot),
        "run": ballot.career_day.runs.filter(published_at__isnull=False).first(),
        "places": places_of(ballot, now),
    }


def _about(words: str, hosts: list[Host], ballot: Ballot) -> list[Host]:
    """Those of ``hosts`` that are looked for, in the order they have."""
    found = set(ballot.career_day.hosts.about(words).values_list("pk", flat=True))
    return [host for host in hosts if host.pk in found]


def changed(request: HttpRequest, ballot: Ballot) -> HttpResponse:
    """Do what the button that was pressed says, and show the page again, with what she looks for.

    What came of it is said in a message, which the script reads out without loading the page.
    """
    try:
        anchor = change_place(request, ballot) or _stay(request, ballot) or _act(request, ballot)
    except DomainError as error:
        messages.error(request, str(error))
        anchor = ""
    return redirect(f"{request.get_full_path()}{anchor}")


def _stay(request: HttpRequest, ballot: Ballot) -> str:
    """Siblings stay together, or not any more, where she who presses answers for all of them."""
    if TOGETHER not in request.POST or not party_to_keep(request, ballot):
        return ""
    keep_together(ballot=ballot, is_wanted=request.POST[TOGETHER] == "yes")
    return "#together"


def _act(request: HttpRequest, ballot: Ballot) -> str:
    """Do what a button says; returns where on the page she was. Nonsense changes nothing."""
    hosts = {str(host.pk): host for host in hosts_for(ballot)}
    if ORDER in request.POST:
        order = [hosts[pk] for pk in request.POST[ORDER].split(",") if pk in hosts]
        order_choices(ballot=ballot, hosts=[host.pk for host in order])
        _say_rank(request, ballot, hosts.get(request.POST.get(MOVED, "")))
        return "#choices"
    for name in (ADD, REMOVE, UP, DOWN):
        if host := hosts.get(request.POST.get(name, "")):
            return _press(request, ballot, name, host)
    return ""


def _press(request: HttpRequest, ballot: Ballot, name: str, host: Host) -> str:
    if name == REMOVE:
        remove_choice(ballot=ballot, host=host)
        messages.success(request, _("%(host)s is off your list.") % {"host": host})
        return "#choices"
    if name == ADD:
        add_choice(ballot=ballot, host=host)
    elif rank := _rank(ballot, host):
        move_choice(ballot=ballot, host=host, to=max(1, rank - 1 if name == UP else rank + 1))
    _say_rank(request, ballot, host)
    return "#hosts" if name == ADD else "#choices"


def _rank(ballot: Ballot, host: Host) -> int | None:
    return ballot.choices.filter(host=host).values_list("rank", flat=True).first()


def _say_rank(request: HttpRequest, ballot: Ballot, host: Host | None) -> None:
    if host and (rank := _rank(ballot, host)):
        words = _("%(host)s is now your choice number %(rank)d.") % {"host": host, "rank": rank}
        messages.success(request, words)
