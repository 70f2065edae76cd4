"""The purposes for which every portal uses data, with their first texts."""

from __future__ import annotations

from django.db import migrations
from django.utils import timezone

from participants.shipped.writing import write_purposes


def write(apps, schema_editor):
    purposes, texts = (apps.get_model("participants", name) for name in ("Purpose", "PurposeText"))
    write_purposes(purposes.objects, texts.objects, now=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("participants", "0006_purposes")]

    # Reversing leaves the rows: by then people may have answered.
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
