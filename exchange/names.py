"""Names of columns and words in cells, compared as people write them."""

from __future__ import annotations

import re
import unicodedata

SEPARATORS = re.compile(r"[\s_\-./:’'\"*()]+")


def folded(text: str) -> str:
    """``text`` without case, accents, spaces and the signs that stand between words."""
    plain = unicodedata.normalize("NFKD", SEPARATORS.sub("", text)).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))
