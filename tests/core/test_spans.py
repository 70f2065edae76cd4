from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.forms import SpanField
from core.spans import span_words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(hours=72), "3 giorni"),
        (timedelta(days=1), "1 giorno"),
        (timedelta(hours=36), "36 ore"),
        (timedelta(minutes=90), "90 minuti"),
        (timedelta(0), "0 minuti"),
    ],
)
def test_a_span_is_said_in_the_longest_unit_it_is_made_of(span, words):
    with override("it"):
        assert span_words(span) == words


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        (["3", "days"], timedelta(days=3)),
        (["36", "hours"], timedelta(hours=36)),
        (["0", "minutes"], timedelta(0)),
    ],
)
def test_a_number_and_a_unit_are_a_span(typed, span):
    assert SpanField().clean(typed) == span


@pytest.mark.parametrize(
    "typed",
    [
        ["", "days"],
        ["tre", "days"],
        ["1.5", "days"],
        ["-1", "days"],
        ["3", "years"],
        ["9" * 30, "days"],
        ["3", ""],
        None,
    ],
)
def test_what_is_no_span_is_refused_in_words(typed):
    with pytest.raises(ValidationError):
        SpanField().clean(typed)


@pytest.mark.parametrize("span", [timedelta(hours=72), timedelta(minutes=90), timedelta(0)])
def test_what_is_shown_is_what_is_kept(span):
    field = SpanField()

    assert field.clean([str(part) for part in field.widget.decompress(span)]) == span
