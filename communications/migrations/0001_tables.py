from __future__ import annotations

import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("communications", "0001_initial"),
        ("communications", "0002_resending"),
        ("communications", "0003_email_by_registration"),
        ("communications", "0004_indexes_of_the_desk"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Email",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                (
                    "dedup_key",
                    models.CharField(max_length=200, unique=True, verbose_name="deduplication key"),
                ),
                ("to", models.EmailField(max_length=254, verbose_name="to")),
                (
                    "language",
                    models.CharField(
                        choices=[("it", "Italian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("context", models.JSONField(blank=True, default=dict, verbose_name="context")),
                (
                    "is_secret",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Holds a code: its text is never kept and nobody reads it here.",
                        verbose_name="secret",
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        db_default=5, default=5, verbose_name="priority"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "To send"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                            ("dropped", "No longer needed"),
                        ],
                        db_default="pending",
                        default="pending",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="attempts"
                    ),
                ),
                (
                    "next_attempt_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="next attempt",
                    ),
                ),
                (
                    "leased_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="leased until"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "last_error",
                    models.CharField(
                        blank=True, db_default="", max_length=500, verbose_name="last error"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        blank=True, db_default="", max_length=300, verbose_name="subject"
                    ),
                ),
                ("body_text", models.TextField(blank=True, db_default="", verbose_name="text")),
                ("body_html", models.TextField(blank=True, db_default="", verbose_name="HTML")),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="emails",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient",
                    ),
                ),
            ],
            options={
                "verbose_name": "email",
                "verbose_name_plural": "emails",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "pending")),
                        fields=["priority", "next_attempt_at", "id"],
                        name="email_pending",
                    ),
                    models.Index(
                        condition=models.Q(("status", "sending")),
                        fields=["leased_until"],
                        name="email_sending",
                    ),
                    models.Index(
                        condition=models.Q(("is_secret", False)),
                        fields=["-id"],
                        name="email_readable",
                    ),
                    models.Index(
                        condition=models.Q(("is_secret", False), ("status", "failed")),
                        fields=["-id"],
                        name="email_failed",
                    ),
                    models.Index(
                        django.db.models.functions.comparison.Cast(
                            django.db.models.fields.json.KeyTextTransform(
                                "registration", "context"
                            ),
                            models.BigIntegerField(),
                        ),
                        condition=models.Q(("is_secret", False)),
                        name="email_registration",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["dropped", "failed", "pending", "sending", "sent"])
                        ),
                        name="email_status_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("status", "sent")),
                            models.Q(
                                models.Q(("status", "sent"), _negated=True), ("sent_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="email_sent_at_when_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("leased_until__isnull", False), ("status", "sending")),
                            models.Q(
                                models.Q(("status", "sending"), _negated=True),
                                ("leased_until", None),
                            ),
                            _connector="OR",
                        ),
                        name="email_leased_while_sending",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=500, verbose_name="why it had failed"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "copy",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copied",
                        to="communications.email",
                        verbose_name="copy",
                    ),
                ),
                (
                    "email",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resendings",
                        to="communications.email",
                        verbose_name="email",
                    ),
                ),
            ],
            options={
                "verbose_name": "message sent again",
                "verbose_name_plural": "messages sent again",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ResendingHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reason",
                    models.CharField(blank=True, max_length=500, verbose_name="why it had failed"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "copy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="communications.email",
                        verbose_name="copy",
                    ),
                ),
                (
                    "email",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="communications.email",
                        verbose_name="email",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="communications.resending",
                    ),
                ),
            ],
            options={
                "verbose_name": "message sent again",
                "verbose_name_plural": "messages sent again",
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resending",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "communications_resendinghistory" ("asked_by_id", "copy_id", "created_at", "email_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."asked_by_id", NEW."copy_id", NEW."created_at", NEW."email_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="3a38cdf543da9d213ff8e4790565754938565cc4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e2ef2",
                    table="communications_resending",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resending",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "communications_resendinghistory" ("asked_by_id", "copy_id", "created_at", "email_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."asked_by_id", NEW."copy_id", NEW."created_at", NEW."email_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="4bd1cd87230c9d70add7d461b8df3438188842f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8c451",
                    table="communications_resending",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resending",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "communications_resendinghistory" ("asked_by_id", "copy_id", "created_at", "email_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."asked_by_id", OLD."copy_id", OLD."created_at", OLD."email_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="e74ced71584b862f782e27c30ef08bc5a83977a5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f8d88",
                    table="communications_resending",
                    when="AFTER",
                ),
            ),
        ),
    ]
