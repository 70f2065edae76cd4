"""Words that rows hold in Italian and in English."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import get_language


def in_readers_language(row: Model, field: str) -> str:
    """What ``row`` says in ``<field>_it``, or in ``<field>_en`` to who reads English."""
    language = "en" if (get_language() or "").startswith("en") else "it"
    words: str = getattr(row, f"{field}_{language}")
    return words
