"""The one door to a school's workspace.

A school of which she is not a verified teacher has none: the answer is 404, never 403.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from schools.models import School, SchoolClass, Teacher
from schools.years import open_years

RELATED = ["organisation__municipality", "institute__organisation"]


def school_for_teacher(request: HttpRequest, code: str) -> School:
    """The school with that ministerial code, of which the reader is a verified teacher."""
    hers = School.objects.taught_by(request.user).select_related(*RELATED)
    return get_object_or_404(hers, ministerial_code=code.upper())


def school_of_registry(code: str) -> School:
    """Any school with that ministerial code: the registry is public."""
    return get_object_or_404(School.objects.select_related(*RELATED), ministerial_code=code.upper())


def teacher_of(request: HttpRequest, school: School) -> Teacher | None:
    """What the reader is, or asked to be, at ``school``."""
    return Teacher.objects.of(request.user).filter(school=school).first()


def open_class_of(school: School, pk: int) -> SchoolClass:
    """A class of ``school`` that its teachers may still change."""
    open_ones = school.classes.filter(school_year__in=open_years(timezone.localdate()))
    return get_object_or_404(open_ones.select_related("school__organisation"), pk=pk)
