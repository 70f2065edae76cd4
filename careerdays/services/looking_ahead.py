"""What more rounds or hosts would have brought to a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from allocation.encounters import Impossible
from careerdays.asking import input_of
from careerdays.fairness.figures import MOST_RANKS
from careerdays.fairness.outlook import answers
from careerdays.models import Outlook, Round, Run
from careerdays.services.allocating import CannotAllocate
from careerdays.wording import contradictions


@transaction.atomic
def look_ahead(*, run: Run, step: Callable[[], None] = lambda: None) -> Outlook:
    """Allocate again with a round more, and with a host more, and keep what comes of it.

    What is asked is what would be asked now, so the first answer is that of ``run`` as long as
    nothing changed since. ``step`` is called after each of up to three allocations.

    Raises:
        CannotAllocate: nobody has a place, or what is pinned contradicts the rules.
    """
    # Only who runs it needs the solver, which the web process never loads at its start.
    from allocation.encounters.allocating import allocate  # noqa: PLC0415

    given = input_of(run.career_day, now=run.made_at)
    if not given.students or not given.hosts:
        raise CannotAllocate(_("Nobody has a place yet, or no host is in any round."))
    days = dict(Round.objects.filter(career_day=run.career_day_id).values_list("pk", "session"))
    found = []
    try:
        for one in answers(
            given, days, ranks=min(MOST_RANKS, run.career_day.most_choices), allocate=allocate
        ):
            found.append(asdict(one))
            step()
    except Impossible as error:
        raise CannotAllocate(contradictions(error.faults)) from error
    outlook, _created = Outlook.objects.update_or_create(run=run, defaults={"answers": found})
    return outlook
