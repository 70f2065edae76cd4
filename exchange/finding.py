"""Sheets whose rows are found by a rule of their own."""

from __future__ import annotations

from django.db.models import Model

from exchange.resources import NaturalKeyLoader, Row, SheetResource


class OwnRule(SheetResource):
    """Rows are found by ``find`` alone, also where the sheet lacks a column of the key."""

    def get_instance(self, instance_loader: NaturalKeyLoader, row: Row) -> Model | None:
        """None also where the key cannot be read: the columns then say why."""
        try:
            return self.find(row)
        except ValueError:
            return None
