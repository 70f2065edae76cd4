"""The allocation as long work: a worker does it, its page says how far it is."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from careerdays.models import CareerDay
from careerdays.services import allocate_day, complete_ballots, make_report
from jobs.kinds import JobKind, Outcome, register
from jobs.models import Job
from jobs.progress import Progress
from jobs.services import start_job_once

ALLOCATION = "careerdays.allocation"


def register_kind() -> None:
    """Called when the apps are ready."""
    register(
        JobKind(
            name=ALLOCATION,
            title=gettext_lazy("Allocation of a career day"),
            run=_run,
            prepare=_prepare,
            page=_page,
        )
    )


def start_allocation(career_day: CareerDay, *, by: User) -> Job:
    """Ask for it; pressed again while it waits or is at work it is the same job.

    Everybody who has a place is in.
    """
    return start_job_once(
        kind=ALLOCATION,
        title=_("Allocation: %(event)s") % {"event": career_day.event.title},
        owner=by,
        parameters={"career_day": career_day.pk},
    )


def _prepare(job: Job) -> None:
    """Committed before the solver works: a student's page waits for no ballot."""
    complete_ballots(career_day=_career_day(job))


def _run(job: Job, progress: Progress) -> Outcome:
    run = allocate_day(career_day=_career_day(job), by=job.owner)
    make_report(run=run)
    return Outcome({"run": run.pk})


def _career_day(job: Job) -> CareerDay:
    return CareerDay.objects.coordinated_by(job.owner).get(pk=job.parameters["career_day"])


def _page(job: Job) -> str:
    return reverse("admin:careerdays_run_change", args=[job.result["run"]])
