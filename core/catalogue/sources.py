"""What there is to translate: the messages of our Python modules and templates."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENTS = ["Translators:"]
NOT_OURS = {"tests", "bench", "bin", "docs", "assets", "static", "staticfiles", "node_modules"}


def messages_in_sources(root: Path) -> Catalog:
    """A catalogue without translations of all messages under ``root``, by file and wording."""
    found = [
        (str(path.relative_to(root)), *message)
        for path in _source_files(root)
        for message in messages_in(path)
    ]
    catalogue = Catalog()
    for place, text, context, comments in sorted(found, key=_order):
        catalogue.add(text, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def messages_in(path: Path) -> Iterator[tuple[Any, str | None, list[str]]]:
    """Each message of one file: its text (or singular and plural), context and comments."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = _as_python(source, path)
    file = io.BytesIO(source.encode())
    for _line, text, comments, context in extract("python", file, KEYWORDS, COMMENTS):
        yield text, context, comments


def _as_python(source: str, path: Path) -> str:
    """The template as Django hands it to gettext, without the indents that Python would refuse."""
    return "\n".join(line.lstrip() for line in templatize(source, str(path)).splitlines())


def _source_files(root: Path) -> Iterable[Path]:
    for folder in root.iterdir():
        if not folder.is_dir() or folder.name in NOT_OURS or folder.name.startswith("."):
            continue
        pattern = "*" if folder.name == "templates" else "*.py"
        yield from (path for path in folder.rglob(pattern) if path.is_file())


def _order(message: tuple[str, Any, str | None, list[str]]) -> tuple[str, str, str]:
    place, text, context, _comments = message
    return place, text if isinstance(text, str) else text[0], context or ""
