"""What a message about a registration is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from communications.kinds import Attachment
from communications.letters import Fact, Funder, Link
from communications.models import Email
from communications.slots import slot
from communications.text import clean_line, unlinked
from core.dates import day_words, time_words, when
from core.site import absolute
from documents.funders import letter_funders
from events.calendar import CONTENT_TYPE, Method, dropped_dates, session_calendar
from events.models import Occurrence, Session
from registrations.mails.loading import registrations_of
from registrations.models import Registration
from registrations.wording import numbers_words, session_where

# Stands for a registration's key where an address is made for many readers at once.
NO_KEY = UUID(int=0)


class Occasion:
    """A session in the words of a message, made once for everybody who is told of it.

    ``session`` comes loaded by ``registrations.mails.loading``; the reader's language is active.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._calendars: dict[Method, Attachment] = {}

    @cached_property
    def title(self) -> str:
        return clean_line(self.session.event.title)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        return tuple(when(o.starts_at, o.ends_at) for o in self.session.occurrences.all())

    @cached_property
    def where(self) -> tuple[str, ...]:
        site = self.session.place
        lines = [session_where(self.session), site.address if site else ""]
        return tuple(clean_line(line) for line in lines if line)

    @cached_property
    def url(self) -> str:
        return absolute(self.session.event.get_absolute_url())

    @cached_property
    def contact(self) -> tuple[str, ...]:
        """Whom to ask about the event."""
        event, programme = self.session.event, self.session.event.programme
        ways = [
            programme.contact_name,
            event.contact_email or programme.contact_email,
            programme.contact_phone,
        ]
        known = [clean_line(way) for way in ways if way]
        return (_("Questions about this event:"), *known) if known else ()

    @cached_property
    def funders(self) -> tuple[Funder, ...]:
        return letter_funders(self.session.event.programme.fundings.all())

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (
            Fact(_("Event"), (self.title,)),
            Fact(_("When"), self.dates),
            Fact(_("Where"), self.where),
        )

    @property
    def page(self) -> Link:
        return Link(_("See the event"), self.url)

    @cached_property
    def other_dates(self) -> Link | None:
        """The other sessions to come of the same event; None where there are none."""
        others = self.session.event.sessions.scheduled().upcoming().exclude(pk=self.session.pk)
        label = _("See the other dates of this event")
        return Link(label, f"{self.url}#dates") if others.exists() else None

    def calendar(self, method: Method) -> Attachment:
        """The session's dates as a file for the reader's calendar."""
        if method not in self._calendars:
            content = session_calendar(self.session, method=method)
            kind = f"{CONTENT_TYPE}; method={method}"
            self._calendars[method] = Attachment("bussola.ics", content, kind)
        return self._calendars[method]

    def without(self, dropped: Sequence[Sequence[str]], sequence: int = 0) -> Attachment:
        """What takes dates that are not the reader's any more out of her calendar.

        ``dropped`` as ``registrations.notifications`` writes them. ``sequence`` is that of the
        session they were of, where it is another one: calendars take only what is newer.
        """
        session = copy(self.session)
        session.sequence = max(session.sequence, sequence)
        dates = [
            Occurrence(
                key=key,
                starts_at=datetime.fromisoformat(starts_at),
                ends_at=datetime.fromisoformat(ends_at),
            )
            for key, starts_at, ends_at in dropped
        ]
        kind = f"{CONTENT_TYPE}; method=CANCEL"
        return Attachment("bussola-cancel.ics", dropped_dates(session, dates), kind)


@dataclass(frozen=True, slots=True)
class News:
    """One message that is being written: to whom and about what."""

    email: Email
    registration: Registration
    occasion: Occasion

    @property
    def dropped(self) -> list[list[str]]:
        """The dates that the session had before a move and has no more."""
        found: list[list[str]] = self.email.context.get("dropped", [])
        return found

    @property
    def before(self) -> dict[str, Any]:
        """What a move changed, as ``registrations.notifications.session_moved`` writes it."""
        found: dict[str, Any] = self.email.context.get("before", {})
        return found

    @property
    def is_class(self) -> bool:
        """Whether a teacher reads it, about a class."""
        return self.registration.school_class_id is not None

    @property
    def had_place(self) -> bool:
        """Whether she was ever sent the dates for her calendar."""
        return self.registration.confirmed_at is not None

    def is_about(self, value: datetime | int | None) -> bool:
        """Whether ``value`` is still what it was when the message was caused."""
        version = self.email.context["version"]
        if isinstance(version, str):
            return datetime.fromisoformat(version) == value
        return bool(version == value)

    @property
    def who(self) -> str:
        """Whom the letter is about, where that is not its reader: "Ada, Bea"."""
        registration, contact = self.registration, self.registration.contact
        participant = registration.participant
        if participant is None or contact is None or participant.user_id == contact.pk:
            return ""
        people = [r.participant for r in registration.told if r.participant]
        return ", ".join(unlinked(person.first_name) for person in people)

    @property
    def is_of_several(self) -> bool:
        """Whether it speaks of more than one registration: then the reader's page has them all."""
        return len(self.registration.told) > 1

    def _codes(self) -> str:
        if not self.is_of_several:
            return self.registration.code
        return ", ".join(
            f"{unlinked(r.participant.first_name)} {r.code}"
            for r in self.registration.told
            if r.participant
        )

    def personal(self, **others: str) -> dict[str, str]:
        """What fills the slots of her letter."""
        registration = self.registration
        if self.is_class:
            others |= {
                "class": clean_line(registration.who),
                "numbers": numbers_words(registration),
                "adult": clean_line(registration.accompanied_by) or "–",
            }
        name = unlinked(_reader(registration))
        if self.who:
            name = _("%(name)s (for %(who)s)") % {"name": name, "who": self.who}
        return {
            "name": name,
            "who": self.who,
            "code": self._codes(),
            "key": str(registration.key),
            **others,
        }


def _reader(registration: Registration) -> str:
    """The first name of who reads it: the participant, or who booked for her or for a class."""
    participant, contact = registration.participant, registration.contact
    if participant and (contact is None or participant.user_id == contact.pk):
        return participant.first_name
    return contact.first_name if contact else ""


def news(emails: Sequence[Email]) -> Iterator[News]:
    """What there is to write from; messages whose registration is gone are left out."""
    registrations = registrations_of(emails)
    occasions: dict[int, Occasion] = {}
    for email in emails:
        if registration := registrations.get(email.pk):
            session = registration.session
            occasion = occasions.setdefault(session.pk, Occasion(session))
            yield News(email, registration, occasion)


def ticket(*, is_class: bool = False) -> Link:
    """The reader's own ticket; of a class its booking, among those of its school."""
    if is_class:
        return Link(_("Open the booking"), own("registrations:booking"))
    return Link(_("Open your ticket"), own("portal:ticket"))


def her_page() -> Link:
    """The page with all that the reader, and those in her care, are signed up for."""
    return Link(_("Open your page"), absolute(reverse("portal:me")))


def cancellation(*, in_line: bool = False, is_class: bool = False) -> Link:
    """Where the reader gives her place back, or her place in line when ``in_line``."""
    place = _("Cancel the booking") if is_class else _("Cancel my registration")
    label = _("Leave the waiting list") if in_line else place
    return Link(label, own("registrations:cancel"))


def choice() -> Link:
    """Where the reader chooses between two things at once."""
    return Link(_("Choose which to keep"), own("registrations:choose"))


def other_events() -> Link:
    """The catalogue."""
    return Link(_("See the other events"), absolute(reverse("events:list")))


def own(view: str) -> str:
    """The address of a page about one registration, with a slot in the place of its key."""
    return absolute(reverse(view, args=[NO_KEY]).replace(str(NO_KEY), slot("key")))


def moment_words(moment: datetime) -> str:
    """A deadline: "martedì 24 novembre alle 10:00"."""
    words = {"day": day_words(moment), "time": time_words(moment)}
    return _("%(day)s at %(time)s") % words


def site_name() -> str:
    """The portal, as letters name it."""
    return clean_line(settings.SITE_NAME)
