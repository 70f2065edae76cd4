"""Requests about personal data that must be answered soon, or should have been (L9)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem

SOON = timedelta(days=7)


def late(now: datetime) -> Q:
    """The last day for the answer is over."""
    return Q(outcome="", due_on__lt=localdate(now))


def due_soon(now: datetime) -> Q:
    """The answer is due within a week."""
    today = localdate(now)
    return Q(outcome="", due_on__range=(today, today + SOON))


REQUEST_PROBLEMS = [
    Problem(
        "late",
        _("answer late"),
        ngettext_lazy(
            "%(number)d request about personal data should have been answered already.",
            "%(number)d requests about personal data should have been answered already.",
            "number",
        ),
        late,
    ),
    Problem(
        "due_soon",
        _("answer due within a week"),
        ngettext_lazy(
            "%(number)d request about personal data is to be answered within a week.",
            "%(number)d requests about personal data are to be answered within a week.",
            "number",
        ),
        due_soon,
    ),
]
