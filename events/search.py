"""Finding events by words: Italian full text first, then small typing errors forgiven."""

from __future__ import annotations

import re
import unicodedata

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramWordSimilarity,
)
from django.db.models import F, Value
from django.db.models.expressions import Combinable

from events.models import EventQuerySet
from events.models.event import SEARCH_CONFIG

# A shorter word has too few trigrams to recognise it when it is mistyped.
SHORTEST_GUESS = 4


def relevance(events: EventQuerySet, text: str) -> dict[int, float]:
    """How well each event that answers to ``text`` does, by its id; higher is better.

    Accents and endings do not matter, and the last word may be unfinished. Only where nothing is
    found so, words that look alike are taken.
    """
    return _by_words(events, text) or _by_likeness(events, text)


def _by_words(events: EventQuerySet, text: str) -> dict[int, float]:
    query = SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch")
    # Only letters and digits reach the query that has a syntax of its own.
    if words := re.findall(r"[^\W_]+", text):
        query |= _prefix(words)
    found = (
        events.filter(search_vector=query)
        .annotate(rank=SearchRank(F("search_vector"), query))
        .order_by()
        .values_list("pk", "rank")
    )
    return dict(found)


def _prefix(words: list[str]) -> SearchQuery:
    """All the words, the last of them as far as it is written."""
    whole = " & ".join([*words[:-1], f"{words[-1]}:*"])
    return SearchQuery(whole, config=SEARCH_CONFIG, search_type="raw")


def _by_likeness(events: EventQuerySet, text: str) -> dict[int, float]:
    words = [word for word in re.findall(r"[^\W_]+", text) if len(word) >= SHORTEST_GUESS]
    if not words:
        return {}
    likeness: Combinable = Value(0.0)
    for word in map(_plain, words):
        events = events.filter(search_text__trigram_word_similar=word)
        likeness = likeness + TrigramWordSimilarity(word, "search_text")
    return dict(events.annotate(likeness=likeness).order_by().values_list("pk", "likeness"))


def _plain(word: str) -> str:
    """As ``search_text`` is: lower case, without accents."""
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
