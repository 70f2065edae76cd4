"""A value of a history row, as JSON has it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.spans import span_words

NOTHING = "–"


def in_words(field: Field[Any, Any], value: Any) -> str:
    """``value`` of ``field`` as a person reads it; times are those of the current time zone."""
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(field, ArrayField):
        choices = _choices(field.base_field)
        return ", ".join(choices.get(item, str(item)) for item in value)
    return _choices(field).get(value) or _plain(_parsed(field, value))


def _parsed(field: Field[Any, Any], value: Any) -> Any:
    try:
        return field.to_python(value)
    except ValidationError:
        # The field was of another kind when this was written.
        return value


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, timedelta):
        return span_words(value)
    return str(value)


def _choices(field: Field[Any, Any]) -> Mapping[Any, str]:
    return {key: str(label) for key, label in field.flatchoices}
