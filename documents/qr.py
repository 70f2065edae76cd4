"""QR codes as a path that a template draws: no file, no second request, sharp at any size."""

from __future__ import annotations

from dataclasses import dataclass

import segno

# The white margin that readers need around a code, in modules (ISO/IEC 18004).
QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class QrCode:
    """What ``templates/documents/_qr.html`` draws: ``path`` in a square of ``size`` modules."""

    text: str
    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """The QR code of ``text``, with medium error correction and its quiet zone.

    Capital letters, digits, ``-`` and ``/`` make the smallest code, easiest to read at a door.
    """
    rows = segno.make(text, error="m", micro=False).matrix
    runs = [
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _runs(row)
    ]
    return QrCode(text, len(rows) + 2 * QUIET_ZONE, "".join(runs))


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many stand side by side."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
