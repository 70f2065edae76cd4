"""What a run brought, written down beside it."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from careerdays.fairness.figures import MOST_RANKS, figures_of
from careerdays.fairness.people import students_of
from careerdays.models import FairnessReport, Run


@transaction.atomic
def make_report(*, run: Run) -> FairnessReport:
    """The fairness report of ``run``: made the first time, the same ever after (L30)."""
    there = FairnessReport.objects.filter(run=run).first()
    if there is not None:
        return there
    figures = figures_of(students_of(run), ranks=min(MOST_RANKS, run.career_day.most_choices))
    report, _created = FairnessReport.objects.get_or_create(
        run=run, defaults={"figures": asdict(figures)}
    )
    return report
