"""The session that she registered for has moved or is off. Every function answers for a batch.

A message whose registration has moved on since is left out: it would say what is not true.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from communications.kinds import Content
from communications.models import Email
from communications.text import clean_text
from core.dates import day_words
from events.enums import EventStatus
from registrations.enums import EndReason, RegistrationStatus
from registrations.mails.news import (
    News,
    Occasion,
    cancellation,
    choice,
    moment_words,
    news,
    other_events,
    ticket,
)
from registrations.mails.parts import (
    Contents,
    class_facts,
    compose,
    facts_before,
    takes_out,
    two_at_once,
)


def moved(emails: Sequence[Email]) -> Contents:
    """Date or place changed. Who must choose hears it in that message (:func:`to_choose`).

    A message that takes dates out of calendars goes in any case: no later one does it.
    """
    return {
        item.email.pk: _moved(item)
        for item in news(emails)
        if item.registration.is_active
        and (
            (item.dropped and item.had_place)
            or (
                item.registration.choose_by is None
                and item.is_about(item.occasion.session.sequence)
            )
        )
    }


def session_cancelled(emails: Sequence[Email]) -> Contents:
    """The session is off: why, and the file that takes it out of her calendar."""
    return {
        item.email.pk: _session_cancelled(item)
        for item in news(emails)
        if item.registration.end_reason == EndReason.SESSION_CANCELLED
    }


def to_choose(emails: Sequence[Email]) -> Contents:
    """A moved session clashes with another of hers: until when she may choose."""
    return {
        item.email.pk: _to_choose(item)
        for item in news(emails)
        if item.registration.choose_by and item.is_about(item.registration.choose_by)
    }


def _moved(item: News) -> Content:
    status = RegistrationStatus(item.registration.status)
    has_place = status == RegistrationStatus.CONFIRMED
    standing = {
        RegistrationStatus.CONFIRMED: _("You keep your place: you need not do anything."),
        RegistrationStatus.OFFERED: _("The place that we offered you is still kept for you."),
        RegistrationStatus.PENDING: _("The place is still kept until a parent or guardian agrees."),
        RegistrationStatus.WAITING: _("You keep your place on the waiting list."),
    }
    to_calendar = (_("The attached file brings your calendar up to date."),) if has_place else ()
    subject, title = _moved_headings(item)
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(
            _("Below you find the new date and place of your event."),
            two_at_once() if item.registration.choose_by else standing[status],
        ),
        facts=(*item.occasion.facts, *facts_before(item), *class_facts(item.registration)),
        action=ticket(is_class=item.is_class) if has_place else item.occasion.page,
        afterwards=(*to_calendar, _("If you cannot come any more, cancel your registration.")),
        links=(cancellation(in_line=not has_place, is_class=item.is_class),),
        in_line=not has_place,
    )
    attachments = [item.occasion.calendar("PUBLISH")] if has_place else []
    if has_place and item.dropped:
        attachments.append(item.occasion.without(item.dropped))
    return letter.content(*attachments, personal=item.personal())


def _moved_headings(item: News) -> tuple[str, str]:
    """Subject and title: which of the two changed, or both, or either where it is not known."""
    match sorted(item.before):
        case ["dates"]:
            return _("New date: %(event)s"), _("The date has changed")
        case ["place"]:
            return _("New place: %(event)s"), _("The place has changed")
        case ["dates", "place"]:
            title = _("The date and the place have changed")
            return _("New date and new place: %(event)s"), title
    return _("New date or new place: %(event)s"), _("The date or the place has changed")


def _session_cancelled(item: News) -> Content:
    reason = clean_text(item.occasion.session.cancel_reason)
    because = (_("Reason: %(reason)s") % {"reason": reason},) if reason else ()
    subject, title, sorry = _cancelled_words(item.occasion)
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(sorry, *because),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        action=item.occasion.other_dates or other_events(),
        afterwards=(takes_out(),) if item.had_place else (),
    )
    attachments = [item.occasion.calendar("CANCEL")] if item.had_place else []
    return letter.content(*attachments, personal=item.personal())


def _cancelled_words(occasion: Occasion) -> tuple[str, str, str]:
    """Subject, title and first sentence: of the whole event, or of one of its sessions."""
    if occasion.session.event.status == EventStatus.CANCELLED:
        return (
            _("Cancelled: %(event)s"),
            _("The event is cancelled"),
            _("We are sorry: the event that you registered for will not take place."),
        )
    day = {"day": day_words(occasion.session.starts_at)}
    return (
        _("The session of %(day)s is cancelled: %(event)s") % {**day, "event": "%(event)s"},
        _("The session of %(day)s is cancelled") % day,
        _("We are sorry: the session that you registered for will not take place."),
    )


def _to_choose(item: News) -> Content:
    deadline = item.registration.choose_by
    letter = compose(
        item.occasion,
        subject=_("Choose between two events: %(event)s"),
        title=_("Two of your events are now at the same time"),
        paragraphs=(
            two_at_once(),
            _(
                "Both places are kept until %(deadline)s. Choose which to keep: if you do not, "
                "the place for the event below is given up."
            )
            % {"deadline": moment_words(deadline) if deadline else ""},
        ),
        facts=item.occasion.facts,
        action=choice(),
        afterwards=(_("The attached file brings your calendar up to date."),),
    )
    return letter.content(item.occasion.calendar("PUBLISH"), personal=item.personal())
