from __future__ import annotations

import pytest

from communications.text import clean_line, clean_text, unlinked


def test_clean_text_has_no_control_or_direction_characters():
    assert clean_text("a\x00\x07\u202eb\r\nc\t \n\n\n\nd\u2028") == "ab\nc\n\nd"


def test_clean_line_is_one_line_of_limited_length():
    assert clean_line("a\r\n  b\x00c") == "a b c"
    assert clean_line("x" * 300, longest=10) == "x" * 9 + "…"


@pytest.mark.parametrize("name", ["http://evil.example", "www.evil.example", "ada@evil.example"])
def test_unlinked_leaves_no_address_that_a_mail_program_would_see(name):
    shown = unlinked(name)

    assert name not in shown
    assert shown.replace("\u2060", "") == name


def test_unlinked_leaves_a_name_as_it_is():
    assert unlinked("Maria Luisa D’Àgostino") == "Maria Luisa D’Àgostino"
