from __future__ import annotations

import pytest

from jobs import kinds
from tests.jobs.kinds import register


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    """The kinds of these tests, for the time of one."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    register()
