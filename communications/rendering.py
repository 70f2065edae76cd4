"""From a row to what a person reads: subject, text and HTML, in the language of the row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.template import Context, Engine
from django.template.base import Template
from django.utils.translation import gettext as _

from communications import slots
from communications.kinds import Attachment, Content, Picture, kind_of
from communications.models import Email
from communications.text import tidy
from core.site import site_facts

LONGEST_SUBJECT = 250
# Subject, text and HTML.
Words = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as it goes. ``masked`` is the same without what only its reader may have."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    pictures: tuple[Picture, ...] = ()
    masked: Rendered | None = None

    def for_desk(self) -> Rendered:
        """What anybody but its reader may see, and what is kept."""
        return self.masked or self

    @property
    def hides_links(self) -> bool:
        """Whether links of its reader's are left out."""
        return slots.NOWHERE in self.html


def render(email: Email, content: Content) -> Rendered:
    """Fill in the templates of the kind of ``email``, whose language is active.

    Every value is escaped in the HTML and none in the text; control characters leave both.
    """
    template = kind_of(email.kind).template
    if not content.personal:
        return _made(content, *_fill_in(template, email.language, content.context))
    context = frozenset(content.context.items())
    words = _fill_in_once(template, email.language, context)
    rendered = _made(content, *_personal(words, content.personal))
    if not any(map(slots.has_secrets, words)):
        return rendered
    return replace(rendered, masked=_made(content, *_masked(words, content.personal)))


def _made(content: Content, subject: str, text: str, html: str) -> Rendered:
    files, pictures = tuple(content.attachments), tuple(content.pictures)
    return Rendered(subject[:LONGEST_SUBJECT], text, html, files, pictures)


def _personal(words: Words, personal: Mapping[str, str]) -> Words:
    """``words`` as their reader gets them."""
    subject, text, html = words
    safe = slots.escaped(personal)
    return slots.fill(subject, personal), slots.fill(text, personal), slots.fill(html, safe)


def _masked(words: Words, personal: Mapping[str, str]) -> Words:
    """``words`` with something harmless in each secret slot."""
    subject, text, html = words
    hidden = _("[personal link: only the recipient sees it]")
    return (
        slots.fill(subject, personal, hidden=hidden),
        slots.fill(text, personal, hidden=hidden),
        slots.fill(html, slots.escaped(personal), hidden=slots.NOWHERE),
    )


@lru_cache(maxsize=256)
def _fill_in_once(template: str, language: str, context: frozenset[tuple[str, Any]]) -> Words:
    """What many are told, still with its slots, remembered between batches."""
    return _fill_in(template, language, dict(context))


def _fill_in(template: str, language: str, context: Mapping[str, Any]) -> Words:
    context = {"site": site_facts(), "language": language} | dict(context)
    return (
        " ".join(tidy(_fill(f"{template}_subject.txt", context)).split()),
        tidy(_fill(f"{template}.txt", context)),
        tidy(_fill(f"{template}.html", context)),
    )


def _fill(name: str, context: Mapping[str, Any]) -> str:
    # The engine's own templates: no request, so no context processors to run for each message.
    template: Template = Engine.get_default().get_template(name)
    return template.render(Context(dict(context), autoescape=name.endswith(".html")))
