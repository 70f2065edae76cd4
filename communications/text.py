"""Text from people, made fit for a mail."""

from __future__ import annotations

import re

from core.text import one_line

# Control characters but tab and line feed, the marks that turn the direction of what follows
# around (a name could make "gpj.exe" read "exe.jpg"), and halves of characters.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
# No alphabet's: ``communications.slots`` gives them a meaning of our own.
PRIVATE = re.compile("[\ue000-\uf8ff]")
BLANK_LINES = re.compile(r"\n{3,}")
TRAILING_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
# What makes a mail program see an address in "example.org", "http://…" or "a@b".
JOINT = re.compile(r"(?<=\S)([.:@])(?=\S)")
WORD_JOINER = "\u2060"


def clean_text(value: str) -> str:
    """What a person wrote in several lines, without anything that is not text."""
    return tidy(PRIVATE.sub("", value))


def tidy(value: str) -> str:
    """``value`` without control characters, trailing blanks and piles of blank lines."""
    value = FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return BLANK_LINES.sub("\n\n", TRAILING_BLANKS.sub("", value)).strip()


def clean_line(value: str, longest: int = 200) -> str:
    """``value`` on one line, without control characters, cut at ``longest`` characters."""
    line = one_line(value)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def unlinked(value: str) -> str:
    """A name on one line that no mail program turns into a link.

    An invisible joiner that allows no line break stands around every dot, colon and at sign.
    """
    return JOINT.sub(rf"{WORD_JOINER}\1{WORD_JOINER}", clean_line(value))
