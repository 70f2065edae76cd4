"""What more rounds or hosts would have brought to a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.db import transaction

from careerdays.asking import input_of
from careerdays.fairness.figures import MOST_RANKS
from careerdays.fairness.outlook import answers
from careerdays.models import Outlook, Round, Run
from careerdays.services.solving import solved


@transaction.atomic
def look_ahead(*, run: Run, step: Callable[[], None] = lambda: None) -> Outlook:
    """Allocate again with a round more, and with a host more, and keep what comes of it.

    What is asked is what would be asked now, so the first answer is that of ``run`` as long as
    nothing changed since. ``step`` is called after each of up to three allocations.

    Raises:
        CannotAllocate: as ``solved`` says.
    """
    given = input_of(run.career_day, now=run.made_at)
    days = dict(Round.objects.filter(career_day=run.career_day_id).values_list("pk", "session"))
    ranks = min(MOST_RANKS, run.career_day.most_choices)
    found = []
    for one in answers(given, days, ranks=ranks, allocate=solved):
        found.append(asdict(one))
        step()
    outlook, _created = Outlook.objects.update_or_create(run=run, defaults={"answers": found})
    return outlook
