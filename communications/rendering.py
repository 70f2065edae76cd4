"""From a row to what a person reads: subject, text and HTML, in the language of the row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template import Context, Engine
from django.template.base import Template

from communications.kinds import Attachment, Content, kind_of
from communications.models import Email
from communications.text import clean_line, clean_text
from core.site import site_facts


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
    context = {"site": site_facts(), "language": email.language} | dict(content.context)
    return Rendered(
        subject=clean_line(_fill(f"{template}_subject.txt", context)),
        text=clean_text(_fill(f"{template}.txt", context)),
        html=clean_text(_fill(f"{template}.html", context)),
        attachments=tuple(content.attachments),
    )


def _fill(name: str, context: Mapping[str, Any]) -> str:
    # The engine's own templates: no request, so no context processors to run for each message.
    template: Template = Engine.get_default().get_template(name)
    return template.render(Context(dict(context), autoescape=name.endswith(".html")))
