"""She was put in another session by the organisers: what she has now, and what she had."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from communications.kinds import Content
from communications.models import Email
from registrations.enums import RegistrationStatus
from registrations.mails.news import News, cancellation, news, ticket
from registrations.mails.parts import (
    Contents,
    before_coming,
    compose,
    facts_before,
    ticket_facts,
)


def other_session(emails: Sequence[Email]) -> Contents:
    """Her new session. One that takes dates out of calendars goes in any case: no other does."""
    return {
        item.email.pk: _other_session(item)
        for item in news(emails)
        if item.registration.status == RegistrationStatus.CONFIRMED
        and (item.dropped or item.is_about(item.registration.confirmed_at))
    }


def _other_session(item: News) -> Content:
    letter = compose(
        item.occasion,
        subject=_("You are in another session: %(event)s"),
        title=_("You are in another session of your event"),
        paragraphs=(
            _("The organisers have moved your registration. Below you find the new date."),
            _("Your place is confirmed and your ticket code is the same."),
        ),
        facts=(*item.occasion.facts, *facts_before(item), *ticket_facts(item.registration)),
        action=ticket(),
        afterwards=before_coming(item.occasion),
        links=(cancellation(),),
    )
    attachments = [item.occasion.calendar("PUBLISH")]
    if item.dropped:
        sequence = item.email.context["sequence"]
        attachments.append(item.occasion.without(item.dropped, sequence))
    return letter.content(*attachments, personal=item.personal())
