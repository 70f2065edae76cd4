"""Messages to a segment: the coordinator's text, filled in for each reader."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from communications.kinds import Content
from communications.letters import Letter
from communications.models import Email
from communications.text import clean_line
from core.dates import when
from events.models import Event, Session
from registrations.enums import Recipients, RegistrationStatus
from registrations.mails.news import News, Occasion, news, site_name
from registrations.mails.written import filled, values_of
from registrations.models import Message
from registrations.placeholders import PLACEHOLDERS


def message(emails: Sequence[Email]) -> dict[int, Content]:
    """What the message says to who is still among those it is for."""
    messages = Message.objects.select_related("programme").in_bulk(
        {email.context["message"] for email in emails}
    )
    letters: dict[tuple[int, int, bool], Letter] = {}
    contents = {}
    for item in news(emails):
        written = messages.get(item.email.context["message"])
        if written and _is_for(written, item):
            has_place = item.registration.status == RegistrationStatus.CONFIRMED
            key = (written.pk, item.occasion.session.pk, has_place)
            if key not in letters:
                letters[key] = _letter(written, item.occasion, has_place=has_place)
            contents[item.email.pk] = letters[key].content(personal=item.personal())
    return contents


def example(message: Message) -> Content:
    """What the message says where there is nobody yet: each placeholder is told by its meaning."""
    session = Session(event=Event(programme=message.programme))
    values = {name: f"[{meaning}]" for name, meaning in PLACEHOLDERS.items()}
    subject, paragraphs = filled(message, values)
    return _compose(message, Occasion(session), subject, paragraphs, has_place=True).content()


def _is_for(message: Message, item: News) -> bool:
    return item.registration.status in Recipients(message.recipients).statuses


def _letter(message: Message, occasion: Occasion, *, has_place: bool) -> Letter:
    session = occasion.session
    values = values_of(occasion, when(session.starts_at, session.ends_at))
    return _compose(message, occasion, *filled(message, values), has_place=has_place)


def _compose(
    message: Message,
    occasion: Occasion,
    subject: str,
    paragraphs: tuple[str, ...],
    *,
    has_place: bool,
) -> Letter:
    about_one = message.is_about_one_event and occasion.session.pk is not None
    return Letter(
        subject=subject,
        title=subject,
        paragraphs=paragraphs,
        facts=occasion.facts if about_one else (),
        links=(occasion.page,) if about_one else (),
        reason=_reason(message, has_place=has_place),
        contact=occasion.contact,
        funders=occasion.funders,
    )


def _reason(message: Message, *, has_place: bool) -> str:
    values = {"site": site_name(), "programme": clean_line(message.programme.title)}
    if not message.is_about_one_event:
        return (
            _(
                "You get this message because you registered for an event of %(programme)s on "
                "%(site)s."
            )
            % values
        )
    if has_place:
        return _("You get this message because you registered for this event on %(site)s.") % values
    return (
        _("You get this message because you are on the waiting list of this event on %(site)s.")
        % values
    )
