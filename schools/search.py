"""Finding a school by its code, its name or its municipality, small typing errors forgiven."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat

from core.db import Plain
from core.search import plain, with_words, words_of
from schools.models import School

# A shorter word has too few trigrams to recognise it when it is mistyped.
SHORTEST_GUESS = 4
# One letter missing, doubled or wrong in a word of seven leaves half of its trigrams.
LIKE_ENOUGH = 0.45
# Nobody reads more schools than these: another word finds hers sooner.
MOST_FOUND = 200
MOST_ALIKE = 40

PLACE = Coalesce("organisation__municipality__name", Value(""))
# What a school is called: its names, its code, its place.
TEXT = Concat("organisation__name", Value(" "), "ministerial_code", Value(" "), PLACE)
GONE_LAST = Case(When(gone_since="", then=Value(0)), default=Value(1), output_field=IntegerField())


def find(text: str) -> list[int]:
    """The keys of the schools that answer to ``text``, at most ``MOST_FOUND`` and one.

    Those that still exist come first. Only where no school has all the words in its name,
    municipality or code, names and places that look alike are taken.
    """
    words = words_of(text)
    if not words:
        return []
    found = with_words(School.objects.all(), TEXT, words)
    ordered = found.order_by(GONE_LAST, Plain("organisation__name"), "pk")
    return list(ordered.values_list("pk", flat=True)[: MOST_FOUND + 1]) or _alike(words)


def _alike(words: list[str]) -> list[int]:
    long = [plain(word) for word in words if len(word) >= SHORTEST_GUESS]
    if not long:
        return []
    likeness: Combinable = Value(0.0)
    found = School.objects.alias(plain_text=Plain(TEXT))
    for word in long:
        found = found.filter(plain_text__trigram_word_similar=word)
        likeness = likeness + TrigramWordSimilarity(word, Plain(TEXT))
    with transaction.atomic(), connection.cursor() as cursor:
        # The operator, unlike the function, takes its threshold from a setting.
        cursor.execute(f"SET LOCAL pg_trgm.word_similarity_threshold = {LIKE_ENOUGH}")
        ranked = found.alias(likeness=likeness).order_by(GONE_LAST, "-likeness", "pk")
        return list(ranked.values_list("pk", flat=True)[:MOST_ALIKE])
