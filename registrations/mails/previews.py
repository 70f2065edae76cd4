"""What a message to a segment will say, made by what will make it when it goes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation

from accounts.enums import Language
from communications.models import Email
from communications.previews import preview
from communications.rendering import Rendered, render
from registrations.mails.messages import example
from registrations.mails.names import Kind
from registrations.models import Message
from registrations.segments import one_for_each


@dataclass(frozen=True, slots=True)
class Sample:
    """The message as ``reader`` gets it; an example, for nobody, where the segment is empty.

    ``is_borrowed`` where there is no text in ``language`` and the Italian one stands in.
    """

    language: Language
    reader: str
    rendered: Rendered
    is_borrowed: bool


def sample_of(message: Message, language: Language) -> Sample:
    """The message in ``language`` as its first reader gets it.

    Raises:
        CannotShow: the portal cannot make it.
    """
    first = one_for_each(message).select_related("participant").first()
    is_borrowed = language == Language.ENGLISH and not message.body_en
    email = Email(kind=Kind.MESSAGE, language=language, context={"message": message.pk})
    if first is not None:
        email.context["registration"] = first.pk
        if rendered := preview(email):
            return Sample(language, first.who, rendered, is_borrowed)
    with translation.override(language):
        return Sample(language, "", render(email, example(message)), is_borrowed)
