"""From rows to the facts that ``availability`` asks for.

Sessions must come with their event and rules loaded (``SessionQuerySet.with_facts``), so that a
list of any length costs the same queries.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from events.availability import SessionFacts
from events.eligibility import Condition, Person
from events.enums import Booking, EventStatus, PoolKind, RuleKind, SessionStatus
from events.kept import Kept
from events.models import EligibilityRule, Session
from participants.models import Participant
from schools.models import SchoolClass


def session_facts(session: Session) -> SessionFacts:
    """The facts of a session, its event's included."""
    event = session.event
    return SessionFacts(
        is_cancelled=(
            session.status == SessionStatus.CANCELLED or event.status == EventStatus.CANCELLED
        ),
        is_booked=event.booking != Booking.NONE,
        capacity=session.capacity,
        taken=session.taken,
        waiting=session.waiting,
        waiting_limit=session.waiting_limit,
        opens_at=session.registration_opens_at,
        closes_at=min(session.registration_closes_at or session.starts_at, session.starts_at),
        conditions=conditions_of(session),
        pools=kept_in(session),
        takes_classes=event.takes_classes,
        takes_individuals=event.takes_individuals,
        priority_opens_at=session.priority_opens_at,
    )


def conditions_of(session: Session) -> tuple[Condition, ...]:
    """The rules of the event and those of this session alone, as conditions."""
    return tuple(
        condition_of(rule, session)
        for rule in session.event.rules.all()
        if rule.session_id in {None, session.pk}
    )


def person_of(
    participant: Participant,
    *,
    school_year: str,
    programmes: frozenset[int] = frozenset(),
    asks_school: bool = True,
) -> Person:
    """The facts of a participant in a school year (202627), of which her class is.

    ``programmes`` are those whose network her school is in.

    Her school need not be loaded where no rule ``asks_school``.
    """
    school = participant.school if asks_school else None
    return Person(
        birth_date=participant.birth_date,
        school_year=participant.class_in(school_year),
        school_level=school.level if school else "",
        programmes=programmes,
        municipality=participant.municipality_id,
        occupation=participant.occupation,
        gender=participant.gender,
    )


def class_of(school_class: SchoolClass, *, programmes: frozenset[int]) -> Person:
    """The facts of a class: where its pupils live and how old they are is not known of it.

    ``programmes`` are those whose network its school is in.
    """
    return Person(
        school_year=school_class.year,
        school_level=school_class.school.level,
        programmes=programmes,
        is_class=True,
    )


def kept_in(session: Session) -> list[Kept]:
    """The seats that the session keeps for groups, where they were loaded (``with_pools``)."""
    return [kept_of(row, session.event.programme_id) for row in session.pool_rows]


def kept_of(row: Mapping[str, Any], programme: int) -> Kept:
    """The facts of a pool (``SeatPoolQuerySet.rows``); ``programme`` (id) is the event's."""
    lapses_at = row["lapses_at"]
    return Kept(
        id=row["id"],
        kind=PoolKind(row["kind"]),
        left=row["left"],
        programme=programme,
        lapses_at=datetime.fromisoformat(lapses_at) if lapses_at else None,
        gender=row["gender"],
        minimum=row["minimum"],
        maximum=row["maximum"],
    )


def condition_of(rule: EligibilityRule, session: Session) -> Condition:
    """A rule as it is asked for a session: an age is that of the session's first day."""
    kind = RuleKind(rule.kind)
    values: frozenset[str | int] = frozenset()
    names: tuple[str, ...] = ()
    match kind:
        case RuleKind.SCHOOL_LEVEL:
            values = frozenset(rule.levels)
        case RuleKind.OCCUPATION:
            values = frozenset(rule.occupations)
        case RuleKind.NETWORK:
            values = frozenset({session.event.programme_id})
        case RuleKind.RESIDENCE:
            places = rule.municipalities.all()
            values = frozenset(place.pk for place in places)
            names = tuple(place.name for place in places)
    return Condition(
        kind=kind,
        minimum=rule.minimum,
        maximum=rule.maximum,
        on=rule.reference_date or timezone.localdate(session.starts_at),
        values=values,
        names=names,
    )
