"""Reminders and thank-you messages: the coordinator's text, filled in."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.enums import Language
from communications.kinds import Content
from communications.letters import Fact, Letter
from communications.models import Email
from communications.slots import slot
from communications.text import clean_line, clean_text
from core.dates import when
from events.calendar import is_off
from events.models import Occurrence
from registrations.enums import Anchor, RegistrationStatus
from registrations.mails.news import (
    News,
    Occasion,
    cancellation,
    news,
    other_events,
    site_name,
    ticket,
)
from registrations.models import Reminder
from registrations.placeholders import fill


def reminder(emails: Sequence[Email]) -> dict[int, Content]:
    """What the policy says to who still has a place, for a date that did not move since."""
    policies = Reminder.objects.in_bulk({email.context["reminder"] for email in emails})
    letters: dict[tuple[int, int], Letter] = {}
    contents = {}
    for item in news(emails):
        policy = policies.get(item.email.context["reminder"])
        occurrence = _date_of(item)
        if policy and occurrence and _is_true(item, policy, occurrence):
            key = (policy.pk, occurrence.pk)
            if key not in letters:
                letters[key] = _letter(item.occasion, policy, occurrence)
            contents[item.email.pk] = letters[key].content(personal=item.personal())
    return contents


def _date_of(item: News) -> Occurrence | None:
    key = item.email.context["occurrence"]
    return next((o for o in item.occasion.session.occurrences.all() if o.pk == key), None)


def _is_true(item: News, policy: Reminder, occurrence: Occurrence) -> bool:
    return (
        policy.is_active
        and item.registration.status == RegistrationStatus.CONFIRMED
        and not is_off(item.occasion.session)
        and item.is_about(occurrence.starts_at)
        and (policy.anchor == Anchor.AFTER_END or timezone.now() < occurrence.starts_at)
    )


def _letter(occasion: Occasion, policy: Reminder, occurrence: Occurrence) -> Letter:
    dates = when(occurrence.starts_at, occurrence.ends_at)
    subject, body = (fill(text, _values(occasion, dates)) for text in _text_of(policy))
    is_before = policy.anchor == Anchor.BEFORE_START
    site = {"site": site_name()}
    return Letter(
        subject=subject,
        title=subject,
        paragraphs=_paragraphs(body),
        facts=_facts(occasion, dates) if is_before else (),
        action=ticket() if is_before else other_events(),
        afterwards=_before_coming(occasion) if is_before else (),
        links=(cancellation(),) if is_before else (),
        reason=_("You get this message because you registered for this event on %(site)s.") % site,
        contact=occasion.contact,
        funders=occasion.funders,
    )


def _values(occasion: Occasion, dates: str) -> dict[str, str]:
    """What the coordinator's placeholders stand for (``registrations.placeholders``)."""
    return {
        "name": slot("name"),
        "event": occasion.title,
        "programme": clean_line(occasion.session.event.programme.title),
        "when": dates,
        "where": ", ".join(occasion.where),
        "code": slot("code"),
    }


def _text_of(policy: Reminder) -> tuple[str, str]:
    """Subject and body in the reader's language; in Italian where there is no other."""
    if get_language() == Language.ENGLISH and policy.subject_en and policy.body_en:
        return clean_line(policy.subject_en), clean_text(policy.body_en)
    return clean_line(policy.subject), clean_text(policy.body)


def _facts(occasion: Occasion, dates: str) -> tuple[Fact, ...]:
    return (
        Fact(_("Event"), (occasion.title,)),
        Fact(_("When"), (dates,)),
        Fact(_("Where"), occasion.where),
        Fact(_("Ticket code"), (slot("code"),)),
    )


def _before_coming(occasion: Occasion) -> tuple[str, ...]:
    words = _(
        "If you cannot come, cancel your registration: your place goes to somebody who waits."
    )
    if not occasion.session.join_url:
        return (words,)
    link = _("The link to take part online appears on your ticket one hour before the start.")
    return (link, words)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip())
