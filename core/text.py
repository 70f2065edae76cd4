"""Text that people type, made safe to show, to sort and to print anywhere."""

from __future__ import annotations

import unicodedata

# Marks that turn the direction of the text around them, and spaces that cannot be seen. The
# joiner (U+200D) stays: names of some scripts and composed emoji need it.
INVISIBLE = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def one_line(text: str) -> str:
    """``text`` in one line and one form (NFC), without control and direction characters."""
    if text.isprintable():  # nothing to take out: nearly always, and many times faster
        return unicodedata.normalize("NFC", " ".join(text.split()))
    seen = "".join(" " if _is_control(c) else c for c in text if c not in INVISIBLE)
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"}
