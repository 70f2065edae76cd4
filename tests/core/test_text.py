from __future__ import annotations

import pytest

from core.text import one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ada \n Rossi\t", "Ada Rossi"),
        ("Ada\u202eissoR", "AdaissoR"),
        ("\u2067Ada\u2069", "Ada"),
        ("A\x00d\x07a", "A d a"),
        ("\u200bAda\ufeff", "Ada"),
        ("e\u0300", "è"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("عائشة", "عائشة"),
    ],
)
def test_one_line_keeps_words_and_drops_what_cannot_be_seen(typed, kept):
    assert one_line(typed) == kept
