"""From rows to the facts that ``availability`` asks for.

Sessions must come with their event and rules loaded (``SessionQuerySet.with_facts``), so that a
list of any length costs the same queries.
"""

from __future__ import annotations

from django.utils import timezone

from events.availability import SessionFacts
from events.eligibility import Condition, Person
from events.enums import Booking, EventStatus, RuleKind, SessionStatus
from events.models import EligibilityRule, Session
from participants.models import Participant


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
    programmes: frozenset[int] = frozenset(),
    asks_school: bool = True,
) -> Person:
    """The facts of a participant. ``programmes`` are those whose network her school is in.

    Her school need not be loaded where no rule ``asks_school``.
    """
    school = participant.school if asks_school else None
    return Person(
        birth_date=participant.birth_date,
        school_year=participant.school_year,
        school_level=school.level if school else "",
        programmes=programmes,
        municipality=participant.municipality_id,
        occupation=participant.occupation,
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
