"""Taking rows of a table out: a file, and a line in the log, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.errors import DomainError
from exchange.preambles import Preamble
from exchange.resources import SheetResource
from exchange.sheets.writing import CSV_TYPE, XLSX_TYPE, csv_pieces, write_xlsx
from jobs.enums import FileRole
from jobs.kinds import JobKind, NewFile, Outcome, register
from jobs.models import ExportLog, Job
from jobs.progress import Progress
from jobs.services import start_job

EXPORT = "exchange.export"
PERMISSION = "jobs.export_exportlog"
# More rows than these go to a worker.
AT_ONCE = 1_000
# Rows read together.
GROUP = 500
# A file up to this size is kept in memory, a larger one on the disk while it is written.
IN_MEMORY = 4 * 1024 * 1024
CSV, XLSX = "csv", "xlsx"
CONTENT_TYPES = {CSV: CSV_TYPE, XLSX: XLSX_TYPE}


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asked to take out: the rows of ``table`` ("app.model") in their order.

    ``filters`` says in words what she searched and filtered.
    """

    table: str
    keys: Sequence[Any]
    format: str
    filters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What goes into a file. ``name`` ("app.model") and ``title`` stand in the log."""

    name: str
    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Any]]
    preamble: Preamble = field(default_factory=Preamble)


def start_export(order: Order, *, owner: User) -> Job:
    """Ask a worker to write a large file; only the owner can download it, until it expires."""
    return start_job(
        kind=EXPORT,
        title=_("Export of %(table)s") % {"table": _title(order.table)},
        owner=owner,
        parameters={
            "table": order.table,
            "keys": list(order.keys),
            "format": order.format,
            "filters": order.filters,
        },
    )


@transaction.atomic
def export(order: Order, *, owner: User, on_row: Callable[[], None] = lambda: None) -> NewFile:
    """Write the file, and into the log who took what out.

    What she may not see (any more) is left out, whatever ``order`` names.

    Raises:
        DomainError: she may not take this table out.
    """
    rows, resource = _hers(order, owner)
    table = Table(
        name=order.table,
        title=_title(order.table),
        headings=[column.title for column in resource.export_columns],
        rows=_rows(order.keys, rows, resource, on_row),
        preamble=resource.preamble(rows.filter(pk__in=order.keys)),
    )
    return write_out(table, format_=order.format, filters=order.filters, owner=owner)


@transaction.atomic
def write_out(table: Table, *, format_: str, filters: str, owner: User) -> NewFile:
    """Write the file of ``table``, and into the log that ``owner`` took it out.

    Who may is for the caller to say; ``filters`` says in words what was chosen.
    """
    written = _Counted(iter(table.rows))
    content = _file(table, format_, written)
    ExportLog.objects.create(
        user=owner,
        table=table.name,
        title=table.title[:200],
        rows=written.number,
        format=format_,
        filters=filters,
    )
    name = f"{slugify(table.title)}-{timezone.localdate().isoformat()}.{format_}"
    return NewFile(FileRole.OUTPUT, name, content, CONTENT_TYPES[format_])


def run_export(job: Job, progress: Progress) -> Outcome:
    """The work of a worker: the same, and how far it is."""
    order = Order(**job.parameters)
    progress.start(len(order.keys))
    file = export(order, owner=job.owner, on_row=progress.advance)
    return Outcome({"table": order.table, "filters": order.filters}, [file])


def _hers(order: Order, owner: User) -> tuple[QuerySet[Any], SheetResource]:
    """The rows of the table that ``owner`` sees on the desk now, and how they are written."""
    model_admin: Any = admin.site.get_model_admin(apps.get_model(order.table))
    request = HttpRequest()
    request.user = owner
    if not model_admin.has_export_permission(request):
        raise DomainError(_("You may not take these data out."))
    resource = model_admin.export_resource(user=owner)
    return model_admin.get_queryset(request), resource


def _rows(
    keys: Sequence[Any], rows: QuerySet[Any], resource: SheetResource, on_row: Callable[[], None]
) -> Iterator[list[Any]]:
    left = iter(keys)
    while group := list(islice(left, GROUP)):
        found = resource.cells(rows.filter(pk__in=group))
        for key in group:
            if key in found:
                yield found[key]
            on_row()


def _file(table: Table, format_: str, cells: Iterator[Sequence[Any]]) -> bytes:
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        if format_ == CSV:
            file.writelines(csv_pieces(table.preamble, table.headings, cells))
        else:
            write_xlsx(
                file,
                title=table.title,
                preamble=table.preamble,
                headings=table.headings,
                rows=cells,
            )
        file.seek(0)
        return file.read()


class _Counted(Iterator[Sequence[Any]]):
    """Rows, and how many went by."""

    def __init__(self, rows: Iterator[Sequence[Any]]) -> None:
        self.rows, self.number = rows, 0

    def __next__(self) -> Sequence[Any]:
        row = next(self.rows)
        self.number += 1
        return row


def _title(table: str) -> str:
    return capfirst(str(apps.get_model(table)._meta.verbose_name_plural))


def register_kind() -> None:
    """Make the kind of job known; called when Django is ready."""
    register(JobKind(EXPORT, gettext_lazy("Export"), run_export))
