"""Catalogues on disk: ``.po`` files that people edit, ``.mo`` files that Django reads."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

# Without the dates and names that other tools put here: the file changes when its words change.
HEADER = """\
# The portal in Italian. Translate the msgstr lines; `manage.py messages` writes the rest.
msgid ""
msgstr ""
"Language: it\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def read(path: Path) -> Catalog:
    """The catalogue of a ``.po`` file; an empty one where there is no file yet."""
    if not path.exists():
        return Catalog(locale="it")
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def merged(sources: Catalog, translated: Catalog) -> Catalog:
    """The messages of ``sources`` with the translations they have; the others are left out.

    A message whose wording changed starts again without a translation: nothing is guessed.
    """
    result = Catalog(locale="it")
    for message in sources:
        if not message.id:
            continue
        known = translated.get(message.id, message.context)
        if known is None or known.pluralizable != message.pluralizable:
            known = Message(message.id)
        result.add(
            message.id,
            known.string,
            locations=message.locations,
            flags=known.flags,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments,
            context=message.context,
        )
    return result


def write(path: Path, catalogue: Catalog) -> None:
    """Write the ``.po`` file in the order of the catalogue, with files as the only locations."""
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalogue, width=100, omit_header=True, include_lineno=False)


def compile_file(path: Path) -> Path:
    """Write the ``.mo`` beside a ``.po``, whole or not at all; fuzzy entries stay out."""
    draft = path.with_suffix(".mo.new")
    with draft.open("wb") as file:
        write_mo(file, read(path))
    return draft.replace(path.with_suffix(".mo"))
