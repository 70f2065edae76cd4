"""Text that a spreadsheet would run as a formula.

What people type goes into exports that others open: text that begins with one of these signs is
written with an apostrophe before it, as spreadsheets do themselves, and read without it.
"""

from __future__ import annotations

import re

# Also in their wide forms, which some spreadsheets take for the same.
DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def escaped(text: str) -> str:
    """``text`` such that no spreadsheet runs it."""
    return f"'{text}" if DANGEROUS.match(text) else text


def unescaped(text: str) -> str:
    """The text that :func:`escaped` was given."""
    return text[1:] if ESCAPED.match(text) else text
