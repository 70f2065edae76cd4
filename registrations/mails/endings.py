"""Her registration is over, by whom and why; said to a batch (``communications.kinds``)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from communications.kinds import Content
from communications.models import Email
from registrations.enums import EndReason
from registrations.mails.news import News, news
from registrations.mails.parts import Contents, class_facts, compose, takes_out

# Ends of a registration that leave the session where it is.
GIVEN_UP = {EndReason.BY_PERSON, EndReason.BY_STAFF, EndReason.NOT_CHOSEN}


def ended(emails: Sequence[Email]) -> Contents:
    """Her registration is over, and why."""
    return {
        item.email.pk: _ended(item)
        for item in news(emails)
        if item.is_about(item.registration.ended_at)
    }


def _ended(item: News) -> Content:
    words = {
        EndReason.BY_PERSON: _("Thank you for telling us."),
        EndReason.BY_STAFF: _("The organisers cancelled your registration."),
        EndReason.OFFER_REFUSED: _("You gave up the place that was kept for you."),
        EndReason.OFFER_EXPIRED: _(
            "The time to accept the place is over, and it went to the next person on the "
            "waiting list."
        ),
        EndReason.NOT_AUTHORISED: _("A parent or guardian did not agree."),
        EndReason.AUTHORISATION_EXPIRED: _(
            "No parent or guardian agreed in time, and the place went to the next person on the "
            "waiting list."
        ),
        EndReason.NOT_CHOSEN: _(
            "Two of your events were at the same time, and the place for this one was given up."
        ),
        EndReason.SESSION_CANCELLED: _("The event was cancelled."),
        EndReason.SESSION_OVER: _("The event took place and no place became free for you."),
    }
    took_out = item.had_place and item.registration.end_reason in GIVEN_UP
    subject, title = _ended_headings(EndReason(item.registration.end_reason))
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(words[EndReason(item.registration.end_reason)],),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        afterwards=(takes_out(),) if took_out else (),
        links=(item.occasion.page,),
    )
    attachments = [item.occasion.calendar("CANCEL")] if took_out else []
    return letter.content(*attachments, personal=item.personal())


def _ended_headings(reason: EndReason) -> tuple[str, str]:
    """Subject and title: whoever cancelled herself is not told as if it had happened to her."""
    if reason == EndReason.BY_PERSON:
        subject = _("You cancelled your registration: %(event)s")
        return subject, _("You cancelled your registration")
    return _("Your registration has ended: %(event)s"), _("Your registration has ended")
