from __future__ import annotations

import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registrations", "0002_default_reminders")]

    operations = [
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(("lead__lte", datetime.timedelta(days=366))),
                name="reminder_lead_within_a_year",
                violation_error_message="Write a time of no more than 366 days.",
            ),
        ),
    ]
