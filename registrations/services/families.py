"""A family: several people in one session, who get their seats together or wait together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.availability import Availability, Verdict, availability
from events.eligibility import Person
from events.facts import session_facts
from events.models import Session
from participants.models import Participant
from participants.services import Answers, save_participant
from registrations.availability import person_for
from registrations.enums import RegistrationStatus
from registrations.models import Party, Registration
from registrations.services.asking import note_on_the_page
from registrations.services.engagements import refuse_overlap
from registrations.services.errors import RegistrationRefused
from registrations.services.registering import (
    policy_for,
    queue_and_promote,
    refuse_too_many,
    refuse_unusable,
)
from registrations.services.seats import active_registration, lock_loaded, lock_session


@transaction.atomic
def register_family(
    *, session: Session, participants: Sequence[Participant], companions: int, booked_by: User
) -> list[Registration]:
    """Give all ``participants`` a seat, with their adult companions, or all a place in line.

    ``booked_by`` is their guardian, who authorises by doing it (L3). ``session`` comes with its
    facts. Who is in already stays as she is; twice is the same as once. Returns the
    registrations of all of them, in their order.

    Raises:
        RegistrationRefused: the session takes nobody now, or one of them is not eligible.
        Overlap: one of them has a seat elsewhere at the same time.
        TooManyCompanions: more adults than the event allows.
        NotUsable: the use of the data of one of them is limited.
        SessionGone: the session was deleted.
    """
    people = {p.pk: person_for(session, p) for p in participants}
    (locked,) = lock_loaded([session])
    known = {p.pk: active_registration(locked, p) for p in participants}
    new = [p for p in participants if known[p.pk] is None]
    refuse_too_many(locked.event, companions=companions)
    if new:
        for participant in new:
            refuse_unusable(participant)
        seats = len(new) + companions
        answers = [_answer_to(locked, p, people[p.pk], seats=seats) for p in new]
        party = Party.objects.create()
        arriving = [
            Registration(
                session=locked,
                participant=participant,
                seats=1 if number else 1 + companions,
                party=party,
                booked_by=booked_by,
                guardian_policy=policy_for(locked, participant),
                authorised_at=timezone.now(),
            )
            for number, participant in enumerate(new)
        ]
        queue_and_promote([locked], arriving)
        note_on_the_page(arriving, booked_by)
        _refuse_clashes(locked, arriving, answers)
        known |= {r.participant_id or 0: r for r in arriving}
    return [registration for p in participants if (registration := known[p.pk])]


@transaction.atomic
def save_and_register_family(
    *,
    session: Session,
    answers: Mapping[Participant, Answers],
    companions: int,
    booked_by: User,
) -> list[Registration]:
    """Keep what was told of each person and register all of them, or nothing of this.

    Raises what ``register_family`` and ``save_participant`` raise.
    """
    if any(answers.values()):
        # Their own rows are written first, and locks are taken in one order.
        lock_session(session.pk)
    for participant, told in answers.items():
        save_participant(user=participant.user, participant=participant, answers=told)
    return register_family(
        session=session, participants=list(answers), companions=companions, booked_by=booked_by
    )


def _answer_to(
    session: Session, participant: Participant, person: Person, *, seats: int
) -> Availability:
    """What a locked session says to one of a family, who ask for ``seats`` together.

    Raises:
        RegistrationRefused: no to one of them is no to all.
    """
    answer = availability(session_facts(session), now=timezone.now(), person=person, seats=seats)
    if not answer.can_register:
        raise RegistrationRefused(answer, participant=participant)
    return answer


def _refuse_clashes(
    session: Session, arriving: Sequence[Registration], answers: Sequence[Availability]
) -> None:
    """Who waits although there was room has something else at the same time."""
    waits = any(r.status == RegistrationStatus.WAITING for r in arriving)
    if not (waits and all(answer.verdict is Verdict.OPEN for answer in answers)):
        return
    for registration in arriving:
        participant = registration.participant
        if participant:
            refuse_overlap(session, [participant.pk], of=participant)
