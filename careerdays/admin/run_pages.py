"""Pages about runs on the desk: whether one is fair, and several side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from careerdays.fairness.comparing import MOST, columns
from careerdays.fairness.export import headings, rows
from careerdays.fairness.figures import read
from careerdays.fairness.seats import empty_seats
from careerdays.fairness.side_by_side import compared, foreseen
from careerdays.fairness.wording import all_students, choice_headings, shown_tables
from careerdays.models import FairnessReport, Outlook, Run
from disclosure import Rule
from documents.funders import preamble
from exchange.sheets.writing import CSV_TYPE, csv_pieces
from jobs.desk import downloaded
from programmes.models import Programme

PREFIX = "careerdays_run_"

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Run]
else:
    Base = object


class RunPages(Base):
    """Only runs that the table shows her have them: what is not hers is 404."""

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/fairness/", guarded(self.fairness_view), name=f"{PREFIX}fairness"),
            path("<int:pk>/fairness.csv", guarded(self.fairness_sheet), name=f"{PREFIX}sheet"),
            path("compare/", guarded(self.compare_view), name=f"{PREFIX}compare"),
            *super().get_urls(),
        ]

    def fairness_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who got what she chose, where seats are empty, what more would bring."""
        run = self._run(request, pk)
        context: dict[str, Any] = {"run": run, "seats": empty_seats(run), **_figures(run)}
        if outlook := Outlook.objects.filter(run=run).first():
            context["outlook"] = outlook
            context["outlook_headings"], context["outlook_rows"] = foreseen(outlook)
        return self._page(request, "fairness", _("Fairness report"), context, of=run)

    def fairness_sheet(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same figures as CSV, under the words of the funders (L28)."""
        run = self._run(request, pk)
        report = FairnessReport.objects.filter(run=run).first()
        if report is None:
            raise Http404
        figures = read(report.figures)
        programmes = Programme.objects.filter(pk=run.career_day.event.programme_id)
        pieces = csv_pieces(preamble(programmes), headings(figures), rows(figures))
        return downloaded(pieces, name=_("fairness.csv"), content_type=CSV_TYPE)

    def compare_view(self, request: HttpRequest) -> HttpResponse:
        """Two or three runs of one career day, the oldest first."""
        asked = [int(pk) for pk in request.GET.getlist("run") if pk.isdecimal()]
        runs = list(self._visible(request).filter(pk__in=asked[: MOST + 1]).order_by("pk"))
        if not are_comparable(runs):
            raise Http404
        found = columns(runs)
        context = {"columns": found, "lines": compared(found), "career_day": runs[0].career_day}
        return self._page(request, "compare", _("Compare runs"), context)

    def _run(self, request: HttpRequest, pk: int) -> Run:
        run = self._visible(request).filter(pk=pk).first()
        if run is None:
            raise Http404
        return run

    def _visible(self, request: HttpRequest) -> QuerySet[Run]:
        if not self.has_view_permission(request):
            raise Http404
        return self.get_queryset(request).select_related("career_day__event", "made_by")

    def _page(
        self,
        request: HttpRequest,
        name: str,
        title: str,
        context: dict[str, Any],
        of: Run | None = None,
    ) -> HttpResponse:
        shell = {**self.admin_site.each_context(request), "opts": self.opts, "original": of}
        template = f"admin/careerdays/{name}.html"
        return TemplateResponse(request, template, {**shell, "title": title, **context})


def are_comparable(runs: list[Run]) -> bool:
    """Two or three, of the same career day."""
    return 2 <= len(runs) <= MOST and len({run.career_day_id for run in runs}) == 1


def _figures(run: Run) -> dict[str, Any]:
    report = FairnessReport.objects.filter(run=run).first()
    if report is None:
        return {"report": None}
    figures = read(report.figures)
    return {
        "report": report,
        "total": all_students(figures),
        "tables": shown_tables(figures),
        "choices": choice_headings(len(figures.total.met)),
        "most_hidden": Rule().threshold - 1,
    }
