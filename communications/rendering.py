"""From a row to what a person reads: subject, text and HTML, in the language of the row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template import Context, Engine
from django.template.base import Template

from communications import slots
from communications.kinds import Attachment, Content, kind_of
from communications.models import Email
from communications.text import tidy
from core.site import site_facts

LONGEST_SUBJECT = 250


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as it goes."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]


def render(email: Email, content: Content) -> Rendered:
    """Fill in the templates of the kind of ``email``, whose language is active.

    Every value is escaped in the HTML and none in the text; control characters leave both.
    """
    template = kind_of(email.kind).template
    if not content.personal:
        subject, text, html = _fill_in(template, email.language, content.context)
        return Rendered(subject[:LONGEST_SUBJECT], text, html, tuple(content.attachments))
    context = frozenset(content.context.items())
    subject, text, html = _fill_in_once(template, email.language, context)
    plain, safe = content.personal, slots.escaped(content.personal)
    return Rendered(
        subject=slots.fill(subject, plain)[:LONGEST_SUBJECT],
        text=slots.fill(text, plain),
        html=slots.fill(html, safe),
        attachments=tuple(content.attachments),
    )


@lru_cache(maxsize=256)
def _fill_in_once(
    template: str, language: str, context: frozenset[tuple[str, Any]]
) -> tuple[str, str, str]:
    """What many are told, still with its slots, remembered between batches."""
    return _fill_in(template, language, dict(context))


def _fill_in(template: str, language: str, context: Mapping[str, Any]) -> tuple[str, str, str]:
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
