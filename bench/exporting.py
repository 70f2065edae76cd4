"""One export in a process of its own: ``python -m bench.exporting ours|bare ROWS``.

Prints the seconds it took and the memory at its highest (MB), before it began and after it ended.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from tempfile import SpooledTemporaryFile
from typing import Any

import django

django.setup()

from openpyxl import Workbook  # noqa: E402

from accounts.models import User  # noqa: E402
from exchange.exports import IN_MEMORY, Order, export  # noqa: E402
from registrations.models import Registration  # noqa: E402
from registrations.resources import RegistrationResource  # noqa: E402

TABLE = "registrations.registration"
OWNER = "export@bench.example"


def main() -> None:
    """Measure one side."""
    side, number = sys.argv[1], int(sys.argv[2])
    owner, _created = User.objects.get_or_create(
        email=OWNER, defaults={"is_staff": True, "is_superuser": True}
    )
    keys = list(Registration.objects.order_by("pk").values_list("pk", flat=True)[:number])
    if len(keys) < number:
        raise SystemExit(f"the synthetic data has less than {number} registrations")
    # What a process reads once and keeps is no export's.
    export(Order(TABLE, keys[:10], "xlsx", ""), owner=owner)
    cells = _cells(keys, owner) if side == "bare" else []
    before = _peak()
    begun = time.perf_counter()
    if side == "ours":
        size = len(export(Order(TABLE, keys, "xlsx", ""), owner=owner).content)
    else:
        size = _bare(cells)
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "before": before, "peak": _peak(), "bytes": size}))


def _cells(keys: list[int], owner: User) -> list[list[Any]]:
    """The same cells, made beforehand."""
    sheet = RegistrationResource(user=owner)
    columns = sheet.export_columns
    rows = sheet.optimised(Registration.objects.filter(pk__in=keys)).order_by("pk")
    headings: list[Any] = [column.title for column in columns]
    return [headings, *([column.cell(row) for column in columns] for row in rows)]


def _bare(cells: list[list[Any]]) -> int:
    """What openpyxl's write-only mode does with them, and nothing else."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bare")
    for row in cells:
        sheet.append(row)
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        book.save(file)
        file.seek(0)
        return len(file.read())


def _peak() -> float:
    """The memory of this process at its highest so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
