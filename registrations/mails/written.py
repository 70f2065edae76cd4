"""What the letters share whose words are a coordinator's: reminders and messages."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import get_language

from accounts.enums import Language
from communications.slots import slot
from communications.text import clean_line, clean_text
from registrations.mails.news import Occasion
from registrations.placeholders import fill


class Text(Protocol):
    """A subject and a text, in Italian and perhaps in English."""

    subject: str
    body: str
    subject_en: str
    body_en: str


def words_of(text: Text) -> tuple[str, str]:
    """Subject and body in the reader's language; in Italian where there is no other."""
    if get_language() == Language.ENGLISH and text.subject_en and text.body_en:
        return clean_line(text.subject_en), clean_text(text.body_en)
    return clean_line(text.subject), clean_text(text.body)


def filled(text: Text, values: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The subject, and the paragraphs of the body, with their placeholders replaced."""
    subject, body = (fill(part, values) for part in words_of(text))
    return subject, _paragraphs(body)


def values_of(occasion: Occasion, dates: str) -> dict[str, str]:
    """What the placeholders stand for (``registrations.placeholders``)."""
    return {
        "name": slot("name"),
        "event": occasion.title,
        "programme": clean_line(occasion.session.event.programme.title),
        "when": dates,
        "where": ", ".join(occasion.where),
        "code": slot("code"),
    }


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip())
