"""What moving a session or an event on its page does to people, said before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Session
from registrations.admin.told import people_told
from registrations.models import Registration


def people_of_session(session: Session) -> int:
    """How many people are written to when the dates or the place of ``session`` change."""
    return people_told(Registration.objects.filter(session=session))


def people_of_event(event: Event) -> int:
    """How many people are written to when ``event`` goes to another site (``move_event``)."""
    there = event.sessions.scheduled().upcoming().filter(site=None)
    return people_told(Registration.objects.filter(session__in=there.values("pk")))


def with_warning(fieldsets: Any, count: Callable[[], int]) -> list[Any]:
    """``fieldsets`` with how many are written to above the one that has the site.

    It is counted when the page says it: the admin asks for its fieldsets more than once.
    """
    words = SimpleLazyObject(lambda: _before_words(count()))
    return [
        (name, {**options, "description": words} if "site" in options["fields"] else options)
        for name, options in fieldsets
    ]


def moved_words(people: int) -> str:
    """How many people were written to."""
    words = ngettext(
        "%(people)d person is told of the change.",
        "%(people)d people are told of the change.",
        people,
    )
    return words % {"people": people}


def _before_words(people: int) -> str:
    if not people:
        return ""
    words = ngettext(
        "%(people)d person will be written to.", "%(people)d people will be written to.", people
    )
    then = _("Another date, site or room is told to everybody in it as soon as you save.")
    return f"{then} {words % {'people': people}}"
