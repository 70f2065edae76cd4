"""A message of the usual shape: each kind says what, one pair of templates says how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communications.kinds import Attachment, Content, Picture

TEMPLATE = "communications/email/letter"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an absolute address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says, in one or more lines."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays, the exact words and the emblem that must stand on what we write (L27, L28, L29).

    ``project_code`` is the CUP, empty where none is given.
    """

    name: str
    statement: str
    project_code: str = ""
    emblem: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a message says, as plain text: the templates escape it.

    ``reason`` tells the reader why she gets it. ``contact`` is whom to ask, one line each.
    """

    subject: str
    title: str
    reason: str
    greeting: str = ""
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    action: Link | None = None
    afterwards: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    contact: tuple[str, ...] = ()
    funders: tuple[Funder, ...] = ()

    def content(
        self, *attachments: Attachment, personal: Mapping[str, str] | None = None
    ) -> Content:
        """The letter as what a ``Build`` returns; ``personal`` fills its slots."""
        emblems = dict.fromkeys(funder.emblem for funder in self.funders if funder.emblem)
        return Content({"letter": self}, attachments, personal or {}, tuple(emblems))
