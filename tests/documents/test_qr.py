from __future__ import annotations

import re

import segno

from documents.qr import QUIET_ZONE, qr_code


def modules_of(code):
    """The dark modules that the path draws, without the quiet zone."""
    return {
        (int(x) + step - QUIET_ZONE, int(y) - QUIET_ZONE)
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", code.path)
        for step in range(int(length))
    }


def test_the_path_draws_every_dark_module_and_no_other():
    matrix = segno.make("K7Q-42M", error="m", micro=False).matrix
    dark = {(x, y) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}

    assert modules_of(qr_code("K7Q-42M")) == dark


def test_a_ticket_code_is_the_smallest_code_with_its_margin():
    assert qr_code("K7Q-42M").size == 21 + 2 * QUIET_ZONE
