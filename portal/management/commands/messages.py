"""``manage.py messages``: bring the catalogues up to date with the code, without GNU gettext."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.catalogue.files import compile_file, merged, read, write
from core.catalogue.review import faults
from core.catalogue.sources import messages_in_sources


class Command(BaseCommand):
    """Writes, checks or compiles every ``locale/*/LC_MESSAGES/django.po``."""

    help = "Bring the translations up to date with the code and compile them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which one thing to do instead of everything."""
        instead = parser.add_mutually_exclusive_group()
        instead.add_argument("--check", action="store_true", help="only list what is wrong")
        instead.add_argument("--compile", action="store_true", help="only compile")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits with code 1 where ``--check`` finds a fault."""
        paths = [path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/*/*.po")]
        if options["check"]:
            self._check(paths)
            return
        if not options["compile"]:
            self._update(paths)
        for path in paths:
            compile_file(path)

    def _update(self, paths: list[Path]) -> None:
        sources = messages_in_sources(settings.BASE_DIR)
        for path in paths:
            catalogue = merged(sources, read(path))
            write(path, catalogue)
            self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {len(catalogue)} messages")

    def _check(self, paths: list[Path]) -> None:
        sources = messages_in_sources(settings.BASE_DIR)
        found = [fault for path in paths for fault in faults(sources, read(path))]
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("The translations are complete.")
