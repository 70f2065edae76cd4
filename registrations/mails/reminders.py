"""Reminders and thank-you messages: the coordinator's text, filled in."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from communications.kinds import Content
from communications.letters import Fact, Letter
from communications.models import Email
from communications.slots import slot
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
from registrations.mails.parts import class_facts
from registrations.mails.written import filled, values_of
from registrations.models import Reminder


def reminder(emails: Sequence[Email]) -> dict[int, Content]:
    """What the policy says to who still has a place, for a date that did not move since."""
    policies = Reminder.objects.in_bulk({email.context["reminder"] for email in emails})
    letters: dict[tuple[int, int, bool], Letter] = {}
    contents = {}
    for item in news(emails):
        policy = policies.get(item.email.context["reminder"])
        occurrence = _date_of(item)
        if policy and occurrence and _is_true(item, policy, occurrence):
            key = (policy.pk, occurrence.pk, item.is_class)
            if key not in letters:
                letters[key] = _letter(item, policy, occurrence)
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


def _letter(item: News, policy: Reminder, occurrence: Occurrence) -> Letter:
    """The same for all people, and for all teachers, who are reminded of ``occurrence``."""
    occasion = item.occasion
    dates = when(occurrence.starts_at, occurrence.ends_at)
    subject, paragraphs = filled(policy, values_of(occasion, dates))
    is_before = policy.anchor == Anchor.BEFORE_START
    site = {"site": site_name()}
    return Letter(
        subject=subject,
        title=subject,
        paragraphs=paragraphs,
        facts=(*_facts(occasion, dates), *class_facts(item.registration)) if is_before else (),
        action=ticket(is_class=item.is_class) if is_before else other_events(),
        afterwards=_before_coming(occasion) if is_before else (),
        links=(cancellation(is_class=item.is_class),) if is_before else (),
        reason=_("You get this message because you registered for this event on %(site)s.") % site,
        contact=occasion.contact,
        funders=occasion.funders,
    )


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
