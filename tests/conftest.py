"""What every test stands on: the embedded services, and rules that hold for all tests."""

from __future__ import annotations

from contextlib import ExitStack

from contextlib import ExitStack

import pytest
from django.core.cache import caches
from django.utils import translation

from portal import embedded

services = ExitStack()


def pytest_configure(config):
    """Start the embedded services, or share those that run (each xdist worker does)."""
    services.enter_context(embedded.running(embedded.data_dir()))


def pytest_unconfigure(config):
    services.close()


from portal.embedded import ServiceError, data_dir, running


def pytest_configure(config):
    """Have the embedded services for the run; every xdist worker holds its share in them."""
    stack = ExitStack()
    try:
        stack.enter_context(running(data_dir()))
    except ServiceError as error:
        raise pytest.UsageError(str(error)) from None
    config.add_cleanup(stack.close)


@pytest.fixture(autouse=True)
def _clean_slate(settings):
    """Leave no language and no cache entry to the next test; pages are rendered each time."""
    settings.ANONYMOUS_PAGE_SECONDS = 0
    _clear_caches()
    with translation.override("it"):
        yield
    _clear_caches()


def _clear_caches():
    for alias in ("default", "pages"):
        caches[alias].clear()


@pytest.fixture
def now(time_machine):
    """Freeze the clock at the moment the factories are written for; returns it (UTC)."""
    from tests.factories.events import NOW

    time_machine.move_to(NOW, tick=False)
    return NOW
