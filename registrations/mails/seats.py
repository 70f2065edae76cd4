"""She has a seat, waits for one, or is offered one. Every function answers for a batch.

A message whose registration has moved on since is left out: it would say what is not true.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from communications.kinds import Content
from communications.letters import Link
from communications.models import Email
from communications.slots import secret_slot, slot
from core.site import absolute
from registrations.enums import RegistrationStatus, WaitingReason
from registrations.mails.news import News, cancellation, her_page, moment_words, news, ticket
from registrations.mails.parts import Contents, before_coming, class_facts, compose, ticket_facts
from registrations.tokens import offer_token
from registrations.waiting import WaitingPosition, positions


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


def _headings(
    item: News, to_herself: tuple[str, str], to_another: tuple[str, str]
) -> tuple[str, str]:
    """Subject and title: the person's own, or those for who answers for her, which name her."""
    if not item.who:
        return to_herself
    who = {"who": slot("who"), "event": "%(event)s"}
    return to_another[0] % who, to_another[1] % who


def _confirmed(item: News) -> Content:
    subject, title = _headings(
        item,
        (_("You have a place: %(event)s"), _("You have a place")),
        (_("A place for %(who)s: %(event)s"), _("The place is confirmed for %(who)s")),
    )
    several = item.is_of_several
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(
            _("The booking of your class is confirmed. We look forward to seeing you.")
            if item.is_class
            else _("Your registration is confirmed. We look forward to seeing you."),
        ),
        facts=(*item.occasion.facts, *ticket_facts(item.registration)),
        action=her_page() if several else ticket(is_class=item.is_class),
        afterwards=(*_names_too(item), *before_coming(item.occasion)),
        links=() if several else (cancellation(is_class=item.is_class),),
    )
    return letter.content(item.occasion.calendar("PUBLISH"), personal=item.personal())


def _names_too(item: News) -> tuple[str, ...]:
    """What the teacher still has to send, where the event needs names."""
    if not item.is_class or not item.occasion.session.event.needs_roster:
        return ()
    return (_("The organisers need the names of the pupils: send them from the booking's page."),)


def _waiting(item: News, place: WaitingPosition) -> Content:
    subject, title = _headings(
        item,
        (_("You are on the waiting list: %(event)s"), _("You are on the waiting list")),
        (_("%(who)s on the waiting list: %(event)s"), _("On the waiting list: %(who)s")),
    )
    links = (her_page(),) if item.is_of_several else (cancellation(in_line=True),)
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(
            _("You are number %(position)s in line.") % {"position": slot("position")},
            str(WaitingReason(place.reason).label),
        ),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        afterwards=(
            _(
                "When a place becomes free for you we write to you at once, and you have some "
                "time to accept it. You need not do anything until then."
            ),
            _("If you no longer want to come, leave the waiting list."),
        ),
        action=ticket(is_class=True) if item.is_class else None,
        links=(item.occasion.page, *links),
        in_line=True,
    )
    return letter.content(personal=item.personal(position=str(place.position)))


def _offered(item: News) -> Content:
    deadline = item.registration.offer_expires_at
    path = reverse("registrations:offer", args=[offer_token(item.registration)])
    subject, title = _headings(
        item,
        (_("A place is free for you: %(event)s"), _("A place is kept for you")),
        (_("A place is free for %(who)s: %(event)s"), _("A place is kept for %(who)s")),
    )
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=(
            _(
                "Accept it by %(deadline)s. After that it goes to the next person on the "
                "waiting list."
            )
            % {"deadline": moment_words(deadline) if deadline else ""},
        ),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        action=Link(_("Accept or refuse the place"), secret_slot("offer")),
        afterwards=(
            _("The link opens a page with two buttons. Nothing happens until you press one."),
        ),
        in_line=True,
    )
    return letter.content(personal=item.personal(offer=absolute(path)))
