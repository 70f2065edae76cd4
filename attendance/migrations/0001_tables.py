from __future__ import annotations

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import attendance.models.certificate
import attendance.models.feedback


class Migration(migrations.Migration):
    replaces = [
        ("attendance", "0001_initial"),
        ("attendance", "0002_correction_reason"),
        ("attendance", "0003_certificates"),
        ("attendance", "0004_hour_offers"),
        ("attendance", "0005_scans_and_stewards"),
        ("attendance", "0006_feedback"),
        ("attendance", "0007_named_pupils"),
        ("attendance", "0008_hosts_asked"),
        ("attendance", "0009_minutes_of_grace"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("core", "0001_postgresql"),
        ("events", "0001_tables"),
        ("participants", "0001_tables"),
        ("partners", "0001_tables"),
        ("registrations", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedbackGiven",
            fields=[
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="feedback_given",
                        serialize=False,
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback given",
                "verbose_name_plural": "feedback given",
                "ordering": ["registration"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("present", models.PositiveSmallIntegerField(verbose_name="people present")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("door", "At the door"),
                            ("list", "From a list"),
                            ("import", "From a file"),
                            ("online", "From the log of the online room"),
                        ],
                        max_length=6,
                        verbose_name="how it is known",
                    ),
                ),
                ("arrived_at", models.DateTimeField(verbose_name="arrived at")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="left at")),
                ("door", models.CharField(blank=True, max_length=40, verbose_name="door")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        db_default="",
                        help_text="Written by whoever changed what a door, a file or a log said.",
                        max_length=300,
                        verbose_name="why it was corrected",
                    ),
                ),
                (
                    "occurrence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="events.occurrence",
                        verbose_name="date",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances_recorded",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "ordering": ["-arrived_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["door", "import", "list", "online"])),
                        name="attendance_source_valid",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("registration", "="),
                            ("occurrence", "="),
                            (
                                models.Func(
                                    models.F("arrived_at"),
                                    models.F("left_at"),
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="attendance_not_twice_at_once",
                        violation_error_message="They are written down as present at that time already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at", None),
                            ("left_at__gte", models.F("arrived_at")),
                            _connector="OR",
                        ),
                        name="attendance_left_after_arriving",
                        violation_error_message="Nobody leaves before arriving.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("present__range", (1, 100))),
                        name="attendance_somebody_was_there",
                        violation_error_message="Write how many came: at least one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("present", models.PositiveSmallIntegerField(verbose_name="people present")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("door", "At the door"),
                            ("list", "From a list"),
                            ("import", "From a file"),
                            ("online", "From the log of the online room"),
                        ],
                        max_length=6,
                        verbose_name="how it is known",
                    ),
                ),
                ("arrived_at", models.DateTimeField(verbose_name="arrived at")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="left at")),
                ("door", models.CharField(blank=True, max_length=40, verbose_name="door")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        db_default="",
                        help_text="Written by whoever changed what a door, a file or a log said.",
                        max_length=300,
                        verbose_name="why it was corrected",
                    ),
                ),
                (
                    "occurrence",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.occurrence",
                        verbose_name="date",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="attendance.attendance",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "code",
                    models.CharField(
                        default=attendance.models.certificate.new_certificate_code,
                        editable=False,
                        max_length=15,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("it", "Italian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("full_name", models.CharField(max_length=301, verbose_name="name")),
                ("event_title", models.CharField(max_length=200, verbose_name="event")),
                ("programme_title", models.CharField(max_length=200, verbose_name="programme")),
                ("organisers", models.TextField(blank=True, verbose_name="organisers")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("minutes", models.PositiveIntegerField(verbose_name="minutes attended")),
                ("planned", models.PositiveIntegerField(verbose_name="minutes planned")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revoked_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was revoked"),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="attendance.certificate",
                        verbose_name="replaces",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en", "it"])),
                        name="certificate_language_valid",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("registration", "participant"),
                        name="certificate_one_valid",
                        violation_error_message="There is a certificate already: revoke that first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes__gt", 0), ("minutes__lte", models.F("planned"))
                        ),
                        name="certificate_minutes_of_those_planned",
                        violation_error_message="Nobody attends more than was planned.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="certificate_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at", None), ("revoked_because", "")),
                            models.Q(
                                ("revoked_at__isnull", False),
                                models.Q(("revoked_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="certificate_revoked_with_a_reason",
                        violation_error_message="Say why it is revoked.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "code",
                    models.CharField(
                        default=attendance.models.certificate.new_certificate_code,
                        editable=False,
                        max_length=15,
                        verbose_name="code",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("it", "Italian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("full_name", models.CharField(max_length=301, verbose_name="name")),
                ("event_title", models.CharField(max_length=200, verbose_name="event")),
                ("programme_title", models.CharField(max_length=200, verbose_name="programme")),
                ("organisers", models.TextField(blank=True, verbose_name="organisers")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("minutes", models.PositiveIntegerField(verbose_name="minutes attended")),
                ("planned", models.PositiveIntegerField(verbose_name="minutes planned")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revoked_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was revoked"),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="attendance.certificate",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="attendance.certificate",
                        verbose_name="replaces",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CertificateRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Of all dates of a session together: 70 % of 15 hours are 10 hours and 30 minutes. Leave empty when it is enough to have been there.",
                        null=True,
                        verbose_name="least share of the hours, in percent",
                    ),
                ),
                (
                    "grace",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for the usual 15. In a course (DM 934/2022) there are none.",
                        null=True,
                        verbose_name="minutes late that count as in time",
                    ),
                ),
                (
                    "compulsory",
                    models.ManyToManyField(
                        blank=True,
                        related_name="certificate_rules",
                        to="events.occurrence",
                        verbose_name="dates that nobody may miss",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificate_rule",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for certificates",
                "verbose_name_plural": "rules for certificates",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percent", None), ("percent__range", (1, 100)), _connector="OR"
                        ),
                        name="certificate_rule_percent_valid",
                        violation_error_message="Write 1 to 100 percent, or leave it empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grace", None), ("grace__lte", 60), _connector="OR"),
                        name="certificate_rule_grace_valid",
                        violation_error_message="At most 60 minutes.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateRuleHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Of all dates of a session together: 70 % of 15 hours are 10 hours and 30 minutes. Leave empty when it is enough to have been there.",
                        null=True,
                        verbose_name="least share of the hours, in percent",
                    ),
                ),
                (
                    "grace",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for the usual 15. In a course (DM 934/2022) there are none.",
                        null=True,
                        verbose_name="minutes late that count as in time",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="attendance.certificaterule",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for certificates",
                "verbose_name_plural": "rules for certificates",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CompulsoryDateHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "certificaterule",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="attendance.certificaterule",
                    ),
                ),
                (
                    "occurrence",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.occurrence",
                    ),
                ),
            ],
            options={
                "verbose_name": "compulsory date",
                "verbose_name_plural": "compulsory dates",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=attendance.models.feedback.random_key,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("student", "Students"),
                            ("teacher", "Teachers"),
                            ("host", "Hosts"),
                        ],
                        max_length=7,
                        verbose_name="from whom",
                    ),
                ),
                ("score", models.PositiveSmallIntegerField(verbose_name="score")),
                (
                    "sentence",
                    models.CharField(blank=True, max_length=300, verbose_name="in a sentence"),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="events.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["host", "student", "teacher"])),
                        name="feedback_audience_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__range", (1, 5))), name="feedback_score_valid"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HostAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("has_answered", models.BooleanField(default=False, verbose_name="has answered")),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="partners.professional",
                        verbose_name="professional",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosts_asked",
                        to="events.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "host who is asked",
                "verbose_name_plural": "hosts who are asked",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "professional"), name="host_asked_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HourOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "law",
                    models.CharField(
                        choices=[
                            ("orientation", "Orientation (DM 328/2022)"),
                            ("course", "Orientation course of a university (DM 934/2022)"),
                            ("placement", "School-work training (formerly PCTO)"),
                        ],
                        max_length=11,
                        verbose_name="counts as",
                    ),
                ),
                (
                    "curricular",
                    models.BooleanField(
                        default=False,
                        help_text="In the last three years orientation counts only in lessons (L16).",
                        verbose_name="in lessons",
                    ),
                ),
                (
                    "grace",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for the usual 15. In a course (DM 934/2022) there are none.",
                        null=True,
                        verbose_name="minutes late that count as in time",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hour_offers",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="The body that has agreements with schools; not needed for orientation.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hour_offers",
                        to="partners.organisation",
                        verbose_name="offered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of hours",
                "verbose_name_plural": "offers of hours",
                "ordering": ["event", "law"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("law__in", ["course", "orientation", "placement"])),
                        name="hour_offer_law_valid",
                    ),
                    models.UniqueConstraint(
                        fields=("event", "law"),
                        name="hour_offer_unique",
                        violation_error_message="The event is offered under that law already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grace", None),
                            ("grace", 0),
                            models.Q(
                                models.Q(("law", "course"), _negated=True), ("grace__lte", 60)
                            ),
                            _connector="OR",
                        ),
                        name="hour_offer_grace_valid",
                        violation_error_message="At most 60 minutes; in a course none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("law", "orientation"), ("organisation__isnull", False), _connector="OR"
                        ),
                        name="hour_offer_by_somebody",
                        violation_error_message="Say who offers it: such hours need an agreement with the school.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HourOfferHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "law",
                    models.CharField(
                        choices=[
                            ("orientation", "Orientation (DM 328/2022)"),
                            ("course", "Orientation course of a university (DM 934/2022)"),
                            ("placement", "School-work training (formerly PCTO)"),
                        ],
                        max_length=11,
                        verbose_name="counts as",
                    ),
                ),
                (
                    "curricular",
                    models.BooleanField(
                        default=False,
                        help_text="In the last three years orientation counts only in lessons (L16).",
                        verbose_name="in lessons",
                    ),
                ),
                (
                    "grace",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for the usual 15. In a course (DM 934/2022) there are none.",
                        null=True,
                        verbose_name="minutes late that count as in time",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The body that has agreements with schools; not needed for orientation.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="offered by",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="attendance.houroffer",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of hours",
                "verbose_name_plural": "offers of hours",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NamedPresence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="registrations.rosterentry",
                        verbose_name="pupil of a class",
                    ),
                ),
                (
                    "occurrence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_presences",
                        to="events.occurrence",
                        verbose_name="date",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_presences_recorded",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "pupil ticked by name",
                "verbose_name_plural": "pupils ticked by name",
                "ordering": ["occurrence", "entry"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "occurrence"), name="named_presence_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NamedPresenceHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registrations.rosterentry",
                        verbose_name="pupil of a class",
                    ),
                ),
                (
                    "occurrence",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.occurrence",
                        verbose_name="date",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="attendance.namedpresence",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "pupil ticked by name",
                "verbose_name_plural": "pupils ticked by name",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Scan",
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
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "In"), ("out", "Out")],
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="scanned at")),
                ("said_at", models.DateTimeField(verbose_name="scanned at, by the phone’s clock")),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="people present"
                    ),
                ),
                ("door", models.CharField(blank=True, max_length=40, verbose_name="door")),
                (
                    "voided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back at"),
                ),
                (
                    "occurrence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="events.occurrence",
                        verbose_name="date",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "scan",
                "verbose_name_plural": "scans",
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["registration", "occurrence", "at"], name="scan_of_registration"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["in", "out"])),
                        name="scan_direction_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at__lte", models.F("received_at"))),
                        name="scan_not_from_the_future",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "law",
                    models.CharField(
                        choices=[
                            ("course", "Orientation course of a university (DM 934/2022)"),
                            ("placement", "School-work training (formerly PCTO)"),
                        ],
                        max_length=11,
                        verbose_name="counts as",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="signed on")),
                (
                    "valid_until",
                    models.DateField(
                        help_text="Courses of universities: two school years at most.",
                        verbose_name="valid until",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_agreements",
                        to="partners.organisation",
                        verbose_name="offered by",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hour_agreements",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement with a school",
                "verbose_name_plural": "agreements with schools",
                "ordering": ["-signed_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("law__in", ["course", "placement"])),
                        name="school_agreement_law_valid",
                        violation_error_message="Orientation needs no agreement.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("signed_on"))),
                        name="school_agreement_ends_after_it_was_signed",
                        violation_error_message="An agreement cannot end before it was signed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolAgreementHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "law",
                    models.CharField(
                        choices=[
                            ("course", "Orientation course of a university (DM 934/2022)"),
                            ("placement", "School-work training (formerly PCTO)"),
                        ],
                        max_length=11,
                        verbose_name="counts as",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="signed on")),
                (
                    "valid_until",
                    models.DateField(
                        help_text="Courses of universities: two school years at most.",
                        verbose_name="valid until",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="offered by",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="attendance.schoolagreement",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement with a school",
                "verbose_name_plural": "agreements with schools",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Steward",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stewards_added",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stewards",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stewarded",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "door steward",
                "verbose_name_plural": "door stewards",
                "ordering": ["event", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("event", "user"),
                        name="steward_once_at_a_time",
                        violation_error_message="She is a steward of this event already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None),
                            ("ended_at__gte", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="steward_ends_after_beginning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StewardHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="attendance.steward",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "door steward",
                "verbose_name_plural": "door stewards",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CompulsoryDate",
            fields=[],
            options={
                "verbose_name": "compulsory date",
                "verbose_name_plural": "compulsory dates",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("attendance.certificaterule_compulsory",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_attendancehistory" ("arrived_at", "created_at", "door", "id", "left_at", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_by_id", "registration_id", "source") VALUES (NEW."arrived_at", NEW."created_at", NEW."door", NEW."id", NEW."left_at", NEW."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."present", NEW."reason", NEW."recorded_by_id", NEW."registration_id", NEW."source"); RETURN NULL;',
                    hash="e1790ae0a786b65dac8899e8ea979a8c1261ec33",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78330",
                    table="attendance_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."arrived_at" IS DISTINCT FROM (NEW."arrived_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."door" IS DISTINCT FROM (NEW."door") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."left_at" IS DISTINCT FROM (NEW."left_at") OR OLD."occurrence_id" IS DISTINCT FROM (NEW."occurrence_id") OR OLD."present" IS DISTINCT FROM (NEW."present") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."registration_id" IS DISTINCT FROM (NEW."registration_id") OR OLD."source" IS DISTINCT FROM (NEW."source"))',
                    func='INSERT INTO "attendance_attendancehistory" ("arrived_at", "created_at", "door", "id", "left_at", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_by_id", "registration_id", "source") VALUES (NEW."arrived_at", NEW."created_at", NEW."door", NEW."id", NEW."left_at", NEW."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."present", NEW."reason", NEW."recorded_by_id", NEW."registration_id", NEW."source"); RETURN NULL;',
                    hash="faca9894f0484cb641e786f51c5b54eb0fa639bc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0552f",
                    table="attendance_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_attendancehistory" ("arrived_at", "created_at", "door", "id", "left_at", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reason", "recorded_by_id", "registration_id", "source") VALUES (OLD."arrived_at", OLD."created_at", OLD."door", OLD."id", OLD."left_at", OLD."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."present", OLD."reason", OLD."recorded_by_id", OLD."registration_id", OLD."source"); RETURN NULL;',
                    hash="02fe9ea8fdf63f72e034b64f237ae866eb5ec878",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d7d81",
                    table="attendance_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_certificatehistory" ("code", "created_at", "event_title", "first_day", "full_name", "id", "issued_at", "language", "last_day", "minutes", "organisers", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "programme_title", "registration_id", "replaces_id", "revoked_at", "revoked_because") VALUES (NEW."code", NEW."created_at", NEW."event_title", NEW."first_day", NEW."full_name", NEW."id", NEW."issued_at", NEW."language", NEW."last_day", NEW."minutes", NEW."organisers", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."planned", NEW."programme_title", NEW."registration_id", NEW."replaces_id", NEW."revoked_at", NEW."revoked_because"); RETURN NULL;',
                    hash="94089ac73ff12606e37fbb668cd0c44cb26944f9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4cc4b",
                    table="attendance_certificate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."event_title" IS DISTINCT FROM (NEW."event_title") OR OLD."first_day" IS DISTINCT FROM (NEW."first_day") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_day" IS DISTINCT FROM (NEW."last_day") OR OLD."minutes" IS DISTINCT FROM (NEW."minutes") OR OLD."organisers" IS DISTINCT FROM (NEW."organisers") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."planned" IS DISTINCT FROM (NEW."planned") OR OLD."programme_title" IS DISTINCT FROM (NEW."programme_title") OR OLD."registration_id" IS DISTINCT FROM (NEW."registration_id") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_because" IS DISTINCT FROM (NEW."revoked_because"))',
                    func='INSERT INTO "attendance_certificatehistory" ("code", "created_at", "event_title", "first_day", "full_name", "id", "issued_at", "language", "last_day", "minutes", "organisers", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "programme_title", "registration_id", "replaces_id", "revoked_at", "revoked_because") VALUES (NEW."code", NEW."created_at", NEW."event_title", NEW."first_day", NEW."full_name", NEW."id", NEW."issued_at", NEW."language", NEW."last_day", NEW."minutes", NEW."organisers", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."planned", NEW."programme_title", NEW."registration_id", NEW."replaces_id", NEW."revoked_at", NEW."revoked_because"); RETURN NULL;',
                    hash="8838159473d888978cdf767d5d132d9a579f9101",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_63a73",
                    table="attendance_certificate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_certificatehistory" ("code", "created_at", "event_title", "first_day", "full_name", "id", "issued_at", "language", "last_day", "minutes", "organisers", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "programme_title", "registration_id", "replaces_id", "revoked_at", "revoked_because") VALUES (OLD."code", OLD."created_at", OLD."event_title", OLD."first_day", OLD."full_name", OLD."id", OLD."issued_at", OLD."language", OLD."last_day", OLD."minutes", OLD."organisers", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."planned", OLD."programme_title", OLD."registration_id", OLD."replaces_id", OLD."revoked_at", OLD."revoked_because"); RETURN NULL;',
                    hash="9b5fb92c7b3a24e1efcfea044dcc345e3e152a71",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_80f5e",
                    table="attendance_certificate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificaterule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_certificaterulehistory" ("created_at", "event_id", "grace", "id", "percent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."created_at", NEW."event_id", NEW."grace", NEW."id", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="39f490df3a945528b1d5e981ecf063d4d670bd3a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_36290",
                    table="attendance_certificaterule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificaterule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."grace" IS DISTINCT FROM (NEW."grace") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."percent" IS DISTINCT FROM (NEW."percent"))',
                    func='INSERT INTO "attendance_certificaterulehistory" ("created_at", "event_id", "grace", "id", "percent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."created_at", NEW."event_id", NEW."grace", NEW."id", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="c601f5d6aad815b07f02c3213174e0049216612a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9f1ae",
                    table="attendance_certificaterule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificaterule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_certificaterulehistory" ("created_at", "event_id", "grace", "id", "percent", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."created_at", OLD."event_id", OLD."grace", OLD."id", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="dbd52ca029125f95248294fbfe1626f53c37cb57",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ee831",
                    table="attendance_certificaterule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="houroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_hourofferhistory" ("created_at", "curricular", "event_id", "grace", "id", "law", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."created_at", NEW."curricular", NEW."event_id", NEW."grace", NEW."id", NEW."law", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="e9608fb3d0d273239b855bad3caa310f7a1b7a45",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e942b",
                    table="attendance_houroffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="houroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."curricular" IS DISTINCT FROM (NEW."curricular") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."grace" IS DISTINCT FROM (NEW."grace") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."law" IS DISTINCT FROM (NEW."law") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id"))',
                    func='INSERT INTO "attendance_hourofferhistory" ("created_at", "curricular", "event_id", "grace", "id", "law", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."created_at", NEW."curricular", NEW."event_id", NEW."grace", NEW."id", NEW."law", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="3e0c35b041c1a6d823f24f5f439d062bb951e35e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_20301",
                    table="attendance_houroffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="houroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_hourofferhistory" ("created_at", "curricular", "event_id", "grace", "id", "law", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."created_at", OLD."curricular", OLD."event_id", OLD."grace", OLD."id", OLD."law", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="b37c8cc132dc798a6f23037c4a8926e46d0e364a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e98f7",
                    table="attendance_houroffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namedpresence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_namedpresencehistory" ("created_at", "entry_id", "id", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (NEW."created_at", NEW."entry_id", NEW."id", NEW."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."recorded_by_id"); RETURN NULL;',
                    hash="7d4a1314b6b10df2d877c972f3d5c351b94cdf33",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b7c1",
                    table="attendance_namedpresence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namedpresence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."occurrence_id" IS DISTINCT FROM (NEW."occurrence_id") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                    func='INSERT INTO "attendance_namedpresencehistory" ("created_at", "entry_id", "id", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (NEW."created_at", NEW."entry_id", NEW."id", NEW."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."recorded_by_id"); RETURN NULL;',
                    hash="ecebbeff67c8ab94768257a815add58d208e209f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fdbdd",
                    table="attendance_namedpresence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namedpresence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_namedpresencehistory" ("created_at", "entry_id", "id", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (OLD."created_at", OLD."entry_id", OLD."id", OLD."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."recorded_by_id"); RETURN NULL;',
                    hash="c89474c9f03ae504e78233b32248450e3189ad8e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c59f6",
                    table="attendance_namedpresence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_schoolagreementhistory" ("created_at", "id", "law", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "signed_on", "valid_until") VALUES (NEW."created_at", NEW."id", NEW."law", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."signed_on", NEW."valid_until"); RETURN NULL;',
                    hash="f76af4e3d765d7ad60557bab707ae0a64c9fd5a8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_63b1e",
                    table="attendance_schoolagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."law" IS DISTINCT FROM (NEW."law") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))',
                    func='INSERT INTO "attendance_schoolagreementhistory" ("created_at", "id", "law", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "signed_on", "valid_until") VALUES (NEW."created_at", NEW."id", NEW."law", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."school_id", NEW."signed_on", NEW."valid_until"); RETURN NULL;',
                    hash="d7f729a0eaadc7cf3bb5f893fc163124a6ae793c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_88ac5",
                    table="attendance_schoolagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_schoolagreementhistory" ("created_at", "id", "law", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "signed_on", "valid_until") VALUES (OLD."created_at", OLD."id", OLD."law", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."signed_on", OLD."valid_until"); RETURN NULL;',
                    hash="3eae5e70227825078040903ba72ab22d38c0b24b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f36d1",
                    table="attendance_schoolagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steward",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_stewardhistory" ("added_by_id", "created_at", "ended_at", "event_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."added_by_id", NEW."created_at", NEW."ended_at", NEW."event_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="aeccd27c8c9019943533be9eea7d7df5e9fe6e1f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1c479",
                    table="attendance_steward",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steward",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "attendance_stewardhistory" ("added_by_id", "created_at", "ended_at", "event_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."added_by_id", NEW."created_at", NEW."ended_at", NEW."event_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="e02562a70ddb6fe1d32d4232b4c0a7c88be2562a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_72dd5",
                    table="attendance_steward",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="steward",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_stewardhistory" ("added_by_id", "created_at", "ended_at", "event_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."added_by_id", OLD."created_at", OLD."ended_at", OLD."event_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="b68efa25893164edae0dc31a315a1a99afce920e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_847cb",
                    table="attendance_steward",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="compulsorydate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_compulsorydatehistory" ("certificaterule_id", "id", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (NEW."certificaterule_id", NEW."id", NEW."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\'); RETURN NULL;',
                    hash="85afb4303955256a24010a3087209d12210327a3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_88819",
                    table="attendance_certificaterule_compulsory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="compulsorydate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "attendance_compulsorydatehistory" ("certificaterule_id", "id", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (NEW."certificaterule_id", NEW."id", NEW."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\'); RETURN NULL;',
                    hash="6df19fefcfc66b92887cf251fcc63779e990536d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_51ff8",
                    table="attendance_certificaterule_compulsory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="compulsorydate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "attendance_compulsorydatehistory" ("certificaterule_id", "id", "occurrence_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (OLD."certificaterule_id", OLD."id", OLD."occurrence_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\'); RETURN NULL;',
                    hash="2d1b34518115f6bcd4d21478bc34b358b1fa7ad4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_db1c0",
                    table="attendance_certificaterule_compulsory",
                    when="AFTER",
                ),
            ),
        ),
    ]
