"""The mail about a change of a timetable that is out. It answers for a batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerdays.models import Host, Meeting, Round
from careerdays.notifications import Change, Kind
from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Fact, Link
from communications.models import Email
from communications.slots import slot
from communications.text import clean_line
from core.dates import when
from core.site import absolute
from registrations.mails.news import NO_KEY, News, news, ticket
from registrations.mails.parts import Contents, class_facts, compose


def register_kinds() -> None:
    """Make the message known to the outbox; called when the apps are ready."""
    title = gettext_lazy("Change of a timetable of a career day")
    register(MessageKind(Kind.CHANGED, TEMPLATE, _changes, title))


@dataclass(frozen=True, slots=True)
class _Changed:
    """What a message is about. ``one`` is None for a class; ``meeting`` where none is to come."""

    change: Change
    host: Host
    one: Round | None
    meeting: Meeting | None
    why: str


def _changes(emails: Sequence[Email]) -> Contents:
    asked = [email.context for email in emails]
    hosts = Host.objects.select_related("organisation", "room")
    found = hosts.in_bulk({one["host"] for one in asked})
    rounds = Round.objects.in_bulk({one["round"] for one in asked})
    there = Meeting.objects.filter(host__in=found, round__in=rounds).select_related("room")
    meetings = {(one.host_id, one.round_id): one for one in there}
    return {
        item.email.pk: _changed(
            item,
            _Changed(
                Change(about["change"]),
                found[about["host"]],
                None if item.is_class else rounds.get(about["round"]),
                meetings.get((about["host"], about["round"])),
                about["why"],
            ),
        )
        for item in news(emails)
        if (about := item.email.context)["host"] in found
    }


def _changed(item: News, about: _Changed) -> Content:
    page = reverse("careerdays:choices", args=[NO_KEY]).replace(str(NO_KEY), slot("key"))
    title, words = _words(about.change)
    letter = compose(
        item.occasion,
        subject=_("A change to whom you meet: %(event)s"),
        title=title,
        paragraphs=tuple(filter(None, [words, clean_line(about.why), *_of_class(item)])),
        facts=(*_facts(about), item.occasion.facts[0], *class_facts(item.registration)),
        action=ticket(is_class=True)
        if item.is_class
        else Link(_("See your encounters"), absolute(page)),
    )
    return letter.content(personal=item.personal())


def _words(change: Change) -> tuple[str, str]:
    return {
        Change.WITHDRAWN: (
            _("Somebody you were to meet cannot come"),
            _(
                "The encounter below does not take place; the others stay as they are. On your "
                "page you find the places that are free, and you hear from us when there is one "
                "with somebody you had chosen."
            ),
        ),
        Change.ROOM: (
            _("You meet somebody in another room"),
            _("Go to the room below; the hour stays the same."),
        ),
        Change.PERSON: (
            _("You meet somebody else at the same table"),
            _(
                "Whom you were to meet cannot come, and the person below is there instead: the "
                "hour and the room stay the same."
            ),
        ),
        Change.PLACED: (
            _("You have another encounter"),
            _("The organisers gave you the encounter below."),
        ),
        Change.REMOVED: (
            _("An encounter is not yours any more"),
            _("The organisers took the encounter below off your timetable."),
        ),
    }[change]


def _of_class(item: News) -> list[str]:
    if not item.is_class:
        return []
    return [_("It is about pupils of your class: each reads her timetable with her code.")]


def _facts(about: _Changed) -> Iterator[Fact]:
    yield Fact(
        _("Whom to meet"), (clean_line(f"{about.host.name}, {about.host.organisation.name}"),)
    )
    if about.one:
        yield Fact(_("When"), (when(about.one.starts_at, about.one.ends_at),))
    is_to_come = about.change in {Change.ROOM, Change.PERSON, Change.PLACED}
    room = about.meeting.room if about.meeting else about.host.room
    if is_to_come and room:
        yield Fact(_("Room"), (clean_line(room.name),))
