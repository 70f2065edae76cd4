"""The whole database as text, as whoever steals a copy of it would read it."""

from __future__ import annotations

import subprocess

from django.db import connection

from portal.embedded.binaries import postgres_bin


def dump():
    """Everything that is committed, by ``pg_dump``; bytes stand in it as hexadecimal figures."""
    place = connection.settings_dict
    command = [
        str(postgres_bin() / "pg_dump"),
        f"--host={place['HOST']}",
        f"--port={place['PORT'] or 5432}",
        f"--username={place['USER']}",
        "--data-only",
        place["NAME"],
    ]
    environment = {"PGPASSFILE": place["OPTIONS"].get("passfile", "")}
    if place["PASSWORD"]:
        environment["PGPASSWORD"] = place["PASSWORD"]
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout.decode()


def found_in(text, words):
    """Those of ``words`` that stand in ``text``, as they are or as bytes, whatever their case."""
    text = text.lower()
    return [word for word in words if word.lower() in text or word.encode().hex() in text]
