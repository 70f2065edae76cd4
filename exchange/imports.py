"""An import is two jobs: a check, which takes everything back, and a save, which keeps it or not.

Rows may have changed between the two, by another coordinator's hand: the save looks at each row
again. Two imports into the same table (and programme) go one after the other, the checks too,
for they write the same rows before they take them back: with one lock for both, neither waits for
rows that the other holds (docs/concurrency.md).
"""

from __future__ import annotations

import time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from core import locks
from core.errors import DomainError
from exchange.addresses import import_page
from exchange.importing import import_rows
from exchange.kinds import SheetKind, programmes_of, sheet_of
from exchange.reports import FILE_NAME, FILE_TYPE, REFUSED, Report
from exchange.resources import SheetResource
from exchange.sheets import Sheet, open_sheet
from jobs.enums import FileRole, JobStatus
from jobs.kinds import JobKind, NewFile, Outcome, Refused, register
from jobs.models import Job, JobFile
from jobs.progress import Progress
from jobs.services import do_at_once, start_job

CHECK, SAVE = "exchange.check", "exchange.save"
KINDS = (CHECK, SAVE)
# More rows than these go to a worker.
AT_ONCE = 1_000
# How long another import of the same table is waited for: seconds, and between two looks.
PATIENCE_AT_ONCE, PATIENCE = 10, 30 * 60
PAUSE = 0.2


class NotYours(DomainError):
    """The sheet or the programme is not hers to bring rows into, or no longer."""


def start_check(*, kind: SheetKind, programme: Any, name: str, content: bytes, owner: User) -> Job:
    """Look at what a sheet would change, at once where it is small; the job knows what.

    Raises:
        SheetRefused: the file is no sheet, or its headings are not those of ``kind``.
        NotYours: she may not bring these rows in.
    """
    resource = resource_for(kind, programme.pk if programme else None, owner)
    sheet = open_sheet(content, resource.import_columns)
    total = sheet.count()
    if not total:
        raise DomainError(_("There is no row below the headings. Nothing was saved."))
    ask = do_at_once if total <= AT_ONCE else start_job
    return ask(
        kind=CHECK,
        title=_("Check of “%(file)s” (%(sheet)s)") % {"file": name, "sheet": kind.title},
        owner=owner,
        parameters={
            "sheet": kind.name,
            "programme": programme.pk if programme else None,
            "file": name,
            "rows": total,
        },
        files=[NewFile(FileRole.INPUT, name, content)],
    )


def start_save(*, check: Job) -> Job:
    """Save what ``check`` looked at, at once where it is small. Asking twice saves once.

    Raises:
        DomainError: the check is not over, or found rows that cannot be saved.
    """
    if check.kind != CHECK or check.status != JobStatus.SUCCEEDED:
        raise DomainError(_("Only a sheet that was checked without errors can be saved."))
    ask = do_at_once if check.parameters["rows"] <= AT_ONCE else start_job
    titles = {"file": check.parameters["file"], "sheet": sheet_of(check.parameters["sheet"]).title}
    return ask(
        kind=SAVE,
        title=_("Import of “%(file)s” (%(sheet)s)") % titles,
        owner=check.owner,
        parameters=check.parameters,
        origin=check,
    )


def resource_for(kind: SheetKind, programme: int | None, user: User) -> SheetResource:
    """The sheet as ``user`` may use it now.

    Raises:
        NotYours: she may not.
    """
    if not kind.may_be_used_by(user):
        raise NotYours(_("You may not bring in this kind of sheet. Nothing was saved."))
    if not kind.per_programme:
        return kind.resource(user=user)
    chosen = programmes_of(user).filter(pk=programme).first()
    if chosen is None:
        raise NotYours(_("You do not coordinate this programme. Nothing was saved."))
    return kind.resource(user=user, programme=chosen)


def check(job: Job, progress: Progress) -> Outcome:
    """What the sheet would do; all of it is taken back."""
    with transaction.atomic():
        outcome = _brought_in(job, job, progress)
        transaction.set_rollback(True)
    return _unless_refused(outcome)


def save(job: Job, progress: Progress) -> Outcome:
    """The same for good, unless a row is refused now: then the runner takes all of it back."""
    assert job.origin is not None  # noqa: S101 # start_save is the one way here
    return _unless_refused(_brought_in(job, job.origin, progress))


def _brought_in(job: Job, holder: Job, progress: Progress) -> Outcome:
    """Bring in the sheet that ``holder`` keeps, alone in its table and programme."""
    facts = job.parameters
    resource = resource_for(sheet_of(facts["sheet"]), facts["programme"], job.owner)
    file = JobFile.objects.get(job=holder, role=FileRole.INPUT)
    sheet = open_sheet(bytes(file.content), resource.import_columns)
    _wait_for_turn(facts, progress)
    report = import_rows(sheet, resource, progress, total=facts["rows"])
    return _outcome(facts, sheet, resource, report)


def _wait_for_turn(facts: dict[str, Any], progress: Progress) -> None:
    name = f"exchange:{facts['sheet']}:{facts['programme'] or ''}"
    patience = PATIENCE_AT_ONCE if facts["rows"] <= AT_ONCE else PATIENCE
    give_up_at = time.monotonic() + patience
    while not locks.try_lock(name):
        if time.monotonic() > give_up_at:
            words = _(
                "Somebody else is bringing in the same kind of sheet. Nothing was saved: "
                "try again in a minute."
            )
            raise Refused(words)
        progress.advance(0)
        time.sleep(PAUSE)


def _outcome(
    facts: dict[str, Any], sheet: Sheet, resource: SheetResource, report: Report
) -> Outcome:
    rows = NewFile(FileRole.ROWS, FILE_NAME, report.packed(), FILE_TYPE)
    result = {**report.numbers(), "faults": report.faults, "warnings": sheet.warnings}
    result["remarks"] = resource.remarks
    return Outcome(result, [rows])


def _unless_refused(outcome: Outcome) -> Outcome:
    refused = outcome.result[REFUSED]
    if not refused:
        return outcome
    words = ngettext(
        "Nothing was saved: %(number)d row has errors.",
        "Nothing was saved: %(number)d rows have errors.",
        refused,
    )
    raise Refused(words % {"number": refused}, outcome)


def register_kinds() -> None:
    """Make both kinds known; called when Django is ready."""
    register(JobKind(CHECK, gettext_lazy("Check of a sheet"), check, page=import_page))
    register(JobKind(SAVE, gettext_lazy("Import of a sheet"), save, page=import_page))
