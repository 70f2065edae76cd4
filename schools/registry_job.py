"""The registry as a job of the desk."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.sheets.writing import CSV_TYPE
from jobs.enums import FileRole
from jobs.kinds import JobKind, NewFile, Outcome, register
from jobs.models import Job
from jobs.progress import Progress
from schools.services import SourceFile, import_registry
from schools.services.registry.words import counts_words, file_words, section_words, sheet

KIND = "schools.registry"
SHOWN = 50


def register_kind() -> None:
    """Make the import known to the jobs."""
    register(
        JobKind(KIND, gettext_lazy("School registry"), run, template="places/_import_report.html")
    )


def run(job: Job, progress: Progress) -> Outcome:
    """Import the files that were handed in."""
    given = job.files.filter(role=FileRole.INPUT)
    files = [SourceFile(file.name, bytes(file.content)) for file in given]
    report = import_registry(files=files, progress=progress)
    result = {
        "sentences": [counts_words(report), *map(file_words, report.files)],
        "sections": [section._asdict() for section in section_words(report, SHOWN)],
    }
    whole = NewFile(FileRole.OUTPUT, _("what changed") + ".csv", sheet(report), CSV_TYPE)
    return Outcome(result=result, files=[whole])
