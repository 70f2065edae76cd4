"""Who a participant is to the rules of sessions: what ``events/availability`` is asked with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from accounts.models import User
from events.availability import SessionFacts
from events.eligibility import Condition, Person, first_refusal
from events.enums import PoolKind, RuleKind
from events.facts import class_of, person_of
from events.models import Session
from participants.models import Participant
from programmes.models import PreRegistration, Programme
from registrations.models import Registration
from schools.models import School, SchoolClass


def person_for(session: Session, participant: Participant) -> Person:
    """The facts of ``participant`` that the rules of ``session`` ask about."""
    return people_among([session], participant)[session.pk]


def people_among(sessions: Iterable[Session], participant: Participant) -> dict[int, Person]:
    """Like ``person_for``, for each session (id): her class is that of its school year.

    Her school and its networks are looked up only where a rule asks.
    """
    sessions = list(sessions)
    asked = {rule.kind for session in sessions for rule in session.event.rules.all()}
    asks_school = not asked.isdisjoint({RuleKind.NETWORK, RuleKind.SCHOOL_LEVEL})
    keeps = {row["kind"] for session in sessions for row in session.pool_rows}
    asks_network = RuleKind.NETWORK in asked or PoolKind.NETWORK in keeps
    networks: frozenset[int] = frozenset()
    if asks_network and participant.school_id:
        programmes = Programme.objects.filter(schools=participant.school_id)
        networks = frozenset(programmes.values_list("pk", flat=True))
    return {
        session.pk: person_of(
            participant,
            school_year=session.school_year,
            programmes=networks,
            asks_school=asks_school,
        )
        for session in sessions
    }


def class_facts(school_class: SchoolClass, programmes: Iterable[int], teacher: User) -> Person:
    """A class as the rules of sessions of ``programmes`` (ids) see it, when ``teacher`` books.

    She has priority where she declared the school's interest in all of them.
    """
    programmes = set(programmes)
    networks = Programme.objects.filter(pk__in=programmes, schools=school_class.school_id)
    facts = class_of(school_class, programmes=frozenset(networks.values_list("pk", flat=True)))
    declared = PreRegistration.objects.standing().filter(
        user=teacher, school=school_class.school_id, programme__in=programmes
    )
    return replace(facts, has_priority=declared.count() == len(programmes))


def of_class(facts: SessionFacts, person: Person) -> SessionFacts:
    """The facts as a class is asked them: what nobody knows of a class does not refuse it."""

    def is_known(condition: Condition) -> bool:
        refusal = first_refusal([condition], person)
        return refusal is None or not refusal.is_unknown

    return replace(facts, conditions=[c for c in facts.conditions if is_known(c)])


def claimants(session: Session, registrations: Sequence[Registration]) -> dict[int, Person]:
    """Who each of these registrations (by id) is to the seats that ``session`` keeps.

    In at most three queries, whatever their number.
    """
    people = Participant.objects.select_related("school").in_bulk(
        {r.participant_id for r in registrations if r.participant_id}
    )
    classes = SchoolClass.objects.select_related("school").in_bulk(
        {r.school_class_id for r in registrations if r.school_class_id}
    )
    programme = session.event.programme_id
    of_people = {person.school_id for person in people.values() if person.school_id}
    of_classes = {school_class.school_id for school_class in classes.values()}
    schools = School.objects.filter(pk__in=of_people | of_classes, programmes=programme)
    network = set(schools.values_list("pk", flat=True))

    def networks(school: int | None) -> frozenset[int]:
        return frozenset({programme}) if school in network else frozenset()

    found: dict[int, Person] = {}
    for r in registrations:
        if r.participant_id:
            person = people[r.participant_id]
            found[r.pk] = person_of(
                person, school_year=session.school_year, programmes=networks(person.school_id)
            )
        elif r.school_class_id:
            school_class = classes[r.school_class_id]
            found[r.pk] = class_of(school_class, programmes=networks(school_class.school_id))
    return found


def open_to_staff(facts: SessionFacts, starts_at: datetime) -> SessionFacts:
    """The facts of a session as its organisers are bound by them.

    Until ``starts_at`` they may register people while registration is closed to the public, or
    not open yet. Everything else holds for them too.
    """
    return replace(facts, opens_at=None, closes_at=starts_at)
