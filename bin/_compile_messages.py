"""Compile message catalogues (``.po`` to ``.mo``) without GNU gettext: ``FILE.po …``."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def main(names: list[str]) -> None:
    """Write each catalogue's ``.mo`` beside it, whole or not at all; fuzzy entries stay out."""
    for source in map(Path, names):
        with source.open("rb") as file:
            catalogue = read_po(file)
        draft = source.with_suffix(".mo.new")
        with draft.open("wb") as file:
            write_mo(file, catalogue)
        draft.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    main(sys.argv[1:])
