"""Where pictures of people are shown, to be asked one by one."""

from __future__ import annotations

from django.db import migrations

from participants.shipped.writing import write_uses


def write(apps, schema_editor):
    purposes, uses = (apps.get_model("participants", name) for name in ("Purpose", "ConsentUse"))
    write_uses(purposes.objects, uses.objects)


class Migration(migrations.Migration):
    dependencies = [("participants", "0008_consents")]

    # Reversing leaves the rows: by then people may have answered.
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
