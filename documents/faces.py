"""Which letters the faces of documents have: what none of them has cannot be printed."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont


def letters_of(face: Path) -> frozenset[int]:
    """The code points that a TrueType file draws."""
    with TTFont(face, lazy=True) as font:
        drawn: dict[int, str] = font.getBestCmap()
    return frozenset(code for code, glyph in drawn.items() if glyph != ".notdef")
