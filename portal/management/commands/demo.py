"""``manage.py demo``: the whole portal with demo data, until Ctrl-C."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.start import Demo
from portal.embedded import ServiceError, data_dir

HIGHEST_PORT = 65535


class Command(BaseCommand):
    """Ends with exit code 1 and one sentence when it cannot start."""

    help = "Run the whole portal with demo data, until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The three options of ``bin/demo``."""
        parser.add_argument("--port", type=_port, default=8000, help="where it answers (8000)")
        parser.add_argument(
            "--data-dir", type=Path, default=data_dir(), help="where everything is kept (.portal)"
        )
        parser.add_argument(
            "--reset", action="store_true", help="delete what is kept there first, without asking"
        )

    def handle(self, *args: Any, port: int, data_dir: Path, reset: bool, **options: Any) -> None:
        """Run until somebody stops it."""
        demo = Demo(data_dir.resolve(), port=port, say=self._say)
        try:
            demo.run(reset=reset)
        except ServiceError as error:
            sys.exit(str(error))

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) <= HIGHEST_PORT:
        raise ArgumentTypeError(f"{text} is not a port: give a number from 1 to {HIGHEST_PORT}.")
    return int(text)
