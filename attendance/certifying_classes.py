"""The certificates of a class as long work: its teacher gets them as one file."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from attendance.services import issue_class_certificates, take_class_out
from documents.typst import PDF_TYPE
from jobs.enums import FileRole
from jobs.kinds import JobKind, NewFile, Outcome, register
from jobs.models import Job
from jobs.progress import Progress
from jobs.services import start_job_once
from participants.people import People
from registrations.models import Registration, RosterEntry

CLASS_CERTIFICATES = "attendance.class_certificates"


def register_kind() -> None:
    """Called when the apps are ready."""
    register(
        JobKind(
            name=CLASS_CERTIFICATES,
            title=gettext_lazy("Certificates of a class"),
            run=_run,
            page=_page,
            # She presses the button of the class's page again: who was there may have changed.
            may_restart=False,
        )
    )


def start_class_certificates(registration: Registration, *, by: User) -> Job:
    """Ask for the file; pressed again while it waits or is at work it is the same job."""
    return start_job_once(
        kind=CLASS_CERTIFICATES,
        title=_("Certificates: %(event)s, %(class)s")
        % {"event": registration.session.event.title, "class": registration.school_class},
        owner=by,
        parameters={"registration": registration.pk},
    )


def files_of(registration: Registration, user: User) -> QuerySet[Job]:
    """The jobs by which ``user`` asked for the file of a class, the last one first."""
    mine = (
        Job.objects.of(user)
        .unexpired()
        .filter(kind=CLASS_CERTIFICATES, parameters={"registration": registration.pk})
    )
    return mine.order_by("-pk")


def forget_files(people: People) -> None:
    """Delete the files that name any of ``people``; what is at work reads its rows again."""
    named = RosterEntry.objects.filter(participant__any_of=people.participants).order_by()
    classes = list(named.values_list("registration", flat=True).distinct())
    jobs: Any = Job.objects.filter(kind=CLASS_CERTIFICATES, parameters__registration__in=classes)
    jobs.exclude(pk__in=Job.objects.live().values("pk")).delete()


def _run(job: Job, progress: Progress) -> Outcome:
    """For whoever teaches at the school now."""
    theirs = Registration.objects.changeable_by(job.owner).select_related(
        "session__event__programme", "school_class"
    )
    registration = theirs.get(pk=job.parameters["registration"], school_class__isnull=False)
    issued = issue_class_certificates(
        registration=registration, now=timezone.now(), progress=progress
    )
    progress.start(1)
    content, number = take_class_out(registration=registration, by=job.owner)
    progress.advance()
    name = slugify(f"{_('certificates')} {registration.school_class}")
    file = NewFile(FileRole.OUTPUT, f"{name}.pdf", content, PDF_TYPE)
    return Outcome({"new": issued.new, "number": number}, [file])


def _page(job: Job) -> str:
    registration = Registration.objects.get(pk=job.parameters["registration"])
    return reverse("certificates:of_class", args=[registration.key])
