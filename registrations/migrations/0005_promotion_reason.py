from __future__ import annotations

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_proposal_states"),
        ("participants", "0002_history"),
        ("registrations", "0004_history"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="registration",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="registration",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="registration",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="registration",
            name="promotion_reason",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="Written by the organiser who gave it to her.",
                max_length=300,
                verbose_name="why she got her seat out of turn",
            ),
        ),
        migrations.AddField(
            model_name="registrationhistory",
            name="promotion_reason",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="Written by the organiser who gave it to her.",
                max_length=300,
                verbose_name="why she got her seat out of turn",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_registrationhistory" ("choose_by", "code", "confirmed_at", "created_at", "end_reason", "ended_at", "id", "key", "offer_expires_at", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "promotion_reason", "queued_at", "seats", "session_id", "status", "times_passed") VALUES (NEW."choose_by", NEW."code", NEW."confirmed_at", NEW."created_at", NEW."end_reason", NEW."ended_at", NEW."id", NEW."key", NEW."offer_expires_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."promotion_reason", NEW."queued_at", NEW."seats", NEW."session_id", NEW."status", NEW."times_passed"); RETURN NULL;',
                    hash="fe43457b0084e50603323e46a4f01d9bc6d11d97",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b1473",
                    table="registrations_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."choose_by" IS DISTINCT FROM (NEW."choose_by") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."offer_expires_at" IS DISTINCT FROM (NEW."offer_expires_at") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."promotion_reason" IS DISTINCT FROM (NEW."promotion_reason") OR OLD."queued_at" IS DISTINCT FROM (NEW."queued_at") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."times_passed" IS DISTINCT FROM (NEW."times_passed"))',
                    func='INSERT INTO "registrations_registrationhistory" ("choose_by", "code", "confirmed_at", "created_at", "end_reason", "ended_at", "id", "key", "offer_expires_at", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "promotion_reason", "queued_at", "seats", "session_id", "status", "times_passed") VALUES (NEW."choose_by", NEW."code", NEW."confirmed_at", NEW."created_at", NEW."end_reason", NEW."ended_at", NEW."id", NEW."key", NEW."offer_expires_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."promotion_reason", NEW."queued_at", NEW."seats", NEW."session_id", NEW."status", NEW."times_passed"); RETURN NULL;',
                    hash="5982ba9335789566fcdfb548cbd12968bc623c67",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_12872",
                    table="registrations_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_registrationhistory" ("choose_by", "code", "confirmed_at", "created_at", "end_reason", "ended_at", "id", "key", "offer_expires_at", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "promotion_reason", "queued_at", "seats", "session_id", "status", "times_passed") VALUES (OLD."choose_by", OLD."code", OLD."confirmed_at", OLD."created_at", OLD."end_reason", OLD."ended_at", OLD."id", OLD."key", OLD."offer_expires_at", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."promotion_reason", OLD."queued_at", OLD."seats", OLD."session_id", OLD."status", OLD."times_passed"); RETURN NULL;',
                    hash="d0debd6b21b8bbddf9ac2db6bce8a33f0adf7e15",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_77f4c",
                    table="registrations_registration",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("promotion_reason", ""), ("confirmed_at__isnull", False), _connector="OR"
                ),
                name="registration_promoted_has_had_a_seat",
            ),
        ),
    ]
