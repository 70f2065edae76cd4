"""What several letters of this app share: their shape, and sentences that are the same in each.

What is one reader's alone stands in slots (``communications.slots``), filled by ``News.personal``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communications.kinds import Content
from communications.letters import Fact, Letter
from communications.slots import slot
from communications.text import clean_line, clean_text
from core.dates import when
from registrations.mails.news import News, Occasion, site_name
from registrations.models import Registration

Contents = dict[int, Content]


def compose(
    occasion: Occasion, *, subject: str, in_line: bool = False, reason: str = "", **parts: Any
) -> Letter:
    """What all the letters of this app share. ``subject`` names the event as %(event)s.

    ``in_line`` when the reader waits for a place: the letter does not say that she has one.
    ``reason`` where she gets it for another reason than her own registration.
    """
    reason = reason or (
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


def ticket_facts(registration: Registration) -> list[Fact]:
    """What the door asks for: the code, and how many come where that is more than one."""
    facts = [Fact(_("Ticket code"), (slot("code"),))]
    if registration.school_class_id is not None:
        return [*class_facts(registration), *facts]
    if registration.companions:
        words = ngettext("%(number)s person", "%(number)s people", registration.seats)
        facts.append(Fact(_("Seats"), (words % {"number": registration.seats},)))
    return facts


def class_facts(registration: Registration) -> list[Fact]:
    """Which class comes, with how many, and who stays with it (L15); nothing of a person."""
    if registration.school_class_id is None:
        return []
    return [
        Fact(_("Class"), (slot("class"),)),
        Fact(_("Who comes"), (slot("numbers"),)),
        Fact(_("Stays with the class"), (slot("adult"),)),
    ]


def before_coming(occasion: Occasion) -> tuple[str, ...]:
    """What somebody with a place should know and do until then."""
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


def facts_before(item: News) -> list[Fact]:
    """What is true no more, so that the reader sees what changed."""
    dates = [
        when(datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))
        for starts_at, ends_at in item.before.get("dates", ())
    ]
    place = clean_line(item.before.get("place", ""))
    lines = (*dates, *([place] if place else []))
    return [Fact(_("Before the change"), lines)] if lines else []


def takes_out() -> str:
    """Said beside the file that takes dates out of a calendar."""
    return _("The attached file takes it out of your calendar.")


def two_at_once() -> str:
    """Said where a move has left her with two events at once."""
    return _("The event below has moved, and now it clashes with another of yours.")
