from __future__ import annotations

import pytest

from communications.letters import Letter, Link
from communications.rendering import render
from communications.slots import NOWHERE, fill, secret_slot, slot
from communications.text import clean_line, clean_text
from tests.factories.communications import EmailFactory


def letter(personal, **parts):
    parts = {"subject": "Ciao", "title": "Ciao", "reason": ""} | parts
    return Letter(**parts).content(personal=personal)


def rendered(content):
    return render(EmailFactory.build(), content)


def test_a_slot_is_filled_as_text_and_escaped_in_html():
    message = rendered(letter({"name": "<b>Ada</b>"}, greeting=slot("name")))

    assert "<b>Ada</b>" in message.text
    assert "&lt;b&gt;Ada&lt;/b&gt;" in message.html
    assert "<b>Ada</b>" not in message.html


def test_two_readers_of_one_letter_find_each_her_own():
    first = rendered(letter({"name": "Ada"}, greeting=slot("name")))
    second = rendered(letter({"name": "Rita"}, greeting=slot("name")))

    assert first.text.replace("Ada", "Rita") == second.text
    assert "Ada" not in second.html


def test_a_slot_in_a_value_is_not_filled():
    assert fill(slot("name"), {"name": slot("code"), "code": "x"}) == slot("code")


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_what_people_write_cannot_hold_a_slot(clean):
    assert slot("key")[0] not in clean(f"Robot {slot('key')}")


def test_a_secret_is_in_what_goes_and_in_nothing_that_the_desk_reads():
    link = Link("Accept", secret_slot("offer"))
    message = rendered(letter({"offer": "https://x/secret", "name": "Ada"}, action=link))
    masked = message.for_desk()

    assert "https://x/secret" in message.text
    assert 'href="https://x/secret"' in message.html
    assert "https://x/secret" not in masked.text + masked.html
    assert "lo vede solo chi riceve" in masked.text
    assert f'href="{NOWHERE}"' in masked.html
    assert (message.hides_links, masked.hides_links) == (False, True)


def test_without_secrets_the_desk_reads_what_went():
    message = rendered(letter({"name": "Ada"}, greeting=slot("name")))

    assert message.for_desk() is message
