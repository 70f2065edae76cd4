"""Which letters the faces of documents have: what none of them has cannot be printed."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

# Of the tables "cmap": for letters up to U+FFFF, and for all.
UP_TO_FFFF, ALL = 4, 12


def letters_of(face: Path) -> frozenset[int]:
    """The code points that a TrueType file draws.

    Raises:
        ValueError: it has no table of them that we read.
    """
    content = face.read_bytes()
    start = _table(content, b"cmap")
    (count,) = struct.unpack_from(">H", content, start + 2)
    found: set[int] = set()
    for index in range(count):
        (offset,) = struct.unpack_from(">L", content, start + 4 + 8 * index + 4)
        (kind,) = struct.unpack_from(">H", content, start + offset)
        if kind == UP_TO_FFFF:
            found.update(_up_to_ffff(content, start + offset))
        elif kind == ALL:
            found.update(_all(content, start + offset))
    if not found:
        raise ValueError(f"{face.name} does not say which letters it has.")
    return frozenset(found)


def _table(content: bytes, tag: bytes) -> int:
    """Where the table named ``tag`` begins."""
    (count,) = struct.unpack_from(">H", content, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", content, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"No table {tag!r}.")


def _up_to_ffff(content: bytes, start: int) -> Iterator[int]:
    """Segments: the last and first letter of each, a step to glyphs, or where the glyphs stand."""
    segments = struct.unpack_from(">H", content, start + 6)[0] // 2
    column = f">{segments}H"
    at = [start + 14 + 2 * segments * row + (2 if row else 0) for row in range(4)]
    ends, firsts, steps, offsets = (struct.unpack_from(column, content, place) for place in at)
    for index, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                place = at[3] + 2 * index + offsets[index] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", content, place)
            if glyph and (glyph + steps[index]) % 0x10000:
                yield code


def _all(content: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">L", content, start + 12)
    for index in range(groups):
        first, end, glyph = struct.unpack_from(">LLL", content, start + 16 + 12 * index)
        yield from range(first if glyph else first + 1, end + 1)
