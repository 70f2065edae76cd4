"""How easy an Italian text is to read."""

from __future__ import annotations

import re

# From here on who is in lower secondary school reads it without help; under 40 adults stumble.
EASY = 60


def gulpease(text: str) -> int:
    """The Gulpease index of ``text``, from 0 (nobody) to 100 (everybody).

    It was measured on Italian readers (Lucisano and Piemontese, "Gulpease: una formula per la
    predizione della difficoltà dei testi in lingua italiana", 1988): the letters of a word and the
    words of a sentence decide.
    """
    words = re.findall(r"\w+", text)
    if not words:
        return 100
    letters = sum(len(word) for word in words)
    sentences = len(re.findall(r"[.!?:;](?:\s|$)", text)) or 1
    return max(0, min(100, round(89 + (300 * sentences - 10 * letters) / len(words))))
