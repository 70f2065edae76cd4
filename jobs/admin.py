"""Long work and exports at the desk: to look at. A job's own page is in ``jobs.views``."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.admin import DeskAdmin
from core.admin.problems import ProblemFilter
from jobs.kinds import kind_titles
from jobs.models import ExportLog, Job
from jobs.problems import JOB_PROBLEMS


class ToRead(DeskAdmin[Any]):
    """Rows that the portal writes: nobody makes, changes or deletes one by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class JobProblems(ProblemFilter):
    """Of who looks: others see to theirs."""

    problems = JOB_PROBLEMS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        return super().queryset(request, queryset).filter(owner=request.user.pk)


@admin.register(Job)
class JobAdmin(ToRead):
    list_display = ["title", "what", "status", "owner", "created_at", "finished_at"]
    list_filter = [JobProblems, "status"]
    list_select_related = ["owner"]
    search_fields = ["title", "owner__email"]
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        return Job.objects.visible_to(request.user).unexpired().defer("parameters", "result")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A job has one page: the one that shows how far it is."""
        job = self.get_object(request, unquote(object_id))
        if job is None:
            return super().change_view(request, object_id, form_url, extra_context)
        return redirect("jobs:show", key=job.key)

    @admin.display(description=Job._meta.get_field("kind").verbose_name, ordering="kind")
    def what(self, job: Job) -> str:
        return str(dict(kind_titles()).get(job.kind, job.kind))


@admin.register(ExportLog)
class ExportLogAdmin(ToRead):
    list_display = ["at", "user", "title", "rows", "format", "filters"]
    list_filter = ["format", "title"]
    list_select_related = ["user"]
    search_fields = ["title", "filters", "user__email"]
    date_hierarchy = "at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExportLog]:
        return ExportLog.objects.visible_to(request.user)
