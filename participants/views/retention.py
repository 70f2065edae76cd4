"""What will be forgotten, and when: watched from the desk (L8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jobs.desk import desk_page, on_the_desk
from participants.access import refuse_who_sees_no_privacy
from participants.models import RetentionRun
from participants.retention.duties import duties
from participants.retention.plan import (
    Due,
    by_month,
    calendar,
    due_on,
    keys_due,
    months_of,
    only_of,
)
from participants.retention.work import stop
from programmes.models import Programme

MOST_KEYS = 100
LATEST = 10


class DayForm(forms.Form):
    """The day on which one would like to know what is due."""

    on = forms.DateField(
        label=gettext_lazy("On the day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Write the day.")},
    )


@desk_page
@require_safe
def retention_calendar(request: HttpRequest) -> HttpResponse:
    """Twelve months ahead, by what goes and of which programme."""
    refuse_who_sees_no_privacy(request)
    today = timezone.localdate()
    months = months_of(today)
    titles = _titles(request)
    numbers = by_month(_hers(request, calendar(today), titles))
    context: dict[str, Any] = {
        "title": _("What is forgotten, and when"),
        "months": months,
        "tables": [
            {
                "duty": duty,
                "rows": [
                    (titles.get(programme, ""), [found.get(month, 0) for month in months])
                    for (name, programme), found in numbers.items()
                    if name == duty.name
                ],
            }
            for duty in duties()
        ],
        "runs": RetentionRun.objects.all()[:LATEST] if request.user.is_superuser else [],
        "names": {duty.name: duty.title for duty in duties()},
    }
    return on_the_desk(request, "participants/retention_calendar.html", context)


@desk_page
@require_safe
def retention_dry_run(request: HttpRequest) -> HttpResponse:
    """What would go on a day: numbers, and for administrators the numbers of the rows."""
    refuse_who_sees_no_privacy(request)
    form = DayForm(request.GET if "on" in request.GET else {"on": timezone.localdate()})
    if not form.is_valid():
        context: dict[str, Any] = {"title": _("What is due on a day"), "form": form}
        return on_the_desk(request, "participants/retention_dry_run.html", context, status=422)
    day: date = form.cleaned_data["on"]
    titles = _titles(request)
    due = _hers(request, due_on(day), titles)
    context = {
        "title": _("What is due on a day"),
        "form": form,
        "day": day,
        "found": [(one.duty.title, titles.get(one.programme, ""), one.number) for one in due],
        "keys": [
            (duty.title, keys_due(duty, day, most=MOST_KEYS))
            for duty in duties()
            if request.user.is_superuser
        ],
        "most": MOST_KEYS,
    }
    return on_the_desk(request, "participants/retention_dry_run.html", context)


@desk_page
@require_POST
def retention_stop(request: HttpRequest) -> HttpResponse:
    """Ask the run at work to end after the slice it is at; administrators alone."""
    if request.user.is_superuser:
        for run in RetentionRun.objects.filter(ended_at=None):
            stop(run)
    return redirect("retention:calendar")


def _titles(request: HttpRequest) -> Mapping[Any, str]:
    """The programmes that she sees, by id."""
    hers = Programme.objects.coordinated_by(request.user).order_by("-ends_on", "pk")
    return dict(hers.values_list("pk", "title"))


def _hers(request: HttpRequest, due: list[Due], titles: Mapping[Any, str]) -> list[Due]:
    """A coordinator sees the numbers of her programmes, an administrator all of them."""
    return due if request.user.is_superuser else only_of(due, list(titles))
