from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands above the headings of an export, for example a funder's statement (L27).

    ``emblems`` are PNG images; a sheet without room for images (CSV) has the ``lines`` alone.
    """

    lines: Sequence[str] = ()
    emblems: Sequence[bytes] = ()
