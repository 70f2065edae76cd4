"""What one more round or host would bring, as long work: up to three allocations."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from careerdays.models import Run
from careerdays.services import look_ahead
from jobs.kinds import JobKind, Outcome, register
from jobs.models import Job
from jobs.progress import Progress
from jobs.services import start_job_once

OUTLOOK = "careerdays.outlook"
ALLOCATIONS = 3


def register_kind() -> None:
    """Called when the apps are ready."""
    register(
        JobKind(
            name=OUTLOOK,
            title=gettext_lazy("What one more round or host would bring"),
            run=_run,
            page=_page,
        )
    )


def start_outlook(run: Run, *, by: User) -> Job:
    """Ask for it; pressed again while it waits or is at work it is the same job.

    What comes of it is kept with ``run``.
    """
    return start_job_once(
        kind=OUTLOOK,
        title=_("One more round or host: %(event)s") % {"event": run.career_day.event.title},
        owner=by,
        parameters={"run": run.pk},
    )


def _run(job: Job, progress: Progress) -> Outcome:
    runs = Run.objects.coordinated_by(job.owner).select_related("career_day")
    progress.start(ALLOCATIONS)
    outlook = look_ahead(run=runs.get(pk=job.parameters["run"]), step=progress.advance)
    return Outcome({"run": outlook.run_id})


def _page(job: Job) -> str:
    return reverse("admin:careerdays_run_fairness", args=[job.result["run"]])
