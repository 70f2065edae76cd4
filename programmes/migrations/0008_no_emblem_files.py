"""Nobody names files any more; the history goes on."""

from __future__ import annotations

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0007_emblems_of_fundings")]

    operations = [
        migrations.RemoveField(model_name="funding", name="emblem_file"),
        migrations.RemoveField(model_name="fundinghistory", name="emblem_file"),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_fundinghistory" ("amount", "call", "emblem_id", "fund_id", "funder_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "project_code", "statement") VALUES (NEW."amount", NEW."call", NEW."emblem_id", NEW."fund_id", NEW."funder_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."programme_id", NEW."project_code", NEW."statement"); RETURN NULL;',
                    hash="1adfc6a452a2e5a5aa7a5e42b526bce4614e0bf6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ca075",
                    table="programmes_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_fundinghistory" ("amount", "call", "emblem_id", "fund_id", "funder_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "project_code", "statement") VALUES (NEW."amount", NEW."call", NEW."emblem_id", NEW."fund_id", NEW."funder_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."programme_id", NEW."project_code", NEW."statement"); RETURN NULL;',
                    hash="4001be3b36e2dba066b71aade8b198225c31aa3e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6a09",
                    table="programmes_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_fundinghistory" ("amount", "call", "emblem_id", "fund_id", "funder_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "project_code", "statement") VALUES (OLD."amount", OLD."call", OLD."emblem_id", OLD."fund_id", OLD."funder_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."programme_id", OLD."project_code", OLD."statement"); RETURN NULL;',
                    hash="3eecfaced11eb3424ec4b28256d40bb02cdfdb34",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ecbd",
                    table="programmes_funding",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="funding",
            constraint=models.CheckConstraint(
                condition=models.Q(("statement", ""), _negated=True),
                name="funding_has_a_statement",
                violation_error_message="Write the statement, or choose a known fund.",
            ),
        ),
    ]
