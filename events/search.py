"""Finding events by words: Italian full text first, then small typing errors forgiven."""

from __future__ import annotations

import re

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramWordSimilarity,
)
from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.expressions import Combinable

from core.search import plain
from events.models import EventQuerySet
from events.models.event import SEARCH_CONFIG

WORD = re.compile(r"[^\W_]+")
# Quotes and a leading minus are the reader's own syntax ("websearch").
HAS_SYNTAX = re.compile(r'"|(?:^|\s)-\w')
# A shorter word has too few trigrams to recognise it when it is mistyped.
SHORTEST_GUESS = 4
# One letter missing, doubled or wrong in a word of seven leaves half of its trigrams.
LIKE_ENOUGH = 0.4
# Of the words that look alike, those that do so nearly as much as the best.
NEARLY_AS_LIKE = 0.8


def relevance(events: EventQuerySet, text: str) -> dict[int, float]:
    """How well each event that answers to ``text`` does, by its id; higher is better.

    Accents and endings do not matter, and the last word may be unfinished. Only where nothing is
    found so, words that look alike are taken.
    """
    return _by_words(events, text) or _by_likeness(events, text)


def _by_words(events: EventQuerySet, text: str) -> dict[int, float]:
    query = SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch")
    # Only letters and digits reach the query that has a syntax of its own.
    words = WORD.findall(text)
    if words and not HAS_SYNTAX.search(text):
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
    words = [plain(word) for word in WORD.findall(text) if len(word) >= SHORTEST_GUESS]
    if not words:
        return {}
    likeness: Combinable = Value(0.0)
    for word in words:
        events = events.filter(search_text__trigram_word_similar=word)
        likeness = likeness + TrigramWordSimilarity(word, "search_text")
    with transaction.atomic(), connection.cursor() as cursor:
        # The operator, unlike the function, has an index; its threshold is a setting.
        cursor.execute(f"SET LOCAL pg_trgm.word_similarity_threshold = {LIKE_ENOUGH}")
        found = dict(events.annotate(likeness=likeness).order_by().values_list("pk", "likeness"))
    best = max(found.values(), default=0.0)
    return {pk: alike for pk, alike in found.items() if alike >= best * NEARLY_AS_LIKE}
