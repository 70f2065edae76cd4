"""Two or three runs of a career day beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from careerdays.fairness.figures import Row, row_from
from careerdays.models import CareerDay, FairnessReport, Run
from core.history.tables import histories_of

MOST = 3
RULES = ("rounds_each", "first_choices", "most_of_one_school")

# Students who have something in one of two runs that they have not in the other.
DIFFERENT = """
WITH one AS (
    SELECT placement.ballot_id, meeting.id AS meeting_id, meeting.host_id
    FROM careerdays_placement placement
    JOIN careerdays_meeting meeting ON meeting.id = placement.meeting_id
    WHERE placement.run_id = %(one)s
), other AS (
    SELECT placement.ballot_id, meeting.id AS meeting_id, meeting.host_id
    FROM careerdays_placement placement
    JOIN careerdays_meeting meeting ON meeting.id = placement.meeting_id
    WHERE placement.run_id = %(other)s
)
SELECT (
    SELECT count(DISTINCT ballot_id) FROM (
        (SELECT ballot_id, meeting_id FROM one EXCEPT SELECT ballot_id, meeting_id FROM other)
        UNION ALL
        (SELECT ballot_id, meeting_id FROM other EXCEPT SELECT ballot_id, meeting_id FROM one)
    ) AS timetables
), (
    SELECT count(DISTINCT ballot_id) FROM (
        (SELECT ballot_id, host_id FROM one EXCEPT SELECT ballot_id, host_id FROM other)
        UNION ALL
        (SELECT ballot_id, host_id FROM other EXCEPT SELECT ballot_id, host_id FROM one)
    ) AS hosts
)
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many students have another timetable than in the first run, and meet other hosts."""

    timetables: int
    hosts: int


@dataclass(frozen=True, slots=True)
class Column:
    """A run on the page that compares.

    ``rules`` are those of its career day when it was made (None: not known any more), ``total``
    who got which choice (None: there is no report), ``difference`` is from the first run.
    """

    run: Run
    rules: dict[str, int | None] | None
    total: Row | None
    is_of_same_input: bool
    difference: Difference | None


def columns(runs: Sequence[Run]) -> list[Column]:
    """Compare ``runs``, up to ``MOST``, with the first of them. Two queries for each, and one."""
    reports = FairnessReport.objects.filter(run__in=runs).values_list("run", "figures")
    totals = {run: row_from(figures["total"]) for run, figures in reports}
    first = runs[0]
    return [
        Column(
            run,
            rules=_rules(run),
            total=totals.get(run.pk),
            is_of_same_input=run.digest == first.digest,
            difference=_difference(first, run) if run != first else None,
        )
        for run in runs
    ]


def _rules(run: Run) -> dict[str, int | None] | None:
    """From the history of the career day, which has no clock of its own: the database's."""
    kept: Any = histories_of(CareerDay)[0]
    rows = kept.objects.filter(pgh_obj=run.career_day_id, pgh_created_at__lte=run.made_at)
    found: dict[str, int | None] | None = rows.order_by("-pgh_id").values(*RULES).first()
    return found


def _difference(one: Run, other: Run) -> Difference:
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENT, {"one": one.pk, "other": other.pk})
        return Difference(*cursor.fetchone())
