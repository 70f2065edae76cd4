"""Timetables on paper: the hosts', the rooms' and the one for the wall.

What a host gets is what the agreement with its organisation allows (L11); rooms and walls are read
by anybody and hold numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerdays.models import Ballot, CareerDay, Encounter, Host, Meeting, Round
from core.dates import short_day, time_range, time_words, when
from documents.sheets import Section, Sheet
from participants.limits import not_limited
from partners.models import Organisation, Room
from programmes.agreements import NotAgreed, agreed
from programmes.enums import Allowed

NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Given:
    """What the agreements let the organisations of hosts be given, and of the others why not."""

    allowed: Mapping[Organisation, Allowed]
    refused: Mapping[Organisation, NotAgreed]

    @classmethod
    def on(cls, hosts: Sequence[Host], day: date) -> Given:
        """By ``day``, for ``hosts`` of one career day."""
        allowed, refused = {}, {}
        for organisation in dict.fromkeys(host.organisation for host in hosts):
            programme = hosts[0].career_day.event.programme
            try:
                allowed[organisation] = agreed(partner=organisation, programme=programme, day=day)
            except NotAgreed as error:
                refused[organisation] = error
        return cls(allowed, refused)


def host_sheet(hosts: Sequence[Host], given: Given) -> Sheet:
    """Whom each of ``hosts`` (of one career day) meets: a page each, to be given to that host.

    Before them stands for the organisers who gets none, and why.
    """
    career_day, allowed = hosts[0].career_day, given.allowed
    met = _met(hosts)
    sections = [
        Section(
            heading=host.name,
            lead=[host.organisation.name, where(host.room)],
            columns=[_("Time"), _("Students")],
            rows=[
                (moment(one.round), _students(met[one.pk], allowed[host.organisation]))
                for one in host.meetings.taking_place()
                .select_related("round")
                .order_by("round__starts_at")
            ],
            wide=[1],
        )
        for host in hosts
        if host.organisation in allowed
    ]
    return Sheet(
        title=_("Students to meet"),
        about=career_day.event.title,
        sections=[*_without_a_list(hosts, given), *sections],
        page_each=True,
    )


def _without_a_list(hosts: Sequence[Host], given: Given) -> list[Section]:
    """The page that stays with the organisers; none where everybody gets a list."""
    rows = [
        (host.name, str(given.refused[host.organisation]))
        for host in hosts
        if host.organisation in given.refused
    ]
    if not rows:
        return []
    return [
        Section(
            heading=_("For the organisers: hosts without a list"),
            columns=[_("Whom to meet"), _("Why")],
            rows=rows,
            wide=[1],
        )
    ]


def room_sheet(career_day: CareerDay) -> Sheet:
    """Who is in each room and when: a page each, for its door."""
    rows = _meetings(career_day).exclude(room=None).order_by("room__name", "room", "during")
    expected = _numbers(career_day)
    sections = [
        Section(
            heading=where(room),
            columns=[_("Time"), _("Whom to meet"), _("Students")],
            rows=[(moment(one.round), one.host.name, str(expected[one.pk])) for one in meetings],
            wide=[1],
        )
        for room, meetings in groupby(rows, key=lambda one: one.room)
    ]
    return Sheet(title=_("Rooms"), about=career_day.event.title, sections=sections, page_each=True)


def wall_sheet(career_day: CareerDay) -> Sheet:
    """All hosts, rooms and rounds: a page for each day, to be hung up."""
    expected, found = _numbers(career_day), _meetings(career_day)
    by_session: dict[int, list[Meeting]] = defaultdict(list)
    for one in found.order_by("round__session__starts_at", "host", "during"):
        by_session[one.round.session_id].append(one)
    sections = [_wall_of(meetings, expected) for meetings in by_session.values()]
    words = _("In each round: students expected, of how many seats.")
    return Sheet(
        title=_("Who is where"),
        about=career_day.event.title,
        lead=[words],
        sections=sections,
        landscape=True,
        page_each=True,
    )


def where(room: Room | None) -> str:
    """A room and its floor in words; a dash where a host has none."""
    if room is None:
        return NOBODY
    return ", ".join(part for part in (room.name, room.floor) if part)


def _wall_of(meetings: Sequence[Meeting], expected: Counter[int]) -> Section:
    rounds = {one.round_id: one.round for one in meetings}
    order = sorted(rounds.values(), key=lambda one: one.starts_at)
    session = order[0].session
    lines = []
    for host, theirs in groupby(meetings, key=lambda one: one.host):
        there = {one.round_id: one for one in theirs}
        rooms = dict.fromkeys(where(one.room) for one in there.values())
        cells = [
            f"{expected[there[one.pk].pk]} / {there[one.pk].seats}" if one.pk in there else NOBODY
            for one in order
        ]
        lines.append((host.name, "; ".join(rooms), *cells))
    return Section(
        heading=when(session.starts_at, session.ends_at, with_year=True),
        columns=[_("Whom to meet"), _("Room"), *(time_words(one.starts_at) for one in order)],
        rows=lines,
        wide=[0, 1],
    )


def _meetings(career_day: CareerDay) -> QuerySet[Meeting]:
    rows = Meeting.objects.taking_place().filter(host__career_day=career_day)
    return rows.select_related("host__organisation", "round__session", "room")


def _numbers(career_day: CareerDay) -> Counter[int]:
    """How many students are expected at each meeting (id)."""
    rows = Encounter.objects.expected().filter(round__career_day=career_day)
    return Counter(rows.values_list("meeting", flat=True))


def _met(hosts: Sequence[Host]) -> dict[int, list[Encounter]]:
    """Who is expected at each meeting (id) of ``hosts``, but for those whose data are limited."""
    rows = Encounter.objects.expected().filter(not_limited("ballot__participant"), host__in=hosts)
    found: dict[int, list[Encounter]] = defaultdict(list)
    for one in rows.select_related("ballot__participant", "ballot__registration__school_class"):
        found[one.meeting_id].append(one)
    return found


def _students(encounters: Sequence[Encounter], allowed: Allowed) -> str:
    """What a host may read of whom she meets: first names with an initial and the year (L11)."""
    if not encounters:
        return NOBODY
    if allowed != Allowed.NAMES:
        number = len(encounters)
        return ngettext("%(number)d student", "%(number)d students", number) % {"number": number}
    return ", ".join(sorted(_known_as(one.ballot) for one in encounters))


def _known_as(ballot: Ballot) -> str:
    """A first name with an initial, and the year; of a class its name and the pupil's number."""
    if ballot.participant is None:
        facts = {"class": ballot.school_class, "number": ballot.number}
        return _("%(class)s no. %(number)s") % facts
    name, year = ballot.participant.get_known_as(), ballot.school_year
    return f"{name} ({year})" if year else name


def moment(one: Round) -> str:
    """When a round is, its day too."""
    return f"{short_day(one.starts_at)}, {time_range(one.starts_at, one.ends_at)}"
