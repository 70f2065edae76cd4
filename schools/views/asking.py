"""Asking to act for a school, taking it back, and leaving."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.errors import DomainError
from schools.access import school_of_registry, teacher_of
from schools.enums import TeacherStatus
from schools.forms import AskForm
from schools.models import School, Teacher
from schools.services import ask_to_teach, is_shown_by_address, leave_school


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Who she is; then she is a teacher of the school at once, or waits to be verified."""
    school, user = school_of_registry(code), cast("User", request.user)
    teacher = teacher_of(request, school)
    if teacher and teacher.is_verified:
        return redirect("schools:workspace", code=school.ministerial_code)
    names = {"first_name": user.first_name, "last_name": user.last_name}
    form = AskForm(request.POST if request.method == "POST" else None, initial=names)
    if not form.is_valid():
        return _page(request, school, teacher, form, status=422 if form.is_bound else 200)
    try:
        teacher = ask_to_teach(user=user, school=school, **form.cleaned_data)
    except DomainError as error:
        return _page(request, school, teacher, form, refusal=error, status=422)
    if teacher.is_verified:
        messages.success(request, _("you are among the teachers of this school."))
        return redirect("schools:workspace", code=school.ministerial_code)
    return redirect("schools:ask", code=school.ministerial_code)


def _page(
    request: HttpRequest,
    school: School,
    teacher: Teacher | None,
    form: AskForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    user = cast("User", request.user)
    asking = teacher or Teacher(user=user, school=school)
    again = asking.may_ask_again_at
    context = {
        "school": school,
        "teacher": teacher,
        "waits": bool(teacher) and asking.status == TeacherStatus.WAITING,
        "was_turned_down": asking.may_ask_again_at is not None,
        "again_on": again if again and again > timezone.now() else None,
        "is_enough": is_shown_by_address(asking),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "schools/ask.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """She teaches there no more, or takes back that she asked."""
    school = school_of_registry(code)
    teacher = teacher_of(request, school)
    if teacher is None or teacher.status not in {TeacherStatus.VERIFIED, TeacherStatus.WAITING}:
        raise Http404
    if request.method != "POST":
        return render(request, "schools/leave.html", {"school": school, "teacher": teacher})
    leave_school(teacher=teacher)
    left = _("you have left the school.") if teacher.is_verified else _("you took it back.")
    messages.success(request, left)
    return redirect("portal:me")
