from __future__ import annotations

import pytest

from events.models import Event
from events.search import relevance
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chemistry():
    return EventFactory(
        title="La città e la chimica",
        summary="Perché il pane lievita?",
        description="In laboratorio con le ricercatrici di energia.",
    )


@pytest.fixture
def robots():
    return EventFactory(title="Costruisci un braccio robotico", summary="Tre ore di montaggio.")


@pytest.mark.parametrize(
    "words",
    [
        "chimica",
        "CHIMICA",
        "citta",
        "città",
        "perche",
        "ricercatrici",
        "laboratori",
        "chimica città",
        "chim",
        "pane liev",
        "chmica",
        "laboratorio di chimica",
    ],
)
def test_words_find_the_event_and_no_other(chemistry, robots, words):
    assert list(relevance(Event.objects.all(), words)) == [chemistry.pk]


@pytest.mark.parametrize(
    "words", ["robottico", "costruiscci", "montagio", "bracio", "braccio robottico", "Robotìco"]
)
def test_small_typing_errors_are_forgiven(chemistry, robots, words):
    assert list(relevance(Event.objects.all(), words)) == [robots.pk]


@pytest.mark.parametrize(
    "words",
    ["zzz", "il", "-", "'", '"', ":*", "a & | !", "\\", "%", "robot:*)(", "😀", "<b>", "(" * 90],
)
def test_what_means_nothing_finds_nothing_and_breaks_nothing(chemistry, words):
    assert relevance(Event.objects.all(), words) == {}


def test_a_title_weighs_more_than_a_text():
    text = EventFactory(title="Alghe", description="Anche qualche robot.")
    title = EventFactory(title="Robot", description="Si monta.")

    found = relevance(Event.objects.all(), "robot")

    assert found[title.pk] > found[text.pk]


def test_a_quoted_phrase_is_looked_for_as_it_is(robots):
    EventFactory(title="Un braccio costruisci")

    assert list(relevance(Event.objects.all(), '"costruisci un braccio"')) == [robots.pk]
