"""Other processes on the test's own database."""

from __future__ import annotations

import os
import time
from urllib.parse import urlencode

from django.db import connection


def database_url():
    """The test database, as another process names it."""
    options = connection.settings_dict
    query = {"host": options["HOST"]}
    if passfile := options["OPTIONS"].get("passfile"):
        query["passfile"] = passfile
    user = f"{options['USER']}:{options['PASSWORD']}".rstrip(":")
    return f"postgresql://{user}@/{options['NAME']}?{urlencode(query)}"


def environment(**more):
    """The environment of a process that works on the test database."""
    ours = {"DJANGO_SETTINGS_MODULE": "portal.settings", "DATABASE_URL": database_url()}
    return os.environ | ours | more


def wait_for(condition, seconds=60):
    """Wait until ``condition`` holds, for some seconds at most."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
