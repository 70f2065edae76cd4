"""Runs of the allocation on the desk: compared with each other, and one of them published."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from careerdays.admin.filters import DaysOfProgramme
from careerdays.admin.run_pages import RunPages, are_comparable
from careerdays.fairness.comparing import MOST
from careerdays.looking_ahead import start_outlook
from careerdays.models import Run
from careerdays.services import make_report, publish_run
from careerdays.standing import left_out
from careerdays.wording import left_apart, proof_of
from core.admin import DeskAdmin, NoDeletion, NothingToType, RowActions, ask_first

SHOWN = (
    "career_day",
    "made_at",
    "made_by",
    "students",
    "proof",
    "left_apart",
    "seed",
    "digest",
    "published_at",
)


@admin.register(Run)
class RunAdmin(RunPages, NothingToType, RowActions, NoDeletion, DeskAdmin[Run]):
    list_display = ["made_at", "career_day", "students", "meetings", "worst", "ranks", "is_optimal"]
    list_filter = [DaysOfProgramme]
    list_select_related = ["career_day__event"]
    search_fields = ["career_day__event__title"]
    actions = ["fairness", "look_ahead", "compare", "publish", "by_hand"]
    fieldsets = [(None, {"fields": SHOWN})]
    readonly_fields = SHOWN

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        mine = Run.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=mine)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The career day's page begins one."""
        return False

    @admin.display(description=gettext_lazy("encounters"))
    def meetings(self, run: Run) -> int | None:
        return run.value_of("meetings")

    @admin.display(description=gettext_lazy("worst choice that somebody gets"))
    def worst(self, run: Run) -> int | None:
        return run.value_of("worst")

    @admin.display(description=gettext_lazy("sum of ranks"))
    def ranks(self, run: Run) -> int | None:
        return run.value_of("ranks")

    @admin.display(description=gettext_lazy("proven best"), boolean=True)
    def is_optimal(self, run: Run) -> bool:
        return run.is_optimal

    @admin.display(description=gettext_lazy("proof"))
    def proof(self, run: Run) -> str:
        return format_html_join("", "{}<br>", ((line,) for line in proof_of(run)))

    @admin.display(description=gettext_lazy("could not stay together"))
    def left_apart(self, run: Run) -> str:
        """A warning, not a fault: they have their timetables, each on her own."""
        return left_apart(run) or _("Nobody: all who asked for it are together.")

    def is_for(self, action: str, row: Any) -> bool:
        if action == "publish":
            return row.career_day.published_at is None
        if action == "by_hand":
            return row.published_at is not None
        return action != "compare"

    @admin.action(description=gettext_lazy("Place or remove a student…"), permissions=["change"])
    def by_hand(self, request: HttpRequest, queryset: QuerySet[Run]) -> HttpResponse | None:
        """The page of the decisions by hand does it, and keeps the reason."""
        run = self._only(request, queryset)
        if run is None:
            return None
        asked = urlencode({"career_day": run.career_day_id})
        return redirect(f"{reverse('admin:careerdays_pin_add')}?{asked}")

    @admin.action(description=gettext_lazy("Fairness report"), permissions=["view"])
    def fairness(self, request: HttpRequest, queryset: QuerySet[Run]) -> HttpResponse | None:
        """Made here where the run has none yet."""
        run = self._only(request, queryset)
        if run is None:
            return None
        make_report(run=run)
        return redirect("admin:careerdays_run_fairness", run.pk)

    @admin.action(
        description=gettext_lazy("What would one more round or host bring?"),
        permissions=["change"],
    )
    def look_ahead(self, request: HttpRequest, queryset: QuerySet[Run]) -> HttpResponse | None:
        """A job allocates again; its page shows how far it is."""
        run = self._only(request, queryset)
        if run is None:
            return None
        job = start_outlook(run, by=cast("User", request.user))
        return redirect("jobs:show", key=job.key)

    @admin.action(description=gettext_lazy("Compare…"), permissions=["view"])
    def compare(self, request: HttpRequest, queryset: QuerySet[Run]) -> HttpResponse | None:
        runs = list(queryset.order_by("pk")[: MOST + 1])
        if not are_comparable(runs):
            words = _("Choose two or three runs of the same career day.")
            self.message_user(request, words, messages.ERROR)
            return None
        chosen = urlencode([("run", run.pk) for run in runs])
        return redirect(f"{reverse('admin:careerdays_run_compare')}?{chosen}")

    def _only(self, request: HttpRequest, queryset: QuerySet[Run]) -> Run | None:
        rows = list(queryset[:2])
        if len(rows) == 1:
            return rows[0]
        self.message_user(request, _("Choose one run."), messages.ERROR)
        return None

    @admin.action(description=gettext_lazy("Publish the timetables…"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Run]) -> HttpResponse | None:
        run = self._only(request, queryset)
        if run is None:
            return None
        number = run.value_of("meetings") or 0
        words = ngettext(
            "%(number)d encounter becomes the timetable that students see. This is done once.",
            "%(number)d encounters become the timetable that students see. This is done once.",
            number,
        )
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="publish",
            title=_("Publish the timetables"),
            button=_("Publish"),
            summary=" ".join(filter(None, [words % {"number": number}, _left_out_words(run)])),
            act=lambda run, _reason: publish_run(run=run),
            outcome=lambda _done: _("The timetables are published: everybody is written to."),
            with_reason=False,
        )


def _left_out_words(run: Run) -> str:
    """How many come and have nobody in ``run``; empty where everybody has somebody."""
    number = left_out(run)
    if not number:
        return ""
    words = ngettext(
        "%(number)d student has a place and nobody in this run, because she came after it or no "
        "seat was left: she finds the free places on her page.",
        "%(number)d students have a place and nobody in this run, because they came after it or "
        "no seat was left: they find the free places on their pages.",
        number,
    )
    return words % {"number": number}
