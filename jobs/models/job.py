"""Long work that somebody asked for, what became of it, and its files."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from accounts.models import User
from core.constraints import one_of
from jobs.enums import FileRole, JobStatus


def expiry() -> datetime:
    """When a job of this moment is forgotten, with its files."""
    return timezone.now() + timedelta(days=settings.JOB_RETENTION_DAYS)


class JobQuerySet(models.QuerySet["Job"]):
    def of(self, user: User | AnonymousUser) -> JobQuerySet:
        """The jobs that ``user`` started. Nobody else may have what came out of them."""
        return self.filter(owner=user.pk) if user.is_authenticated else self.none()

    def visible_to(self, user: User | AnonymousUser) -> JobQuerySet:
        """Her own; a platform administrator reads of all that they ran, not what came out."""
        return self if user.is_superuser else self.of(user)

    def unexpired(self) -> JobQuerySet:
        return self.filter(expires_at__gt=timezone.now())

    def live(self) -> JobQuerySet:
        """Waiting or at work."""
        return self.filter(status__in=JobStatus.LIVE)


class Job(models.Model):
    """One piece of long work. ``jobs.runner`` runs it, at most once for each time it is started.

    ``parameters`` and ``result`` are what its kind (``jobs.kinds``) reads and answers. What it
    changed is saved in the same transaction as ``succeeded``: it is all there, or nothing is, and
    then ``refusal`` says why in a sentence for the owner.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="jobs",
        verbose_name=_("owner"),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ITALIAN
    )
    status = models.CharField(
        _("status"), max_length=9, choices=JobStatus, default=JobStatus.QUEUED
    )
    origin = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("follows"),
    )
    parameters: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        _("parameters"), default=dict, blank=True
    )
    result: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        _("result"), default=dict, blank=True
    )
    refusal = models.TextField(_("why it was not done"), blank=True)
    done = models.PositiveIntegerField(_("done so far"), default=0)
    total = models.PositiveIntegerField(_("to do"), default=0)
    created_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    cancel_requested_at = models.DateTimeField(_("cancelling asked for at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), default=expiry)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]
        constraints = [
            one_of("status", JobStatus, name="job_status_valid"),
            models.CheckConstraint(
                name="job_finished_at_when_over",
                condition=Q(status__in=sorted(JobStatus.LIVE), finished_at=None)
                | (Q(finished_at__isnull=False) & ~Q(status__in=sorted(JobStatus.LIVE))),
            ),
            models.CheckConstraint(name="job_done_within_total", condition=Q(done__lte=F("total"))),
            # Pressing the button twice follows a job up once.
            models.UniqueConstraint(
                fields=["origin", "kind"],
                condition=Q(status__in=["queued", "running", "succeeded"]),
                name="job_followed_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["status", "created_at"],
                name="job_live",
                condition=Q(status__in=["queued", "running"]),
            ),
            models.Index(fields=["expires_at"], name="job_expiry"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_live(self) -> bool:
        return self.status in JobStatus.LIVE

    @property
    def is_being_cancelled(self) -> bool:
        return self.is_live and self.cancel_requested_at is not None

    @property
    def percentage(self) -> int:
        """How much of it is done, as far as is known."""
        return self.done * 100 // self.total if self.total else 0


class JobFileQuerySet(models.QuerySet["JobFile"]):
    def of(self, user: User | AnonymousUser) -> JobFileQuerySet:
        """Files that ``user`` may have: of her own jobs, until they expire. Nobody else's."""
        return self.filter(job__in=Job.objects.of(user).unexpired())


class JobFile(models.Model):
    """A file handed to a job or made by it. In the database: our processes share no disk."""

    job = models.ForeignKey(
        Job, on_delete=models.CASCADE, related_name="files", verbose_name=_("job")
    )
    role = models.CharField(_("role"), max_length=6, choices=FileRole)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("content type"), max_length=100)
    content = models.BinaryField(_("content"))
    size = models.PositiveIntegerField(_("size (bytes)"))

    objects = JobFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a job")
        verbose_name_plural = _("files of jobs")
        ordering = ["job", "pk"]
        constraints = [
            one_of("role", FileRole, name="job_file_role_valid"),
            models.UniqueConstraint(
                fields=["job", "role", "name"], name="job_file_once_in_its_role"
            ),
        ]

    def __str__(self) -> str:
        return self.name
