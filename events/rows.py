"""Events as the rows of a list: ``templates/components/_event_row.html`` draws one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import dates
from events.availability import availability
from events.enums import Format
from events.facets import Entry
from events.facts import session_facts
from events.models import Event, Session
from events.overall import overall
from events.presentation import Look, audience_words, look, price_words
from events.wording import place_line

# Texts that no list shows: they weigh more than everything else of an event.
LONG = ["description", "more_information", "what_to_bring", "search_vector", "search_text"]


@dataclass(frozen=True, slots=True)
class Row:
    """An event as a list shows it, in the words of the active language."""

    url: str
    title: str
    starts_at: datetime
    day: str
    time: str
    state: str
    label: str
    number: str
    programme: str
    colour: str
    place: str
    audience: str
    price: str


@dataclass(frozen=True, slots=True)
class Month:
    """The rows under one heading."""

    title: str
    rows: list[Row]


def upcoming_rows(shown: Iterable[Entry], now: datetime) -> list[Row]:
    """The rows of events, one for each entry, which tells the session whose date to show.

    Seats are read now. An event whose sessions ended a moment ago is left out.
    """
    entries = {entry.event: entry for entry in shown}
    events = _events(entries)
    sessions = _upcoming_sessions(events, now)
    return [
        _upcoming_row(events[pk], sessions[pk], entry.session, now)
        for pk, entry in entries.items()
        if sessions.get(pk)
    ]


def past_rows(starts: Mapping[int, datetime]) -> list[Row]:
    """The rows of events that are over, by id, with the start of the last session of each."""
    events = _events(starts)
    over = Look("closed", _("Over"))
    return [
        _row(events[pk], over, start, time=dates.time_words(start), with_year=True)
        for pk, start in starts.items()
        if pk in events
    ]


def by_month(rows: Sequence[Row], now: datetime | None = None) -> list[Month]:
    """``rows``, in order of date, under their months; what began before ``now`` comes first."""
    months: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        under_way = now is not None and row.starts_at <= now
        months[_("Under way") if under_way else dates.month_words(row.starts_at)].append(row)
    return [Month(title, rows) for title, rows in months.items()]


def _events(ids: Iterable[int]) -> dict[int, Event]:
    events = (
        Event.objects.filter(pk__in=ids)
        .select_related("programme", "site__municipality")
        .prefetch_related("rules__municipalities")
        .defer(*LONG)
    )
    return {event.pk: event for event in events}


def _upcoming_sessions(events: Mapping[int, Event], now: datetime) -> dict[int, list[Session]]:
    found: dict[int, list[Session]] = {pk: [] for pk in events}
    sessions = Session.objects.scheduled().upcoming(now).filter(event__in=events)
    for session in sessions.select_related("site__municipality").with_pools():
        session.event = events[session.event_id]
        found[session.event_id].append(session)
    return found


def _upcoming_row(event: Event, sessions: Sequence[Session], chosen: int, now: datetime) -> Row:
    facts = [session_facts(session) for session in sessions]
    answers = [(fact, availability(fact, now=now)) for fact in facts]
    best = overall(answers)
    shown = next((s for s in sessions if s.pk == chosen), sessions[0])
    alike = [
        session
        for session, (_facts, answer) in zip(sessions, answers, strict=True)
        if answer.verdict is best[1].verdict
    ]
    return _row(
        event,
        _dated(look(*best), shown, alike),
        shown.starts_at,
        time=_time(shown, others=len(sessions) - 1),
        place=_place(shown),
    )


def _dated(shown: Look, session: Session, alike: Sequence[Session]) -> Look:
    """The look of an event beside the date of ``session``: its places say from when they are."""
    if shown.state not in {"open", "last"} or not shown.number or session in alike:
        return shown
    words = {"places": shown.number, "day": dates.short_day(alike[0].starts_at)}
    return replace(shown, number=_("%(places)s from %(day)s") % words)


def _row(
    event: Event,
    shown: Look,
    starts_at: datetime,
    *,
    time: str,
    place: str | None = None,
    with_year: bool = False,
) -> Row:
    return Row(
        url=event.get_absolute_url(),
        title=event.title,
        starts_at=starts_at,
        day=dates.day_words(starts_at, with_year=with_year),
        time=time,
        state=shown.state,
        label=shown.label,
        number=shown.number,
        programme=event.programme.title,
        colour=event.programme.colour,
        place=_event_place(event) if place is None else place,
        audience=audience_words(event),
        price=price_words(event),
    )


def _time(session: Session, *, others: int) -> str:
    """The hours, or the days of something that goes on; and how many other sessions there are."""
    if dates.day(session.starts_at) == dates.day(session.ends_at):
        time = dates.time_range(session.starts_at, session.ends_at)
    else:
        time = dates.when(session.starts_at, session.ends_at)
    if not others:
        return time
    words = ngettext(
        "%(time)s and %(others)d other session", "%(time)s and %(others)d other sessions", others
    )
    return words % {"time": time, "others": others}


def _place(session: Session) -> str:
    site = session.place
    if session.event.format == Format.ONLINE or site is None:
        return _("Online") if session.event.is_online else ""
    words = place_line(site)
    if session.event.format == Format.HYBRID:
        return _("%(place)s or online") % {"place": words}
    return words


def _event_place(event: Event) -> str:
    return _place(Session(event=event))
