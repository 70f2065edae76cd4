"""The code of conduct that every portal starts with."""

from __future__ import annotations

from django.db import migrations

from partners.shipped_conduct import TEXT_EN, TEXT_IT


def write(apps, schema_editor):
    codes = apps.get_model("partners", "CodeOfConduct").objects
    codes.get_or_create(version=1, defaults={"text_it": TEXT_IT, "text_en": TEXT_EN})


class Migration(migrations.Migration):
    replaces = [("partners", "0007_shipped_code_of_conduct")]
    dependencies = [("partners", "0001_tables")]

    # Reversing leaves the row: by then people may have accepted it.
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
