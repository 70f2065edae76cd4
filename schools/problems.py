"""Teachers who wait for somebody to say whether they teach at their school."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem
from schools.enums import TeacherStatus


def to_verify(_now: datetime) -> Q:
    """She asked to act for a school, and her address does not show that she teaches there."""
    return Q(status=TeacherStatus.WAITING)


TEACHER_PROBLEMS = [
    Problem(
        "to_verify",
        _("awaiting verification"),
        ngettext_lazy(
            "%(number)d teacher awaits verification.",
            "%(number)d teachers await verification.",
            "number",
        ),
        to_verify,
    ),
]
