"""Writing the purposes that every portal starts with."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from participants.shipped.purposes import PURPOSES
from participants.shipped.shape import ShippedPurpose


def write_purposes(purposes: Any, texts: Any, *, now: datetime) -> None:
    """Make those that are not there, each with its first text in force from ``now``.

    ``purposes`` and ``texts`` are the managers of the models as the migration knows them.
    """
    for place, shipped in enumerate(PURPOSES, start=1):
        purpose, is_new = purposes.get_or_create(
            code=shipped.code, defaults={"position": place * 10, **_columns(shipped)}
        )
        if is_new:
            texts.create(purpose=purpose, version=1, published_at=now, **_words(shipped))


def write_uses(purposes: Any, uses: Any) -> None:
    """Say of which purposes the uses are asked one by one, and of which both parents must agree."""
    for shipped in PURPOSES:
        purpose = purposes.filter(code=shipped.code).first()
        if purpose is None or not shipped.uses:
            continue
        purposes.filter(pk=purpose.pk).update(needs_both_holders=shipped.both_holders)
        for place, (code, name) in enumerate(shipped.uses, start=1):
            words = {"name_it": name.it, "name_en": name.en, "position": place * 10}
            uses.get_or_create(purpose=purpose, code=code, defaults=words)


def _columns(shipped: ShippedPurpose) -> dict[str, Any]:
    return {
        "legal_basis": shipped.legal_basis,
        "special_basis": shipped.special_basis,
        "keep_for": shipped.keep,
        "keep_unit": shipped.unit,
        "keep_from": shipped.anchor,
        "minimum_age": shipped.minimum_age,
        **_in_both(shipped, "name", "data", "people", "recipients"),
    }


def _words(shipped: ShippedPurpose) -> dict[str, str]:
    return _in_both(shipped, "short", "full")


def _in_both(shipped: ShippedPurpose, *fields: str) -> dict[str, str]:
    both: dict[str, str] = {}
    for field in fields:
        words = getattr(shipped, field)
        both |= {f"{field}_it": words.it, f"{field}_en": words.en}
    return both
