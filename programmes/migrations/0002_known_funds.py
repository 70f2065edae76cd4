"""The wording of the known funds, and the European emblem."""

from __future__ import annotations

from django.db import migrations

from programmes.known_funds import write_known_funds


def write(apps, schema_editor):
    emblems, funds = (apps.get_model("programmes", name) for name in ("Emblem", "Fund"))
    write_known_funds(emblems.objects, funds.objects)


class Migration(migrations.Migration):
    replaces = [("programmes", "0005_known_funds")]
    dependencies = [("programmes", "0001_tables")]

    # Reversing leaves the rows: by then fundings may point at them.
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
