"""Long work that came to nothing, for who asked for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem
from jobs.enums import JobStatus
from jobs.models import Job

# Who has not come back to it for so long no longer waits for it.
REMEMBERED = timedelta(days=7)


def failed(now: datetime) -> Q:
    """Not done, and its owner has not succeeded with work of that kind since."""
    since = Job.objects.filter(
        owner=OuterRef("owner"),
        kind=OuterRef("kind"),
        status=JobStatus.SUCCEEDED,
        created_at__gt=OuterRef("created_at"),
    )
    return Q(status=JobStatus.FAILED, finished_at__gt=now - REMEMBERED) & ~Q(Exists(since))


JOB_PROBLEMS = [
    Problem(
        "failed",
        _("mine, failed in the last week"),
        ngettext_lazy(
            "%(number)d import or export of yours failed: nothing of it was saved.",
            "%(number)d imports or exports of yours failed: nothing of them was saved.",
            "number",
        ),
        failed,
    ),
]
