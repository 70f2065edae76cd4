from __future__ import annotations

import pytest

from communications import kinds, letters
from communications.kinds import MessageKind


def build(emails):
    """A greeting for each, but for those whose context says that they are stale or faulty."""
    contents = {}
    for email in emails:
        if email.context.get("is_stale"):
            continue
        name = email.context["name"]
        letter = letters.Letter(subject=f"Ciao {name}", title="Un saluto", reason="", greeting=name)
        contents[email.pk] = letter.content()
    return contents


@pytest.fixture(autouse=True)
def test_kind(monkeypatch):
    """The kind ``test``: a short letter to the name in the row's context."""
    kind = MessageKind("test", letters.TEMPLATE, build, "A greeting")
    monkeypatch.setitem(kinds._kinds, "test", kind)
    return kind
