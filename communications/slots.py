"""Places in a text where each reader finds something of her own, as in a circular letter.

Filling in a template costs more than all the rest of a message, so what many are told is rendered
once, with slots, and each copy only has its slots filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape

# Characters of nobody's alphabet; ``communications.text`` takes them out of what people write.
OPEN, CLOSE = "\ue000", "\ue001"
SLOT = re.compile(f"{OPEN}([a-z_]+){CLOSE}")


def slot(name: str) -> str:
    """What stands in a text for the value called ``name``."""
    return f"{OPEN}{name}{CLOSE}"


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with its slots filled. A value with a slot in it stays as it is.

    Raises:
        KeyError: a slot has no value.
    """
    return SLOT.sub(lambda found: values[found[1]], text)


def escaped(values: Mapping[str, str]) -> dict[str, str]:
    """The values as they may stand in HTML."""
    return {name: escape(value) for name, value in values.items()}
