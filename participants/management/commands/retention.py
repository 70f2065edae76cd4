"""``manage.py retention``: forget what is due now, or only say what would go (L8)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from participants.retention.duties import duties
from participants.retention.plan import due_on
from participants.retention.work import run


class Command(BaseCommand):
    """The same work as every night's; a second run changes nothing."""

    help = "Forget the personal data whose time is over, or with --dry-run count them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")
        parser.add_argument(
            "--on", metavar="YYYY-MM-DD", type=date.fromisoformat, help="look from another day"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"]:
            self._say(_counted(options["on"] or timezone.localdate()))
            return
        if options["on"]:
            raise CommandError("--on looks at another day: it goes with --dry-run alone.")
        log = run()
        if log is None:
            raise CommandError("Another run is at work.")
        self._say(log.forgotten)

    def _say(self, numbers: dict[str, int]) -> None:
        for duty in duties():
            self.stdout.write(f"{numbers.get(duty.name, 0):>9,}  {duty.title}")


def _counted(day: date) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for due in due_on(day):
        numbers[due.duty.name] = numbers.get(due.duty.name, 0) + due.number
    return numbers
