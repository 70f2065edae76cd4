"""What readers and operations call concluded is no longer archived in the database."""

from __future__ import annotations

from django.db import migrations, models


def rename(before, after):
    def run(apps, schema_editor):
        programmes = apps.get_model("programmes", "Programme").objects
        programmes.filter(status=before).update(status=after)

    return run


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="programme", name="programme_status_valid"),
        migrations.RunPython(rename("archived", "concluded"), rename("concluded", "archived")),
        migrations.AlterField(
            model_name="programme",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("published", "Published"),
                    ("concluded", "Concluded"),
                ],
                default="draft",
                max_length=9,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["concluded", "draft", "published"])),
                name="programme_status_valid",
            ),
        ),
    ]
