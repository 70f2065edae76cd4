from __future__ import annotations

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import core.db


class Migration(migrations.Migration):
    replaces = [
        ("places", "0001_initial"),
        ("places", "0002_history"),
        ("places", "0003_ceased_municipalities"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("istat_code", models.CharField(max_length=6, verbose_name="ISTAT code")),
                (
                    "cadastral_code",
                    models.CharField(max_length=4, unique=True, verbose_name="cadastral code"),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "other_names",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="In another language, and those it had before.",
                        max_length=300,
                        verbose_name="other names",
                    ),
                ),
                (
                    "province",
                    models.CharField(
                        help_text="For example MI.", max_length=2, verbose_name="province"
                    ),
                ),
                ("region", models.CharField(max_length=40, verbose_name="region")),
                (
                    "ceased_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty for one that is there today.",
                        null=True,
                        verbose_name="ceased on",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "ordering": [core.db.Plain("name"), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("istat_code__regex", "^[0-9]{6}$")),
                        name="municipality_istat_code_valid",
                        violation_error_message="An ISTAT code has six digits.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cadastral_code__regex", "^[A-Z][0-9]{3}$")),
                        name="municipality_cadastral_code_valid",
                        violation_error_message="A cadastral code is a letter and three digits.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("province__regex", "^[A-Z]{2}$")),
                        name="municipality_province_valid",
                        violation_error_message="A province is two capital letters.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ceased_on", None)),
                        fields=("istat_code",),
                        name="municipality_istat_code_unique",
                        violation_error_message="Another municipality has this ISTAT code.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("istat_code", models.CharField(max_length=6, verbose_name="ISTAT code")),
                ("cadastral_code", models.CharField(max_length=4, verbose_name="cadastral code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "other_names",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="In another language, and those it had before.",
                        max_length=300,
                        verbose_name="other names",
                    ),
                ),
                (
                    "province",
                    models.CharField(
                        help_text="For example MI.", max_length=2, verbose_name="province"
                    ),
                ),
                ("region", models.CharField(max_length=40, verbose_name="region")),
                (
                    "ceased_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty for one that is there today.",
                        null=True,
                        verbose_name="ceased on",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="places.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipality",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_municipalityhistory" ("cadastral_code", "ceased_on", "id", "istat_code", "name", "other_names", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "province", "region") SELECT new_values."cadastral_code", new_values."ceased_on", new_values."id", new_values."istat_code", new_values."name", new_values."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."province", new_values."region" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f07027449c8b8cb8df18f7ab269676ef4bb90632",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_780ee",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="places_municipality",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipality",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_municipalityhistory" ("cadastral_code", "ceased_on", "id", "istat_code", "name", "other_names", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "province", "region") SELECT new_values."cadastral_code", new_values."ceased_on", new_values."id", new_values."istat_code", new_values."name", new_values."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."province", new_values."region" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a62b16b5ddcfcb2d15d7225ccb2290e22ecaf3b2",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_296b4",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="places_municipality",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="municipality",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "places_municipalityhistory" ("cadastral_code", "ceased_on", "id", "istat_code", "name", "other_names", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "province", "region") SELECT old_values."cadastral_code", old_values."ceased_on", old_values."id", old_values."istat_code", old_values."name", old_values."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."province", old_values."region" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e16d576ab082ea573605b951030a592f82a96d65",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_92a3e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="places_municipality",
                    when="AFTER",
                ),
            ),
        ),
    ]
