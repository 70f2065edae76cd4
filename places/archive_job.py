"""The archive as a job of the desk."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.preambles import Preamble
from exchange.sheets.writing import CSV_TYPE, csv_pieces
from jobs.enums import FileRole
from jobs.kinds import JobKind, NewFile, Outcome, register
from jobs.models import Job
from jobs.progress import Progress
from places.archive.wording import REASONS
from places.services import ArchiveReport, import_archive

KIND = "places.archive"
SHOWN = 50


def register_kind() -> None:
    """Make the import known to the jobs."""
    register(
        JobKind(
            KIND,
            gettext_lazy("Archive of municipalities"),
            run,
            template="places/_import_report.html",
        )
    )


def run(job: Job, progress: Progress) -> Outcome:
    """Import the file that was handed in."""
    file = job.files.get(role=FileRole.INPUT)
    report = import_archive(name=file.name, data=bytes(file.content), progress=progress)
    return Outcome(result=_result(report), files=_files(report))


def _result(report: ArchiveReport) -> dict[str, object]:
    known = report.created + report.updated + report.unchanged
    counts = _(
        "%(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected."
    )
    states = _(
        "%(rows)d rows of the archive are %(known)d municipalities, %(ceased)d of which have "
        "ceased."
    )
    numbers = {"known": known, "rows": report.rows, "ceased": report.ceased}
    for name in ("created", "updated", "unchanged"):
        numbers[name] = getattr(report, name)
    numbers["rejected"] = len(report.rejected)
    lines = [" ".join(str(cell) for cell in row) for row in _rows(report)]
    rejected = {
        "title": _("Rejected"),
        "number": len(lines),
        "lines": lines[:SHOWN],
        "more": max(0, len(lines) - SHOWN),
    }
    return {
        "sentences": [counts % numbers, states % numbers],
        "sections": [rejected] if lines else [],
    }


def _files(report: ArchiveReport) -> list[NewFile]:
    if not report.rejected:
        return []
    headings = [_("Line"), _("Code"), _("Name"), _("Reason")]
    content = b"".join(csv_pieces(Preamble(), headings, _rows(report)))
    return [NewFile(FileRole.OUTPUT, _("rejected rows") + ".csv", content, CSV_TYPE)]


def _rows(report: ArchiveReport) -> list[list[object]]:
    return [[row.line, row.code, row.name, str(REASONS[row.fault])] for row in report.rejected]
