"""``manage.py demo``, as Django lists and calls it; portal/demo/command.py does the work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.command import HELP, add_options, run


class Command(BaseCommand):
    """Ends with exit code 1 and one sentence when it cannot start."""

    help = HELP
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The three options of ``bin/demo``."""
        add_options(parser)

    def handle(self, *args: Any, port: int, data_dir: Path, reset: bool, **options: Any) -> None:
        """Run until somebody stops it."""
        sys.exit(run(port=port, data_dir=data_dir, reset=reset))
