"""Finding rows by words, whatever their case, accents and order."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, TypeVar

from django.db.models import QuerySet, Value
from django.db.models.expressions import Combinable

from core.db import Plain

Rows = TypeVar("Rows", bound=QuerySet[Any])
WORD = re.compile(r"\w+")
MOST_WORDS = 12


def words_of(text: str) -> list[str]:
    """The words that somebody typed, as many as anybody needs."""
    return WORD.findall(text)[:MOST_WORDS]


def with_words(rows: Rows, text: Combinable, words: list[str]) -> Rows:
    """Those of ``rows`` that have each of ``words`` somewhere in ``text``, an expression."""
    found = rows.alias(plain_text=Plain(text))
    for word in words:
        found = found.filter(plain_text__contains=Plain(Value(word)))
    return found


def plain(word: str) -> str:
    """``word`` as ``core.db.Plain`` has it: lower case, without accents."""
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
