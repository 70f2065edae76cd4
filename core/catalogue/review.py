"""What is wrong with a catalogue, in one line for each fault."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

# %(name)s, %s, {name}, and what stands in angle brackets: tags, and the arguments of addresses.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|(?<!%)%[a-z]|\{\w*\}|</?\w[^>]*>")
ENDINGS = (".", ":", "?", "!", "…")


def faults(sources: Catalog, catalogue: Catalog) -> list[str]:
    """Where ``catalogue`` (as read from its file) does not translate ``sources`` well."""
    return [*_differences(sources, catalogue), *_faults_of_messages(catalogue)]


def _differences(sources: Catalog, catalogue: Catalog) -> Iterator[str]:
    """Messages that only the code has, and messages that only the file has."""
    wanted, known = _keys(sources), _keys(catalogue)
    yield from (f"missing: {key[0]!r}" for key in wanted if key not in known)
    yield from (f"obsolete: {key[0]!r}" for key in known if key not in wanted)
    yield from (f"obsolete: {_name(message)}" for message in catalogue.obsolete.values())


def _faults_of_messages(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if not message.id:
            continue
        if not all(_forms(message.string)):
            yield f"untranslated: {_name(message)}"
            continue
        if message.fuzzy:
            yield f"fuzzy: {_name(message)}"
        if not _same_placeholders(message):
            yield f"placeholders differ: {_name(message)}"
        if not _same_ending(message):
            yield f"ends differently: {_name(message)}"


def _same_placeholders(message: Message) -> bool:
    """A singular may leave out the number, or keep it where English leaves it out."""
    texts = [placeholders(text) for text in _forms(message.id)]
    first, *others = [placeholders(text) for text in _forms(message.string)]
    return first in texts and all(other == texts[-1] for other in others)


def placeholders(text: str) -> set[str]:
    """What is filled into a text, and its tags."""
    return set(PLACEHOLDER.findall(text))


def _same_ending(message: Message) -> bool:
    return len({_ending(text) for text in (*_forms(message.id), *_forms(message.string))}) == 1


def _ending(text: str) -> str:
    last = text.strip()[-1:]
    return last if last in ENDINGS else ""


def _keys(catalogue: Catalog) -> dict[tuple[str, ...], Message]:
    return {
        (*_forms(message.id), f"context {message.context}"): message
        for message in catalogue
        if message.id
    }


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


def _name(message: Message) -> str:
    places = ", ".join(place for place, _line in message.locations)
    return f"{_forms(message.id)[0]!r} ({places})"
