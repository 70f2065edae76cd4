"""A school's pages, for its verified teachers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from schools.access import school_for_teacher


@require_safe
def workspace(request: HttpRequest, code: str) -> HttpResponse:
    """What the registry says of the school, and the way to its pages."""
    school = school_for_teacher(request, code)
    return render(request, "schools/workspace.html", {"school": school, "current": "school"})


@require_safe
def colleagues(request: HttpRequest, code: str) -> HttpResponse:
    """Who else may act for the school, and who is invited to."""
    school = school_for_teacher(request, code)
    teachers = school.teachers.verified().select_related("user")
    context = {
        "school": school,
        "current": "colleagues",
        "invitations": school.invitations.open(timezone.now()).order_by("email"),
        "teachers": teachers.order_by("user__last_name", "user__first_name", "pk"),
    }
    return render(request, "schools/colleagues.html", context)
