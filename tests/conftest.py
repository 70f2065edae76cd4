"""What every test stands on: the embedded services, and rules that hold for all tests."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def _clean_slate():
    """Leave no language and no cache entry to the next test."""
    cache.clear()
    with translation.override("it"):
        yield
    cache.clear()


@pytest.fixture
def now(time_machine):
    """Freeze the clock at the moment the factories are written for; returns it (UTC)."""
    from tests.factories.events import NOW

    time_machine.move_to(NOW, tick=False)
    return NOW
