from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.coordinators import COORDINATORS, sync_groups


class Command(BaseCommand):
    help = "Give the groups of the coordinators' desk their permissions, as every migrate does."

    def handle(self, *args: Any, **options: Any) -> None:
        count = sync_groups()
        self.stdout.write(f"{COORDINATORS}: {count} permissions.")
