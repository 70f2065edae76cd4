"""Reminders and thank-you messages: the coordinator's text, filled in."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.enums import Language
from communications.kinds import Content
from communications.letters import Fact, Letter, Link
from communications.models import Email
from communications.text import clean_line, clean_text
from core.dates import when
from core.site import absolute
from events.calendar import is_off
from events.models import Occurrence
from registrations.enums import Anchor, RegistrationStatus
from registrations.mails.news import News, news, site_name
from registrations.models import Reminder
from registrations.placeholders import fill


def reminder(emails: Sequence[Email]) -> dict[int, Content]:
    """What the policy says to who still has a seat, for a date that did not move since."""
    policies = Reminder.objects.in_bulk({email.context["reminder"] for email in emails})
    return {
        item.email.pk: _letter(item, policy, occurrence).content()
        for item in news(emails)
        if (policy := policies.get(item.email.context["reminder"]))
        and (occurrence := _date_of(item))
        and _is_true(item, policy, occurrence)
    }


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
    occasion = item.occasion
    dates = when(occurrence.starts_at, occurrence.ends_at)
    subject, body = _text_of(policy)
    values = {
        "name": item.name,
        "event": occasion.title,
        "programme": clean_line(occasion.session.event.programme.title),
        "when": dates,
        "where": ", ".join(occasion.where),
        "code": item.registration.code,
    }
    is_before = policy.anchor == Anchor.BEFORE_START
    return Letter(
        subject=fill(subject, values),
        title=fill(subject, values),
        paragraphs=_paragraphs(fill(clean_text(body), values)),
        facts=_facts(item, dates) if is_before else [],
        action=item.ticket if is_before else _other_events(),
        afterwards=_before_words(item) if is_before else [],
        links=[item.cancellation] if is_before else [],
        reason=_("You get this message because you registered for this event on %(site)s.")
        % {"site": site_name()},
        contact=occasion.contact,
        funders=occasion.funders,
    )


def _text_of(policy: Reminder) -> tuple[str, str]:
    """Subject and body in the reader's language; in Italian where there is no other."""
    if get_language() == Language.ENGLISH and policy.subject_en and policy.body_en:
        return policy.subject_en, policy.body_en
    return policy.subject, policy.body


def _facts(item: News, dates: str) -> list[Fact]:
    return [
        Fact(_("Event"), [item.occasion.title]),
        Fact(_("When"), [dates]),
        Fact(_("Where"), item.occasion.where),
        Fact(_("Ticket code"), [item.registration.code]),
    ]


def _before_words(item: News) -> list[str]:
    words = _(
        "If you cannot come, cancel your registration: your place goes to somebody who waits."
    )
    if not item.occasion.session.join_url:
        return [words]
    link = _("The link to take part online appears on your ticket one hour before the start.")
    return [link, words]


def _other_events() -> Link:
    return Link(_("See the other events"), absolute(reverse("events:list")))


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
