"""Taking out of files and logs what must not be kept any longer, before its time is over."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import Model

from exchange.exports import EXPORT
from exchange.imports import KINDS
from jobs.enums import JobStatus
from jobs.models import Job

# The keys stand in the order of an export as JSON: unfolded, for there may be many of them.
WITH_KEYS = """
SELECT id FROM jobs_job
WHERE kind = %(kind)s AND parameters->>'table' = %(table)s AND EXISTS (
    SELECT FROM jsonb_array_elements(parameters->'keys') AS taken_out (item)
    WHERE item::bigint = ANY(%(keys)s)
)
"""
# Words of a search that name one of them, whatever their case.
BLANK = """
UPDATE jobs_exportlog SET filters = ''
WHERE filters <> '' AND EXISTS (
    SELECT FROM unnest(%(names)s::text[]) AS name
    WHERE position(lower(name) IN lower(filters)) > 0
)
"""


def forget_exports_of(model: type[Model], keys: Collection[int]) -> None:
    """Delete the files with one of these rows (ids) in them, and the jobs that wrote them."""
    parameters: dict[str, Any] = {
        "kind": EXPORT,
        "table": model._meta.label_lower,
        "keys": list(keys),
    }
    with connection.cursor() as cursor:
        cursor.execute(WITH_KEYS, parameters)
        found = [row[0] for row in cursor.fetchall()]
    _forget(found)


def forget_sheets(name: str, programmes: Collection[int]) -> None:
    """Delete the sheets called ``name`` that were brought into ``programmes`` (ids)."""
    if programmes:
        sheets = Job.objects.filter(
            kind__in=KINDS, parameters__sheet=name, parameters__programme__in=list(programmes)
        )
        _forget(sheets.values_list("pk", flat=True))


def forget_names_in_log(names: Collection[str]) -> None:
    """Blank what was searched, in the log of exports, where it names one of ``names``."""
    with connection.cursor() as cursor:
        cursor.execute(BLANK, {"names": list(names)})


def _forget(keys: Collection[int]) -> None:
    """What is at work goes on: it reads its rows again, and its file goes in its time."""
    Job.objects.filter(pk__in=list(keys)).exclude(status__in=JobStatus.LIVE).delete()
