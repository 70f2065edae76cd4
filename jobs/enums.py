from __future__ import annotations

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobStatus(models.TextChoices):
    """Where a piece of long work is."""

    QUEUED = "queued", _("Waiting for its turn")
    RUNNING = "running", _("At work")
    SUCCEEDED = "succeeded", _("Done")
    FAILED = "failed", _("Not done")
    CANCELLED = "cancelled", _("Cancelled")

    LIVE = nonmember(frozenset({"queued", "running"}))
    OVER = nonmember(frozenset({"succeeded", "failed", "cancelled"}))


class FileRole(models.TextChoices):
    """What a file of a job is."""

    INPUT = "input", _("What was handed in")
    OUTPUT = "output", _("What came out")
    ROWS = "rows", _("What happened to each row")
