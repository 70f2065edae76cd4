#!/usr/bin/env python
"""Runs a command of the portal, with the embedded services for as long as it takes."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from portal.demo.command import main as demo
from portal.embedded import ServiceError, data_dir, running

# What only reads or writes files.
WITHOUT_SERVICES = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "help",
    "makemessages",
    "messages",
    "version",
    "--help",
    "--version",
    "-h",
}


def main() -> None:
    """Run the command; what keeps it from starting is one sentence and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        if sys.argv[1:2] == ["demo"]:
            sys.exit(demo(sys.argv[2:]))
        if len(sys.argv) < 2 or sys.argv[1] in WITHOUT_SERVICES:
            run_command()
            return
        # SIGTERM must unwind too, or the services would outlive the command.
        signal.signal(signal.SIGTERM, leave)
        if os.environ.get("PORTAL_ENV") == "production":
            # What is missing is said before servers start that production does not use.
            _ = settings.DATABASES
        with running(data_dir()):
            run_command()
    except (ImproperlyConfigured, ServiceError) as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit(130)


def run_command() -> None:
    """Hand the arguments to Django."""
    execute_from_command_line(sys.argv)


def leave(number: int, frame: FrameType | None) -> None:
    """Turn a signal into an ordinary exit."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
