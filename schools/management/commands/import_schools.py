"""``manage.py import_schools FILE…``: the ministry's registry of schools (docs/imports.md)."""

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
from schools.services import SourceFile, import_registry
from schools.services.registry.words import counts_words, file_words, section_words, sheet

# Lines of a section that are printed.
MOST = 200


class Command(BaseCommand):
    """All of the files or nothing; a second run changes nothing."""

    help = (
        "Import files of the ministry's school registry (SCUANAGRAFESTAT, SCUANAGRAFEPAR, "
        "SCUANAAUTSTAT, SCUANAAUTPAR), in any order."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and where the whole report goes."""
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
        parser.add_argument("--report", type=Path, help="write the whole report there, as CSV")

    @no_translations
    def handle(self, *args: Any, files: list[Path], report: Path | None, **options: Any) -> None:
        """Import them; say what changed, and count on the last line."""
        try:
            sources = [SourceFile(file.name, file.read_bytes()) for file in files]
            done = import_registry(files=sources)
            if report:
                report.write_bytes(sheet(done))
        except (DomainError, OSError) as error:
            raise CommandError(str(error)) from error
        for file in done.files:
            self.stdout.write(file_words(file))
        for section in section_words(done, MOST):
            self.stdout.write(f"{section.title}: {section.number}")
            for line in section.lines:
                self.stdout.write(f"  {line}")
            if section.more:
                self.stdout.write(f"  … and {section.more} more: --report writes them all")
        self.stdout.write(counts_words(done))
