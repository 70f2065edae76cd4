"""The log of an online room: looked at first, then saved; nobody in it is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from attendance.enums import Source
from attendance.list_access import date_for, refuse_others
from attendance.log_forms import ZONES, LogForm, WhoForm, attributed, choices_of
from attendance.online import Found, Log, match, read_log
from attendance.online.carrying import packed, unpacked
from attendance.online.matching import people_of
from attendance.online.moments import Clock
from attendance.services.importing import Told, record_told
from core.errors import DomainError
from events.models import Occurrence
from jobs.desk import on_the_desk
from programmes.fundings import fundings_of


@require_http_methods(["GET", "HEAD", "POST"])
def online_log(request: HttpRequest, key: UUID) -> HttpResponse:
    """Hand the log in; what it says is shown, and nothing is written yet."""
    refuse_others(request)
    occurrence = date_for(request, key)
    form = LogForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, occurrence, {"form": form}, status=422 if form.is_bound else 200)
    clock = Clock(
        ZONES[form.cleaned_data["zone"]],
        timezone.localdate(occurrence.starts_at),
        month_first=bool(form.cleaned_data["month_first"]),
    )
    try:
        log = read_log(form.cleaned_data["file"].read(), occurrence, clock)
    except DomainError as refusal:
        form.add_error("file", str(refusal))
        return _page(request, occurrence, {"form": form}, status=422)
    return _page(request, occurrence, _what_it_says(occurrence, log))


@require_POST
def save_log(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write the stays of who was found, and of whom somebody attributed."""
    refuse_others(request)
    occurrence = date_for(request, key)
    try:
        carried = unpacked(occurrence, request.POST.get("log", ""))
    except BadSignature:
        messages.error(request, _("This page is too old: hand the log in again."))
        return redirect("presence:log", key=key)
    choices = choices_of(people_of(occurrence))
    forms = [
        None if found else WhoForm(request.POST, number=number, choices=choices)
        for number, (found, _stays) in enumerate(carried)
    ]
    if not all(form.is_valid() for form in forms if form):
        messages.error(request, _("Somebody has no place any more: hand the log in again."))
        return redirect("presence:log", key=key)
    stays = attributed(carried, forms)
    told = [Told(who, who, occurrence.pk, 1, theirs) for who, theirs in stays.items() if theirs]
    by = cast("User", request.user)
    refusals = record_told(told=told, source=Source.ONLINE, by=by, now=timezone.now())
    _say(request, len(told) - len(refusals), len(refusals))
    return redirect("presence:list", key=key)


def _what_it_says(occurrence: Occurrence, log: Log) -> dict[str, Any]:
    people = people_of(occurrence)
    found = match(log.lines, people)
    choices = choices_of(people)
    return {
        "log": log,
        "known": [one for one in found if one.registration],
        "strange": [
            (one, WhoForm(None, number=number, choices=choices))
            for number, one in enumerate(found)
            if one.registration is None
        ],
        "carried": packed(occurrence, found),
        "missing": _missing(people, found),
    }


def _missing(people: Sequence[Any], found: Sequence[Found]) -> int:
    """How many have a place and are not in the log by any name that is known."""
    there = {one.registration.pk for one in found if one.registration}
    return sum(one.pk not in there for one in people)


def _say(request: HttpRequest, written: int, refused: int) -> None:
    words = ngettext("%(number)d person is written.", "%(number)d people are written.", written)
    messages.success(request, words % {"number": written})
    if refused:
        left = ngettext(
            "Of %(number)d something else is written already: it stays as it is.",
            "Of %(number)d something else is written already: they stay as they are.",
            refused,
        )
        messages.warning(request, left % {"number": refused})


def _page(
    request: HttpRequest, occurrence: Occurrence, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    context = {
        "title": _("Log of the online room: %(event)s") % {"event": occurrence.session.event.title},
        "occurrence": occurrence,
        "form": None,
        "log": None,
        "fundings": fundings_of([occurrence.session.event.programme]),
        **shown,
    }
    return on_the_desk(request, "attendance/log.html", context, status=status)
