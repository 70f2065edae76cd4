"""The hours of an edition as long work: a file for its coordinators, and what it comes to."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from attendance.crediting.edition import EditionHours, Line, people_of, slices
from attendance.crediting.papers import FACTS
from attendance.crediting.wording import length_words
from attendance.hours import whole_minutes
from documents.funders import preamble
from exchange.exports import CSV, Table, write_out
from jobs.kinds import JobKind, Outcome, register
from jobs.models import Job
from jobs.progress import Progress
from jobs.services import start_job_once
from participants.people import People
from programmes.models import Programme
from registrations.models import Registration, RosterEntry

HOURS = "attendance.hours"


def register_kind() -> None:
    """Called when the apps are ready."""
    register(
        JobKind(
            name=HOURS,
            title=gettext_lazy("Hours of an edition"),
            run=_run,
            template="attendance/hours_counted.html",
        )
    )


def start_counting(programme: Programme, *, by: User) -> Job:
    """Ask for it; pressed again while it waits or is at work it is the same job."""
    return start_job_once(
        kind=HOURS,
        title=_("Hours: %(programme)s") % {"programme": programme.title},
        owner=by,
        parameters={"programme": programme.pk},
    )


def forget_files(people: People) -> None:
    """Delete the files that name any of ``people``; what is at work reads its rows again."""
    named = RosterEntry.objects.filter(participant__any_of=people.participants).order_by()
    hers = Registration.objects.filter(
        Q(participant__any_of=people.participants) | Q(pk__in=named.values("registration"))
    )
    programmes = hers.order_by().values_list("session__event__programme", flat=True).distinct()
    jobs: Any = Job.objects.filter(kind=HOURS, parameters__programme__in=list(programmes))
    jobs.exclude(pk__in=Job.objects.live().values("pk")).delete()


def _run(job: Job, progress: Progress) -> Outcome:
    """For whoever coordinates the programme now; the log says that she took the lines out."""
    mine = Programme.objects.coordinated_by(job.owner)
    programme = mine.get(pk=job.parameters["programme"])
    people = people_of(programme)
    progress.start(people.count())
    hours = EditionHours(programme)
    rows: list[Line] = []
    for slice_ in slices(people):
        rows += hours.add(slice_)
        progress.advance(len(slice_))
    hours.finish()
    file = write_out(
        Table(
            name="attendance.attendance",
            title=job.title,
            headings=[str(heading) for heading in FACTS],
            rows=rows,
            preamble=preamble(Programme.objects.filter(pk=programme.pk)),
        ),
        format_=CSV,
        filters=programme.title,
        owner=job.owner,
    )
    return Outcome(_result(hours), [file])


def _result(hours: EditionHours) -> dict[str, object]:
    return {
        "people": hours.people,
        "laws": [
            {
                "name": name,
                "people": one.people,
                "counted": length_words(whole_minutes(one.counted)),
                "attended": length_words(whole_minutes(one.attended)),
            }
            for name, one in sorted(hours.laws.items())
        ],
        "for_target": hours.for_target,
        "refused": {reason.name.lower(): number for reason, number in hours.refused.items()},
    }
