"""The purposes for which every portal uses data, their first texts, and the uses of pictures."""

from __future__ import annotations

from django.db import migrations
from django.utils import timezone

from participants.shipped.writing import write_purposes, write_uses


def write(apps, schema_editor):
    purposes, texts, uses = (
        apps.get_model("participants", name).objects
        for name in ("Purpose", "PurposeText", "ConsentUse")
    )
    write_purposes(purposes, texts, now=timezone.now())
    write_uses(purposes, uses)


class Migration(migrations.Migration):
    replaces = [("participants", "0007_shipped_purposes"), ("participants", "0009_uses_of_images")]
    dependencies = [("participants", "0001_tables")]

    # Reversing leaves the rows: by then people may have answered.
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
