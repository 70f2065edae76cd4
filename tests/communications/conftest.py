from __future__ import annotations

import pytest

from communications import kinds
from communications.kinds import MessageKind, build_from_context


@pytest.fixture(autouse=True)
def test_kind(monkeypatch):
    """The kind ``test``: its templates are given what the row's context holds."""
    kind = MessageKind("test", "communications/email/test", build_from_context)
    monkeypatch.setitem(kinds._kinds, "test", kind)
    return kind
