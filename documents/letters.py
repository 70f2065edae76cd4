"""What of a text the faces of documents can draw; a sign stands for what none of them can.

PDF/A has no room for a letter that is not drawn: typst makes no file at all for one of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.faces import letters_of

# It reads as “a letter is missing here”.
SIGN = "\ufffd"
# They belong to the letter before them as marks do: joiners of letters, and signs of half kana.
MARKS_TOO = {"\u200c", "\u200d", "\uff9e", "\uff9f"}


@dataclass(frozen=True, slots=True)
class Letters:
    """``families``: the letters of each, drawn with their marks; ``others`` are drawn alone."""

    families: Sequence[frozenset[int]]
    others: frozenset[int]

    @classmethod
    def of(cls, families: Iterable[Sequence[Path]], others: Iterable[Path]) -> Letters:
        """Of the faces (files) of each family: its letters are those that all its faces have."""
        shared = [frozenset.intersection(*map(letters_of, faces)) for faces in families]
        return cls(shared, frozenset().union(*map(letters_of, others)))

    def drawn(self, value: Any) -> Any:
        """``value`` (as JSON has them), with its texts as they can be drawn."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.drawn(one) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.drawn(one) for one in value]
        return value

    def text(self, text: str) -> str:
        """What can be drawn of ``text``; a sign stands for each letter that cannot."""
        if text.isascii() and text.isprintable():
            return text
        lines = unicodedata.normalize("NFC", text).replace("\t", " ").splitlines()
        drawn = "\n".join("".join(map(self._cluster, _clusters(line))) for line in lines)
        # A heading of nothing would be no heading.
        return drawn or SIGN

    def _cluster(self, cluster: str) -> str:
        """A letter and its marks come from one family, or the letter stands alone."""
        letter = self._letter(cluster[0])
        if letter != cluster[0]:
            return letter
        codes = set(map(ord, cluster))
        return cluster if any(codes <= letters for letters in self.families) else letter

    def _letter(self, letter: str) -> str:
        kind = unicodedata.category(letter)
        # What only steers has no shape: nobody misses it.
        if kind in {"Cc", "Cf"} or _is_mark(letter):
            return ""
        return letter if kind != "Co" and self._has(letter) else SIGN

    def _has(self, letter: str) -> bool:
        return ord(letter) in self.others or any(
            ord(letter) in letters for letters in self.families
        )


def _clusters(text: str) -> Iterator[str]:
    """Letters, each with the marks that follow it."""
    start = 0
    for place, letter in enumerate(text):
        if place > start and not _is_mark(letter):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _is_mark(letter: str) -> bool:
    return letter in MARKS_TOO or unicodedata.category(letter).startswith("M")
