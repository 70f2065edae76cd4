from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0003_source_codes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(
                fields=["last_name", "first_name", "id"], name="participant_by_name"
            ),
        ),
    ]
