"""What a person can do with sessions: ``events/availability`` asked with who she is."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from events.availability import Availability, availability
from events.eligibility import Person
from events.enums import RuleKind
from events.facts import person_of, session_facts
from events.models import Session
from participants.models import Participant
from programmes.models import Programme
from registrations.models import Registration


def availabilities(
    sessions: Iterable[Session], participant: Participant | None
) -> dict[int, Availability]:
    """What can be done with each session (by id), in at most two queries.

    Sessions come with their facts; ``participant`` with her school, or None for a reader whom we
    do not know.
    """
    sessions = list(sessions)
    now = timezone.now()
    if participant is None:
        return {s.pk: availability(session_facts(s), now=now) for s in sessions}
    mine = Registration.objects.active().filter(participant=participant, session__in=sessions)
    taken = set(mine.values_list("session", flat=True))
    person = person_among(sessions, participant)
    return {
        s.pk: availability(session_facts(s), now=now, person=person, is_in=s.pk in taken)
        for s in sessions
    }


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
