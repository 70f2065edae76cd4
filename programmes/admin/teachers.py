"""Teachers on the desk: verified, refused and removed by the coordinators of a network."""

from __future__ import annotations

from typing import cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from core.admin import DeskAdmin, NoDeletion, NothingToType, RowActions, ask_first
from core.admin.problems import ProblemFilter
from programmes.access import teachers_of_her_networks
from programmes.admin_filters import OfProgramme
from schools.enums import TeacherStatus
from schools.models import Teacher
from schools.problems import TEACHER_PROBLEMS
from schools.services import refuse_teacher, remove_teacher, verify_teacher


class TeacherProblems(ProblemFilter):
    problems = TEACHER_PROBLEMS


class TeachersOfProgramme(OfProgramme):
    path = "school__programmes"


@admin.register(Teacher)
class TeacherAdmin(NothingToType, RowActions, NoDeletion, DeskAdmin[Teacher]):
    list_display = ["user", "address", "school", "municipality", "status", "proof", "asked_at"]
    list_filter = [TeacherProblems, TeachersOfProgramme, "status", "proof"]
    list_select_related = ["user", "school__organisation__municipality", "verified_by"]
    search_fields = [
        "user__last_name",
        "user__first_name",
        "user__email",
        "school__organisation__name",
        "school__ministerial_code",
    ]
    date_hierarchy = "asked_at"
    fieldsets = [
        (None, {"fields": ["user", "address", "school", "note"]}),
        (
            gettext_lazy("State"),
            {"fields": ["status", "proof", "verified_by", "reason"]},
        ),
        (gettext_lazy("When"), {"fields": ["asked_at", "verified_at", "turned_down_at"]}),
    ]
    actions = ["verify", "refuse", "remove"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Teacher]:
        shown: QuerySet[Teacher] = super().get_queryset(request)
        return shown.filter(pk__in=teachers_of_her_networks(request.user).values("pk"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Teachers come by themselves, or are invited by colleagues."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Teacher | None = None) -> list[str]:
        return ["address", *(field.name for field in self.opts.fields)]

    @admin.display(description=gettext_lazy("email address"), ordering="user__email")
    def address(self, teacher: Teacher) -> str:
        return teacher.user.email

    @admin.display(
        description=gettext_lazy("municipality"), ordering="school__organisation__municipality"
    )
    def municipality(self, teacher: Teacher) -> str:
        return str(teacher.school.organisation.municipality or "")

    def is_for(self, action: str, teacher: Teacher) -> bool:
        """Only who waits is verified or refused, and only who was verified removed."""
        wanted = TeacherStatus.VERIFIED if action == "remove" else TeacherStatus.WAITING
        return teacher.status == wanted

    @admin.action(description=gettext_lazy("Verify…"), permissions=["change"])
    def verify(self, request: HttpRequest, queryset: QuerySet[Teacher]) -> HttpResponse | None:
        by = cast("User", request.user)
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="verify",
            title=_("Verify that these people teach at their school"),
            act=lambda teacher, _reason: verify_teacher(teacher=teacher, by=by),
            with_reason=False,
            button=ngettext("Verify the teacher", "Verify the teachers", queryset.count()),
            summary=_("From then on they act for the school. Each gets a mail that says so."),
            effect=_in_one_line,
        )

    @admin.action(description=gettext_lazy("Refuse…"), permissions=["change"])
    def refuse(self, request: HttpRequest, queryset: QuerySet[Teacher]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="refuse",
            title=_("Refuse these people as teachers of their school"),
            act=lambda teacher, reason: refuse_teacher(teacher=teacher, reason=reason),
            button=ngettext("Refuse the request", "Refuse the requests", queryset.count()),
            summary=_("Each gets a mail with the reason, and can ask again after a week."),
            effect=_in_one_line,
        )

    @admin.action(description=gettext_lazy("Remove…"), permissions=["change"])
    def remove(self, request: HttpRequest, queryset: QuerySet[Teacher]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="remove",
            title=_("Remove these people from their school"),
            act=lambda teacher, reason: remove_teacher(teacher=teacher, reason=reason),
            button=ngettext("Remove the teacher", "Remove the teachers", queryset.count()),
            summary=_(
                "From then on they do nothing for the school. Each gets a mail that says why."
            ),
            effect=_in_one_line,
        )


def _in_one_line(teacher: Teacher) -> str:
    """By what a coordinator can tell whether she teaches there."""
    parts = [teacher.user.email, teacher.school.ministerial_code, teacher.note]
    return " · ".join(part for part in parts if part)
