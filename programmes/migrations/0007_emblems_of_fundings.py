"""Fundings that named the European emblem's file show the emblem; nothing else was ever shipped."""

from __future__ import annotations

from django.db import migrations
from django.db.models import F

from programmes.known_funds import EUROPEAN_UNION


def point_at_emblems(apps, schema_editor):
    fundings = apps.get_model("programmes", "Funding").objects
    emblem = apps.get_model("programmes", "Emblem").objects.get(name=EUROPEAN_UNION)
    fundings.filter(emblem_file__startswith="emblems/eu.").update(emblem=emblem)
    # What the form never let through, and the database will refuse from here on.
    fundings.filter(statement="").update(statement=F("call"))
    fundings.filter(statement="").update(statement="Finanziato")


class Migration(migrations.Migration):
    dependencies = [("programmes", "0006_funding_emblem")]

    operations = [migrations.RunPython(point_at_emblems, migrations.RunPython.noop)]
