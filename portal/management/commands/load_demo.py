"""``manage.py load_demo``: the five programmes of the demo, dated around today."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.demo_data.loading import load


class Command(BaseCommand):
    """A second run changes nothing."""

    help = "Load the demo: five programmes, their events, and people who registered."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing, telling what is going on."""
        load(self._say)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
