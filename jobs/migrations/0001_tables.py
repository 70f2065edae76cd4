from __future__ import annotations

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import jobs.models.job


class Migration(migrations.Migration):
    replaces = [("jobs", "0001_initial"), ("jobs", "0002_jobs_files_and_exports")]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, unique=True, verbose_name="name")),
                ("beaten_at", models.DateTimeField(verbose_name="last beat")),
            ],
            options={
                "verbose_name": "heartbeat",
                "verbose_name_plural": "heartbeats",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ExportLog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="when"),
                ),
                ("table", models.CharField(max_length=100, verbose_name="table")),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                ("rows", models.PositiveIntegerField(verbose_name="rows")),
                ("format", models.CharField(max_length=10, verbose_name="format")),
                (
                    "filters",
                    models.TextField(
                        blank=True,
                        help_text="What was searched and filtered, in words.",
                        verbose_name="filters",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "ordering": ["-at", "-pk"],
                "permissions": [("export_exportlog", "Can take data out")],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="key"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("it", "Italian"), ("en", "English")],
                        default="it",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting for its turn"),
                            ("running", "At work"),
                            ("succeeded", "Done"),
                            ("failed", "Not done"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "parameters",
                    models.JSONField(blank=True, default=dict, verbose_name="parameters"),
                ),
                ("result", models.JSONField(blank=True, default=dict, verbose_name="result")),
                ("refusal", models.TextField(blank=True, verbose_name="why it was not done")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="done so far")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="to do")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked for at"
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="started at"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                (
                    "cancel_requested_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="cancelling asked for at"
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(default=jobs.models.job.expiry, verbose_name="kept until"),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followers",
                        to="jobs.job",
                        verbose_name="follows",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["queued", "running"])),
                        fields=["status", "created_at"],
                        name="job_live",
                    ),
                    models.Index(fields=["expires_at"], name="job_expiry"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["cancelled", "failed", "queued", "running", "succeeded"],
                            )
                        ),
                        name="job_status_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at", None), ("status__in", ["queued", "running"])),
                            models.Q(
                                ("finished_at__isnull", False),
                                models.Q(("status__in", ["queued", "running"]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="job_finished_at_when_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done__lte", models.F("total"))),
                        name="job_done_within_total",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["queued", "running", "succeeded"])),
                        fields=("origin", "kind"),
                        name="job_followed_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("input", "What was handed in"),
                            ("output", "What came out"),
                            ("rows", "What happened to each row"),
                        ],
                        max_length=6,
                        verbose_name="role",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content_type", models.CharField(max_length=100, verbose_name="content type")),
                ("content", models.BinaryField(verbose_name="content")),
                ("size", models.PositiveIntegerField(verbose_name="size (bytes)")),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="jobs.job",
                        verbose_name="job",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a job",
                "verbose_name_plural": "files of jobs",
                "ordering": ["job", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["input", "output", "rows"])),
                        name="job_file_role_valid",
                    ),
                    models.UniqueConstraint(
                        fields=("job", "role", "name"), name="job_file_once_in_its_role"
                    ),
                ],
            },
        ),
    ]
