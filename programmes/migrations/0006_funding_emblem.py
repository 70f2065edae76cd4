"""A funding points at its emblem; the name of a file waits until it is looked up."""

from __future__ import annotations

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_history"), ("programmes", "0005_known_funds")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="funding",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="funding",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="funding",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="funding",
            name="funding_emblem_local",
        ),
        migrations.AddField(
            model_name="funding",
            name="fund",
            field=models.ForeignKey(
                blank=True,
                help_text="Fills in the statement and the emblem where you leave them empty.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fundings",
                to="programmes.fund",
                verbose_name="known fund",
            ),
        ),
        migrations.AddField(
            model_name="fundinghistory",
            name="fund",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Fills in the statement and the emblem where you leave them empty.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programmes.fund",
                verbose_name="known fund",
            ),
        ),
        migrations.RenameField(model_name="funding", old_name="emblem", new_name="emblem_file"),
        migrations.AddField(
            model_name="funding",
            name="emblem",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fundings",
                to="programmes.emblem",
                verbose_name="emblem",
            ),
        ),
        migrations.AlterField(
            model_name="funding",
            name="statement",
            field=models.CharField(
                help_text="Shown word for word wherever it must stand.",
                max_length=300,
                verbose_name="statement",
            ),
        ),
        migrations.RenameField(
            model_name="fundinghistory", old_name="emblem", new_name="emblem_file"
        ),
        migrations.AddField(
            model_name="fundinghistory",
            name="emblem",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programmes.emblem",
                verbose_name="emblem",
            ),
        ),
        migrations.AlterField(
            model_name="fundinghistory",
            name="statement",
            field=models.CharField(
                help_text="Shown word for word wherever it must stand.",
                max_length=300,
                verbose_name="statement",
            ),
        ),
    ]
