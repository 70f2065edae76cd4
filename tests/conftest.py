"""What every test stands on: the embedded services, and rules that hold for all tests."""

from __future__ import annotations

import os
from contextlib import ExitStack
from importlib import import_module

import pytest
from django.conf import settings as portal_settings
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase
from django.urls import get_resolver
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from portal.embedded import ServiceError, data_dir, running
from tests.databases import (
    copy_what_is_migrated,
    empty_what_was_written,
    keep_what_is_migrated,
    put_shipped_rows_back,
    set_shipped_rows_aside,
)
from tests.smtp_sink import smtp_sink  # noqa: F401 (a fixture)

# Names as they stand in the sources: nothing need be collected before a test.
PLAIN_STATIC_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
FIRST_TEST_DATABASE = 2  # of the Redis-compatible server: 0 and 1 are the cache and the broker


def pytest_configure(config):
    """Start the embedded services, or share those that run (each xdist worker does)."""
    stack = ExitStack()
    try:
        stack.enter_context(running(data_dir()))
    except ServiceError as error:
        raise pytest.UsageError(str(error)) from None
    config.add_cleanup(stack.close)
    TransactionTestCase._fixture_teardown = lambda _case: empty_what_was_written()
    _use_a_cache_of_our_own()


def _use_a_cache_of_our_own():
    """Each xdist worker empties its cache after every test: never another worker's."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    cache = portal_settings.CACHES["default"]
    cache["LOCATION"] = cache["LOCATION"].replace("db=0", f"db={FIRST_TEST_DATABASE + worker}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """What a test of threads emptied is as it was for the next one."""
    result = yield
    if _empties_the_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            put_shipped_rows_back()
    return result


def _empties_the_database(item):
    marker = item.get_closest_marker("django_db")
    in_earnest = marker is not None and marker.kwargs.get("transaction")
    return in_earnest or {"live_server", "transactional_db"} & set(item.fixturenames)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Copy a database that has all migrations, where there is one."""
    with django_db_blocker.unblock():
        copy_what_is_migrated()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Keep what the migrations made, and end what threads left connected when all is over.

    PostgreSQL drops no database that somebody is in.
    """
    with django_db_blocker.unblock():
        keep_what_is_migrated()
        set_shipped_rows_aside()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _clean_slate(settings):
    """Leave no language and no cache entry to the next test; pages are rendered each time."""
    # The portal's addresses are decided here, before a test plays the demo, which has more.
    import_module("portal.urls")
    _read_addresses()
    settings.ANONYMOUS_PAGE_SECONDS = 0
    # Every client of a test would look up each static file when it begins.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STATIC_FILES}}
    _clear_caches()
    with translation.override("it"):
        yield
    _clear_caches()


def _read_addresses():
    """Django reads them once for each language: never while a test has another default."""
    for language in ("it", "en"):
        with translation.override(language):
            assert get_resolver().reverse_dict


def _clear_caches():
    for alias in ("default", "pages"):
        caches[alias].clear()


@pytest.fixture
def in_english():
    """The words as the code has them."""
    with translation.override("en"):
        yield


@pytest.fixture
def now(time_machine):
    """Freeze the clock at the moment the factories are written for; returns it (UTC)."""
    from tests.factories.events import NOW

    time_machine.move_to(NOW, tick=False)
    return NOW
