"""Who a participant is to the rules of sessions: what ``events/availability`` is asked with."""

from __future__ import annotations

from collections.abc import Iterable

from events.eligibility import Person
from events.enums import RuleKind
from events.facts import person_of
from events.models import Session
from participants.models import Participant
from programmes.models import Programme


def person_for(session: Session, participant: Participant) -> Person:
    """The facts of ``participant`` that the rules of ``session`` ask about."""
    return person_among([session], participant)


def person_among(sessions: Iterable[Session], participant: Participant) -> Person:
    """Like ``person_for``: her school and its networks are looked up only where a rule asks."""
    asked = {rule.kind for session in sessions for rule in session.event.rules.all()}
    asks_school = not asked.isdisjoint({RuleKind.NETWORK, RuleKind.SCHOOL_LEVEL})
    networks: frozenset[int] = frozenset()
    if RuleKind.NETWORK in asked and participant.school_id:
        programmes = Programme.objects.filter(schools=participant.school_id)
        networks = frozenset(programmes.values_list("pk", flat=True))
    return person_of(participant, programmes=networks, asks_school=asks_school)
