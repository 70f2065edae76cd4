"""``python -m bench``: run scenarios and print what they found (see ``bin/bench``)."""

from __future__ import annotations

import argparse
import os
import secrets
import sys

import django

from portal.embedded import ServiceError, data_dir, running

NAMES = (
    "list",
    "page",
    "register",
    "reminders",
    "start",
    "growth",
    "changelists",
    "export",
    "import_schools",
    "retention",
    "allocation",
    "certificates",
    "checkin",
)


def main() -> int:
    """Measure. Returns 1 when something missed its goal, or could not be measured."""
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    os.environ["SECRET_KEY"] = secrets.token_urlsafe(48)
    try:
        with running(data_dir()):
            django.setup()
            # Its scenarios import models, which only a set-up Django has.
            from bench.run import run  # noqa: PLC0415

            names = options.scenario or NAMES
            good = run(names, scale=options.scale, rounds=options.rounds, as_json=options.json)
    except ServiceError as error:
        sys.exit(str(error))
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measure the portal.")
    parser.add_argument("scenario", nargs="*", help=f"of {', '.join(NAMES)}; else all")
    parser.add_argument("--scale", type=int, default=1, help="size of the synthetic data (1)")
    parser.add_argument("--rounds", type=int, default=3, help="of ours and yardstick in turn (3)")
    parser.add_argument("--json", action="store_true", help="one JSON object a scenario")
    options = parser.parse_args()
    if unknown := set(options.scenario) - set(NAMES):
        parser.error(f"no scenario is called {', '.join(sorted(unknown))}")
    if options.scale < 1 or options.rounds < 1:
        parser.error("scale and rounds are 1 or more")
    return options


if __name__ == "__main__":
    sys.exit(main())
