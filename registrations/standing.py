"""Where a person stands with sessions: what she can do, and what she has already.

Like ``registrations.availability``, for pages: a rule about something that she was never asked
does not refuse her here, because the form is going to ask it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from events.availability import Availability, SessionFacts, availability
from events.eligibility import Condition, Person, first_refusal
from events.enums import RuleKind
from events.facts import conditions_of, session_facts
from events.models import Session
from participants.enums import Question
from participants.models import Participant
from registrations.availability import people_among, person_for
from registrations.models import Registration

QUESTION_OF = {
    RuleKind.AGE: Question.BIRTH_DATE,
    RuleKind.SCHOOL_YEAR: Question.SCHOOL_YEAR,
    RuleKind.SCHOOL_LEVEL: Question.SCHOOL,
    RuleKind.NETWORK: Question.SCHOOL,
    RuleKind.RESIDENCE: Question.MUNICIPALITY,
    RuleKind.OCCUPATION: Question.OCCUPATION,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be done with a session, and the claim that the person has on it, if any."""

    availability: Availability
    registration: Registration | None = None


def standings(sessions: Iterable[Session], participant: Participant | None) -> dict[int, Standing]:
    """Where ``participant`` stands with each session (by id); None is an unknown reader.

    At most two queries. Sessions come with their facts, the participant with her school.
    """
    sessions = list(sessions)
    if participant is None:
        return {s.pk: Standing(open_to(s, None)) for s in sessions}
    mine = Registration.objects.active().filter(participant=participant, session__in=sessions)
    registrations = {registration.session_id: registration for registration in mine}
    people, now = people_among(sessions, participant), timezone.now()
    return {
        s.pk: Standing(
            _answer(s, people[s.pk], now, is_in=s.pk in registrations), registrations.get(s.pk)
        )
        for s in sessions
    }


def open_to(session: Session, participant: Participant | None) -> Availability:
    """What can be done with ``session`` by somebody who has no claim on it; None is unknown."""
    now = timezone.now()
    if participant is None:
        return availability(session_facts(session), now=now)
    return _answer(session, person_for(session, participant), now)


def missing_questions(
    session: Session, participant: Participant | None, *, asks_guardian: bool = False
) -> set[Question]:
    """What the rules of ``session`` ask and she has not told us yet; for a new person, who she is.

    A class is that of a school year: one that she told of a year before is asked again, and her
    school with it, for it may be another one.
    Her age is asked too where the event ``asks_guardian`` something for who is under 18 (L3, L7).
    """
    asked = {QUESTION_OF[condition.kind] for condition in conditions_of(session)}
    if asks_guardian:
        asked.add(Question.BIRTH_DATE)
    if participant is None:
        return asked | {Question.NAME, Question.IS_14}
    known = {
        Question.BIRTH_DATE: participant.birth_date,
        Question.SCHOOL: participant.school_id,
        Question.SCHOOL_YEAR: participant.class_in(session.school_year),
        Question.MUNICIPALITY: participant.municipality_id,
        Question.OCCUPATION: participant.occupation,
    }
    missing = {question for question in asked if not known[question]}
    if Question.SCHOOL_YEAR in missing and participant.school_id:
        missing.add(Question.SCHOOL)
    return missing


def _answer(
    session: Session, person: Person, now: datetime, *, is_in: bool = False
) -> Availability:
    facts = _answered(session_facts(session), person)
    return availability(facts, now=now, person=person, is_in=is_in)


def _answered(facts: SessionFacts, person: Person) -> SessionFacts:
    def is_unknown(condition: Condition) -> bool:
        refusal = first_refusal([condition], person)
        return refusal is not None and refusal.is_unknown

    return replace(facts, conditions=[c for c in facts.conditions if not is_unknown(c)])
