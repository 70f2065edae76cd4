"""Events once more: their texts, places, rules and dates, and nobody of their people.

Left out are registrations, who told the young people about their work (professionals are asked
anew), the links to take part online, and the dates that were called off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.holidays import is_day_of_rest
from core.slugs import free_slugs
from events.enums import EventStatus, SessionStatus
from events.models import EligibilityRule, Event, Occurrence, SeatPool, Session
from events.services import Times, in_order
from programmes.copying import NewEdition, taken_over
from programmes.models import Programme
from programmes.shifting import Shift

# What is taken over as it stands; a test knows the fields that are left out, and why.
EVENT = (
    "kind",
    "title",
    "summary",
    "description",
    "topic",
    "audiences",
    "format",
    "site_id",
    "regular_contact",
    "booking",
    "max_companions",
    "bookable_by",
    "needs_roster",
    "max_seats_per_school",
    "child_policy",
    "minor_policy",
    "authorisation_duration",
    "cost_note",
    "what_to_bring",
    "more_information",
    "contact_email",
    "offer_duration",
    "offer_cutoff",
    "max_overtakes",
)
SESSION = ("label", "site_id", "room_id", "capacity", "waiting_limit")
POOL = ("kind", "seats", "gender", "minimum", "maximum")
RULE = ("kind", "minimum", "maximum", "levels", "occupations")
ENDING_YEAR = re.compile(r"-?(?:19|20)\d\d$")


class CannotCopy(DomainError):
    """What was asked for cannot be made from what there is."""


@dataclass(frozen=True, slots=True)
class NewDate:
    """A date of the copy, before it is made."""

    event: Event
    starts_at: datetime
    ends_at: datetime

    @property
    def is_on_a_day_of_rest(self) -> bool:
        return is_day_of_rest(timezone.localdate(self.starts_at))


def to_copy(events: QuerySet[Event], *, with_cancelled: bool = False) -> list[Event]:
    """``events`` with all that a copy reads, in as many queries for one as for many.

    Events that were called off are left out, but ``with_cancelled``.
    """
    wanted = events if with_cancelled else events.exclude(status=EventStatus.CANCELLED)
    sessions = Session.objects.order_by("starts_at", "pk").prefetch_related("occurrences", "pools")
    rules = EligibilityRule.objects.prefetch_related("municipalities")
    return list(
        wanted.defer("search_vector", "search_text")
        .order_by("pk")
        .prefetch_related("hosts", Prefetch("sessions", sessions), Prefetch("rules", rules))
    )


def sessions_of(event: Event) -> list[Session]:
    """The sessions that its copy has: where the event goes on, those that were not called off."""
    if event.status == EventStatus.CANCELLED:
        return list(event.sessions.all())
    return [s for s in event.sessions.all() if s.status == SessionStatus.SCHEDULED]


def new_dates(events: Iterable[Event], shift: Shift) -> Iterator[NewDate]:
    """When the copies of ``events`` (:func:`to_copy`) would take place.

    Raises:
        CannotCopy: two dates of a session would overlap.
    """
    for event in events:
        for session in sessions_of(event):
            for time in _times(session, event, shift):
                yield NewDate(event, *time)


def copy_events(
    events: Sequence[Event],
    *,
    shift: Shift,
    programme: Programme,
    edition: NewEdition | None = None,
) -> dict[int, Event]:
    """Write the copies of ``events`` (:func:`to_copy`) as drafts of ``programme``.

    ``edition`` says which phase and action of the new edition stands for which; without it they
    are kept where the programme is the same. By the primary key of what was copied. The number
    of statements does not depend on how many there are; the caller holds the transaction.

    Raises:
        CannotCopy: two dates of a session would overlap.
    """
    made = _write_events(events, shift, programme, edition)
    sessions = _write_sessions(events, made, shift)
    _write_rules(events, made, sessions, shift)
    return made


def _write_events(
    events: Sequence[Event], shift: Shift, programme: Programme, edition: NewEdition | None
) -> dict[int, Event]:
    wanted = [_slug_base(event, shift) for event in events]
    slugs = free_slugs(Event.objects.all(), wanted, longest=100)
    made = [
        Event(
            programme=programme,
            slug=slug,
            **taken_over(event, EVENT),
            **_place_in_the_plan(event, programme, edition),
        )
        for event, slug in zip(events, slugs, strict=True)
    ]
    Event.objects.bulk_create(made)
    found = {event.pk: new for event, new in zip(events, made, strict=True)}
    hosts = Event.hosts.through
    hosts.objects.bulk_create(
        hosts(event_id=found[event.pk].pk, organisation_id=host.pk)
        for event in events
        for host in event.hosts.all()
    )
    return found


def _slug_base(event: Event, shift: Shift) -> str:
    """The address name with the year of the new edition at its end."""
    stem = ENDING_YEAR.sub("", event.slug) or event.slug
    return f"{stem[:90]}-{shift.new_first.year}"


def _place_in_the_plan(
    event: Event, programme: Programme, edition: NewEdition | None
) -> Mapping[str, object]:
    if edition:
        phase, action = (
            edition.phases.get(event.phase_id or 0),
            edition.actions.get(event.action_id or 0),
        )
        return {"phase": phase, "action": action}
    if programme.pk == event.programme_id:
        return {"phase_id": event.phase_id, "action_id": event.action_id}
    return {}


def _write_sessions(
    events: Sequence[Event], made: Mapping[int, Event], shift: Shift
) -> dict[int, Session]:
    found: dict[int, Session] = {}
    occurrences: list[Occurrence] = []
    pools: list[SeatPool] = []
    for event in events:
        for session in sessions_of(event):
            times = _times(session, event, shift)
            new = found[session.pk] = Session(
                event=made[event.pk],
                starts_at=times[0].starts_at,
                ends_at=times[-1].ends_at,
                priority_opens_at=_moved(session.priority_opens_at, shift),
                registration_opens_at=_moved(session.registration_opens_at, shift),
                registration_closes_at=_moved(session.registration_closes_at, shift),
                **taken_over(session, SESSION),
            )
            occurrences += [
                Occurrence(session=new, starts_at=time.starts_at, ends_at=time.ends_at)
                for time in times
            ]
            pools += [
                SeatPool(
                    session=new, lapses_at=_moved(pool.lapses_at, shift), **taken_over(pool, POOL)
                )
                for pool in session.pools.all()
            ]
    Session.objects.bulk_create(found.values())
    Occurrence.objects.bulk_create(occurrences)
    SeatPool.objects.bulk_create(pools)
    return found


def _times(session: Session, event: Event, shift: Shift) -> list[Times]:
    times = [
        Times(shift.moment(o.starts_at), shift.moment(o.ends_at)) for o in session.occurrences.all()
    ]
    try:
        return in_order(times)
    except DomainError as error:
        words = {"event": event.title, "reason": error}
        raise CannotCopy(_("“%(event)s”: %(reason)s") % words) from None


def _moved(moment: datetime | None, shift: Shift) -> datetime | None:
    return shift.moment(moment) if moment else None


def _write_rules(
    events: Sequence[Event],
    made: Mapping[int, Event],
    sessions: Mapping[int, Session],
    shift: Shift,
) -> None:
    """The rules of each event, and of its sessions that are copied too."""
    rules = [
        rule
        for event in events
        for rule in event.rules.all()
        if rule.session_id is None or rule.session_id in sessions
    ]
    copies = [
        EligibilityRule(
            event=made[rule.event_id],
            session=sessions[rule.session_id] if rule.session_id else None,
            reference_date=shift.anniversary(rule.reference_date) if rule.reference_date else None,
            **taken_over(rule, RULE),
        )
        for rule in rules
    ]
    EligibilityRule.objects.bulk_create(copies)
    places = EligibilityRule.municipalities.through
    places.objects.bulk_create(
        places(eligibilityrule_id=copy.pk, municipality_id=place.pk)
        for rule, copy in zip(rules, copies, strict=True)
        for place in rule.municipalities.all()
    )
