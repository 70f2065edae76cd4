"""``manage.py import_municipalities FILE``: the national archive of municipalities (ANPR)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import (
    BaseCommand,
    CommandError,
    CommandParser,
    no_translations,
)

from core.errors import DomainError
from places.archive.wording import REASONS
from places.services import import_archive


class Command(BaseCommand):
    """All of the file or nothing; a second run changes nothing."""

    help = "Import the national archive of municipalities (ANPR_archivio_comuni.csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path, help="ANPR_archivio_comuni.csv")

    @no_translations
    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Import it; list what was rejected, and count on the last line."""
        try:
            report = import_archive(name=file.name, data=file.read_bytes())
        except (DomainError, OSError) as error:
            raise CommandError(str(error)) from error
        for row in report.rejected:
            self.stdout.write(f"line {row.line}: {row.code} {row.name}: {REASONS[row.fault]}")
        known = report.created + report.updated + report.unchanged
        self.stdout.write(
            f"{report.rows} rows of the archive are {known} municipalities, "
            f"{report.ceased} of which have ceased."
        )
        self.stdout.write(
            f"{report.created} created, {report.updated} updated, "
            f"{report.unchanged} unchanged, {len(report.rejected)} rejected"
        )
