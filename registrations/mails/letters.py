"""The words of each kind of message. Every function answers for a batch (``communications.kinds``).

A message whose registration has moved on since is left out: it would say what is not true. What
is one reader's alone stands in slots (``communications.slots``), filled by ``News.personal``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communications.kinds import Content
from communications.letters import Fact, Letter, Link
from communications.models import Email
from communications.slots import slot
from communications.text import clean_line, clean_text
from core.dates import day_words, when
from core.site import absolute
from events.enums import EventStatus
from registrations.enums import EndReason, RegistrationStatus, WaitingReason
from registrations.mails.news import (
    News,
    Occasion,
    cancellation,
    choice,
    moment_words,
    news,
    other_events,
    site_name,
    ticket,
)
from registrations.models import Registration
from registrations.tokens import offer_token
from registrations.waiting import WaitingPosition, positions

Contents = dict[int, Content]
# Ends of a registration that leave the session where it is.
GIVEN_UP = {EndReason.BY_PERSON, EndReason.BY_STAFF, EndReason.NOT_CHOSEN}


def confirmed(emails: Sequence[Email]) -> Contents:
    """She has a seat: the ticket, and the dates as a file."""
    return {
        item.email.pk: _confirmed(item)
        for item in news(emails)
        if item.registration.status == RegistrationStatus.CONFIRMED
        and item.is_about(item.registration.confirmed_at)
    }


def waiting(emails: Sequence[Email]) -> Contents:
    """She is in line: where, why, and what happens next."""
    items = list(news(emails))
    places = positions(item.registration for item in items)
    return {
        item.email.pk: _waiting(item, places[item.registration.pk])
        for item in items
        if item.registration.pk in places and item.is_about(item.registration.queued_at)
    }


def offered(emails: Sequence[Email]) -> Contents:
    """A seat is kept for her, unless the time to answer has passed."""
    now = timezone.now()
    return {
        item.email.pk: _offered(item)
        for item in news(emails)
        if item.registration.offer_is_open(now)
        and item.is_about(item.registration.offer_expires_at)
    }


def ended(emails: Sequence[Email]) -> Contents:
    """Her registration is over, and why."""
    return {
        item.email.pk: _ended(item)
        for item in news(emails)
        if item.is_about(item.registration.ended_at)
    }


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


def _confirmed(item: News) -> Content:
    letter = _letter(
        item.occasion,
        subject=_("You have a place: %(event)s"),
        title=_("You have a place"),
        paragraphs=(_("Your registration is confirmed. We look forward to seeing you."),),
        facts=(*item.occasion.facts, *_ticket_facts(item.registration)),
        action=ticket(),
        afterwards=_before_coming(item.occasion),
        links=(cancellation(),),
    )
    return letter.content(item.occasion.calendar("PUBLISH"), personal=item.personal())


def _ticket_facts(registration: Registration) -> list[Fact]:
    facts = [Fact(_("Ticket code"), (slot("code"),))]
    if registration.companions:
        words = ngettext("%(number)s person", "%(number)s people", registration.seats)
        facts.append(Fact(_("Seats"), (words % {"number": registration.seats},)))
    return facts


def _before_coming(occasion: Occasion) -> tuple[str, ...]:
    words = [_("The attached file puts the dates in your calendar.")]
    if occasion.session.join_url:
        words.append(
            _("The link to take part online appears on your ticket one hour before the start.")
        )
    if things := clean_text(occasion.session.event.what_to_bring):
        words.append(_("What to bring: %(things)s") % {"things": things})
    words.append(
        _("If you cannot come, cancel your registration: your place goes to somebody who waits.")
    )
    return tuple(words)


def _waiting(item: News, place: WaitingPosition) -> Content:
    letter = _letter(
        item.occasion,
        subject=_("You are on the waiting list: %(event)s"),
        title=_("You are on the waiting list"),
        paragraphs=(
            _("You are number %(position)s in line.") % {"position": slot("position")},
            str(WaitingReason(place.reason).label),
        ),
        facts=item.occasion.facts,
        afterwards=(
            _(
                "When a place becomes free for you we write to you at once, and you have some "
                "time to accept it. You need not do anything until then."
            ),
            _("If you no longer want to come, leave the waiting list."),
        ),
        links=(item.occasion.page, cancellation(in_line=True)),
        in_line=True,
    )
    return letter.content(personal=item.personal(position=str(place.position)))


def _offered(item: News) -> Content:
    deadline = item.registration.offer_expires_at
    path = reverse("registrations:offer", args=[offer_token(item.registration)])
    letter = _letter(
        item.occasion,
        subject=_("A place is free for you: %(event)s"),
        title=_("A place is kept for you"),
        paragraphs=(
            _(
                "Accept it by %(deadline)s. After that it goes to the next person on the "
                "waiting list."
            )
            % {"deadline": moment_words(deadline) if deadline else ""},
        ),
        facts=item.occasion.facts,
        action=Link(_("Accept or refuse the place"), slot("offer")),
        afterwards=(
            _("The link opens a page with two buttons. Nothing happens until you press one."),
        ),
        in_line=True,
    )
    return letter.content(personal=item.personal(offer=absolute(path)))


def _ended(item: News) -> Content:
    words = {
        EndReason.BY_PERSON: _("Thank you for telling us."),
        EndReason.BY_STAFF: _("The organisers cancelled your registration."),
        EndReason.OFFER_REFUSED: _("You gave up the place that was kept for you."),
        EndReason.OFFER_EXPIRED: _(
            "The time to accept the place is over, and it went to the next person on the "
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
    letter = _letter(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(words[EndReason(item.registration.end_reason)],),
        facts=item.occasion.facts,
        afterwards=(_takes_out(),) if took_out else (),
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


def _takes_out() -> str:
    return _("The attached file takes it out of your calendar.")


def _moved(item: News) -> Content:
    status = RegistrationStatus(item.registration.status)
    has_place = status == RegistrationStatus.CONFIRMED
    standing = {
        RegistrationStatus.CONFIRMED: _("You keep your place: you need not do anything."),
        RegistrationStatus.OFFERED: _("The place that we offered you is still kept for you."),
        RegistrationStatus.WAITING: _("You keep your place on the waiting list."),
    }
    to_calendar = (_("The attached file brings your calendar up to date."),) if has_place else ()
    subject, title = _moved_headings(item)
    letter = _letter(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(
            _("Below you find the new date and place of your event."),
            _two_at_once() if item.registration.choose_by else standing[status],
        ),
        facts=(*item.occasion.facts, *_facts_before(item)),
        action=ticket() if has_place else item.occasion.page,
        afterwards=(*to_calendar, _("If you cannot come any more, cancel your registration.")),
        links=(cancellation(in_line=not has_place),),
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


def _facts_before(item: News) -> list[Fact]:
    """What is true no more, so that the reader sees what changed."""
    dates = [
        when(datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))
        for starts_at, ends_at in item.before.get("dates", ())
    ]
    place = clean_line(item.before.get("place", ""))
    lines = (*dates, *([place] if place else []))
    return [Fact(_("Before the change"), lines)] if lines else []


def _two_at_once() -> str:
    return _("The event below has moved, and now it clashes with another of yours.")


def _session_cancelled(item: News) -> Content:
    reason = clean_text(item.occasion.session.cancel_reason)
    because = (_("Reason: %(reason)s") % {"reason": reason},) if reason else ()
    subject, title, sorry = _cancelled_words(item.occasion)
    letter = _letter(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(sorry, *because),
        facts=item.occasion.facts,
        action=item.occasion.other_dates or other_events(),
        afterwards=(_takes_out(),) if item.had_place else (),
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
    letter = _letter(
        item.occasion,
        subject=_("Choose between two events: %(event)s"),
        title=_("Two of your events are now at the same time"),
        paragraphs=(
            _two_at_once(),
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


def _letter(occasion: Occasion, *, subject: str, in_line: bool = False, **parts: Any) -> Letter:
    """What all the letters of this app share. ``subject`` names the event as %(event)s.

    ``in_line`` when the reader waits for a place: the letter does not say that she has one.
    """
    reason = (
        _("You get this message because you are on the waiting list of this event on %(site)s.")
        if in_line
        else _("You get this message because you registered for this event on %(site)s.")
    )
    return Letter(
        subject=subject % {"event": occasion.title},
        greeting=_("Hello %(name)s,") % {"name": slot("name")},
        reason=reason % {"site": site_name()},
        contact=occasion.contact,
        funders=occasion.funders,
        **parts,
    )
