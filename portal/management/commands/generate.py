"""``manage.py generate``: synthetic data of any size in place of an empty database."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from subprocess import CalledProcessError
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.errors import DomainError
from portal.synthetic.database import replace_current_database
from portal.synthetic.emptiness import may_be_replaced
from portal.synthetic.size import LARGEST_SCALE


class Command(BaseCommand):
    """Refuses a database that holds anything but what it made itself."""

    help = (
        "Fill the database with synthetic data: each unit of scale is an edition of 150 events, "
        "146 partners, 100 schools, 300 professionals and 14,000 participants."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, and which."""
        parser.add_argument("--scale", type=_scale, default=1, help="how many editions (1)")
        parser.add_argument("--seed", type=int, default=1, help="the same number, the same rows")

    def handle(self, *args: Any, scale: int, seed: int, **options: Any) -> None:
        """Replace the database by a copy of the template of that scale and seed."""
        if not may_be_replaced():
            raise CommandError(
                "The database holds data that generate did not make: use an empty one, for "
                "example with another PORTAL_DATA_DIR."
            )
        try:
            replace_current_database(scale, seed, stream=sys.stderr)
        except (DomainError, psycopg.Error, CalledProcessError) as error:
            raise CommandError(f"No synthetic data was made: {error}") from error
        self.stdout.write(f"The database holds {scale} editions of synthetic data (seed {seed}).")


def _scale(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= LARGEST_SCALE:
        raise ArgumentTypeError(f"{text} is not a scale: give a number from 1 to {LARGEST_SCALE}.")
    return int(text)
