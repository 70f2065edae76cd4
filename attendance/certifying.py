"""Certificates for an event as long work: a worker does it, its page says how far it is."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from attendance.models import CertificateRule
from attendance.services import issue_certificates
from jobs.kinds import JobKind, Outcome, register
from jobs.models import Job
from jobs.progress import Progress
from jobs.services import start_job_once

CERTIFICATES = "attendance.certificates"


def register_kind() -> None:
    """Called when the apps are ready."""
    register(
        JobKind(
            name=CERTIFICATES,
            title=gettext_lazy("Certificates of an event"),
            run=_run,
            template="attendance/certificates_issued.html",
        )
    )


def start_certificates(rule: CertificateRule, *, by: User) -> Job:
    """Ask for it; pressed again while it waits or is at work it is the same job."""
    return start_job_once(
        kind=CERTIFICATES,
        title=_("Certificates: %(event)s") % {"event": rule.event.title},
        owner=by,
        parameters={"rule": rule.pk},
    )


def _run(job: Job, progress: Progress) -> Outcome:
    rules = CertificateRule.objects.coordinated_by(job.owner).select_related("event__programme")
    rule = rules.get(pk=job.parameters["rule"])
    issued = issue_certificates(rule=rule, now=timezone.now(), progress=progress)
    lacks = {lack.name.lower(): number for lack, number in issued.lacks.items()}
    return Outcome({"new": issued.new, "told": issued.told, "lacks": lacks})
