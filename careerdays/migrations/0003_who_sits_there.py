"""Professionals at the tables of hosts that were laid out before they were written down."""

from __future__ import annotations

from django.db import migrations

# Where somebody was at two tables at once already, she is at the first of them.
SIT = """
INSERT INTO careerdays_appearance (meeting_id, professional_id, during)
SELECT meeting.id, of_host.professional_id, meeting.during
FROM careerdays_meeting AS meeting
JOIN careerdays_host_professionals AS of_host ON of_host.host_id = meeting.host_id
ORDER BY meeting.id, of_host.professional_id
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("careerdays", "0002_one_table_at_a_time")]

    operations = [migrations.RunSQL(SIT, migrations.RunSQL.noop)]
