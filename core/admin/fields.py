"""How fields of tables are asked for on every page of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import DurationField, Field, URLField

from core.forms import SpanField

ASKED_FOR: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {
    # Who types an address without its scheme means a safe one.
    URLField: {"assume_scheme": "https"},
    # Nobody knows that "3 00:00:00" is three days.
    DurationField: {"form_class": SpanField},
}
