"""The kinds of message, registered by the apps that own them.

This app knows nobody above it: an app that writes to people registers each kind in its
``AppConfig.ready()``, with its templates and the function that says what goes into them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from communications.models import Email


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message. ``content_type`` is a whole header value."""

    filename: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG that the HTML of a message shows: it travels inside, nothing is fetched from anywhere.

    The HTML names it ``cid:<cid>``. ``width`` and ``height`` are those in which it is shown.
    """

    cid: str
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Content:
    """What the templates of one message are given, and the files and pictures that go with it.

    Where many people are told the same, what differs goes into ``personal``, by the names of the
    slots that stand for it in ``context`` (``communications.slots``). Then the templates are
    filled in once for all of them, so the values of ``context`` must be hashable.
    """

    context: Mapping[str, Any] = field(default_factory=dict)
    attachments: Sequence[Attachment] = ()
    personal: Mapping[str, str] = field(default_factory=dict)
    pictures: Sequence[Picture] = ()


# Given messages of one kind and one language, which is active meanwhile, it answers by primary
# key. A message without an answer is dropped: what it says is no longer true. A whole batch comes
# at once, so that delivery costs the same queries however many there are.
Build = Callable[[Sequence[Email]], Mapping[int, Content]]


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A kind of message.

    ``template`` is the start of the names of its templates: ``<template>_subject.txt``,
    ``<template>.txt`` and ``<template>.html``. ``title`` is what the desk calls it. What is
    secret holds a code: nobody reads it, and its text is never kept. What ``keeps_address`` is
    about the address that it goes to; the rest follows the person when hers changes.
    """

    name: str
    template: str
    build: Build
    title: str | Promise
    is_secret: bool = False
    keeps_address: bool = False


class UnknownKind(LookupError):
    """No app registered this kind: a fault of the program, not of a person."""


_kinds: dict[str, MessageKind] = {}


def register(kind: MessageKind) -> None:
    """Make a kind known; call it in ``AppConfig.ready()``."""
    _kinds[kind.name] = kind


def open_kinds() -> list[MessageKind]:
    """The kinds whose messages the desk may show, by name."""
    return sorted(
        (kind for kind in _kinds.values() if not kind.is_secret), key=lambda kind: kind.name
    )


def kind_title(name: str) -> str:
    """What the desk calls a kind; its name where nobody registers it any more."""
    kind = _kinds.get(name)
    return str(kind.title) if kind else name


def kind_of(name: str) -> MessageKind:
    """The kind called ``name``.

    Raises:
        UnknownKind: nobody registered it.
    """
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"No message kind is called {name!r}.") from None
