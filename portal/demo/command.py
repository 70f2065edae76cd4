"""The command line of the demo.

``manage.py`` comes here without loading Django: the demo's processes do that for themselves, and
whoever waits for the first page should not wait for it twice.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path

from portal.demo.start import Demo
from portal.embedded import ServiceError, data_dir

HIGHEST_PORT = 65535
HELP = "Run the whole portal with demo data, until Ctrl-C."


def main(arguments: Sequence[str]) -> int:
    """Run the demo until somebody stops it. Returns the exit code."""
    parser = ArgumentParser(prog="demo", description=HELP)
    add_options(parser)
    options = parser.parse_args(arguments)
    return run(port=options.port, data_dir=options.data_dir, reset=options.reset)


def add_options(parser: ArgumentParser) -> None:
    """The three options of ``bin/demo``."""
    parser.add_argument("--port", type=_port, default=8000, help="where it answers (8000)")
    parser.add_argument(
        "--data-dir", type=Path, default=data_dir(), help="where everything is kept (.portal)"
    )
    parser.add_argument(
        "--reset", action="store_true", help="delete what is kept there first, without asking"
    )


def run(*, port: int, data_dir: Path, reset: bool) -> int:
    """Run until somebody stops it; what cannot start is one sentence and exit code 1."""
    try:
        Demo(data_dir.resolve(), port=port, say=_say).run(reset=reset)
    except ServiceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) <= HIGHEST_PORT:
        raise ArgumentTypeError(f"{text} is not a port: give a number from 1 to {HIGHEST_PORT}.")
    return int(text)
