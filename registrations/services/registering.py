"""Coming in and going out."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.db import after_commit
from events.availability import Verdict, availability
from events.enums import GuardianPolicy
from events.facts import session_facts
from events.models import Event, Session
from participants.models import Guardianship, Participant
from participants.services import Answers, NamedGuardian, name_guardian, save_participant
from registrations import notifications
from registrations.availability import open_to_staff, person_for
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services.asking import ask_guardians, note_paper
from registrations.services.choosing import settle_choices
from registrations.services.ending import end
from registrations.services.engagements import refuse_overlap
from registrations.services.errors import (
    GuardianNeeded,
    NotUsable,
    OfferGone,
    RegistrationRefused,
    TooLate,
    TooManyCompanions,
)
from registrations.services.seats import (
    active_registration,
    lock_loaded,
    lock_registration,
    lock_session,
    people_of,
)
from registrations.services.waiting_list import offered_together, promote, promote_party
from registrations.services.walking_in import walk_in


@transaction.atomic
def register_participant(
    *,
    session: Session,
    participant: Participant,
    seats: int = 1,
    by_staff: bool = False,
    key: UUID | None = None,
    guardian: NamedGuardian | None = None,
    on_paper: bool = False,
) -> Registration:
    """Give the participant a seat (and one to each companion), or a place in line.

    ``session`` comes with its facts (``SessionQuerySet.with_facts``). Registering twice returns
    the registration that already exists. ``by_staff``: the organisers do it for her, also while
    registration is closed to the public. ``key`` is the new registration's; made up without.
    Where a guardian must authorise it her seat is kept for that (L3). ``guardian`` is whom she
    names; not kept where the event asks nothing of a guardian (L7). ``on_paper``: the organisers
    keep a sheet that the only guardian who is known signed.

    Raises:
        RegistrationRefused: cancelled, not eligible, closed, not open yet, or full.
        NotUsable: the use of her data is limited (L9), or she was erased.
        Overlap: she has a seat elsewhere at the same time.
        TooManyCompanions: more than the event allows.
        GuardianNeeded: she is under 18 and nobody is known who answers for her.
        GuardianRefused: the address of the guardian is her own (L4).
        SessionGone: the session was deleted.
    """
    refuse_unusable(participant)
    person = person_for(session, participant)
    (locked,) = lock_loaded([session])
    if existing := active_registration(locked, participant):
        return existing
    refuse_too_many(locked.event, companions=seats - 1)
    facts = session_facts(locked)
    if by_staff:
        facts = open_to_staff(facts, locked.starts_at)
    answer = availability(facts, now=timezone.now(), person=person, seats=seats)
    if not answer.can_register:
        raise RegistrationRefused(answer)
    registration = Registration(
        session=locked,
        participant=participant,
        seats=seats,
        key=key or uuid4(),
        guardian_policy=policy_for(locked, participant),
    )
    if guardian and registration.guardian_policy != GuardianPolicy.NONE:
        name_guardian(participant=participant, guardian=guardian)
    refuse_without_guardian([registration])
    on_paper = on_paper and registration.needs_authorisation
    if on_paper:
        registration.authorised_at = timezone.now()
    queue_and_promote([locked], [registration])
    if on_paper:
        note_paper(registration)
    if registration.status == RegistrationStatus.WAITING and answer.verdict is Verdict.OPEN:
        refuse_overlap(locked, [participant.pk])
    return registration


def queue_and_promote(sessions: Sequence[Session], arriving: Sequence[Registration]) -> None:
    """Put new registrations in the lines of their locked sessions, promote those, tell them.

    Several are a party, and get their seats together or wait together. Who comes alone where
    nobody waits walks in.
    """
    if len(arriving) == 1 and walk_in(sessions[0], arriving[0]):
        return
    now = timezone.now()
    for registration in arriving:
        registration.status, registration.queued_at = RegistrationStatus.WAITING, now
        registration.save(force_insert=True)
    party = arriving[0].party_id
    if len(sessions) > 1 and party is not None:
        promote_party(party, sessions, arriving=arriving)
    else:
        promote(sessions[0], arriving=arriving)
    for registration in arriving:
        if registration.status == RegistrationStatus.WAITING:
            notifications.waiting(registration)
            if registration.needs_authorisation:
                ask_guardians(registration)


def policy_for(session: Session, participant: Participant) -> GuardianPolicy:
    """What the event asks of her guardian, by her age on the first day of the session (L3)."""
    age = participant.age_on(timezone.localdate(session.starts_at))
    return session.event.guardian_policy(age)


def refuse_too_many(event: Event, *, companions: int) -> None:
    """Say no to more companions than the event allows, or to fewer than none.

    Raises:
        TooManyCompanions
    """
    if not 0 <= companions <= event.max_companions:
        raise TooManyCompanions(
            _("You can bring at most %(number)s people.") % {"number": event.max_companions}
        )


def refuse_without_guardian(registrations: Sequence[Registration]) -> None:
    """Say no where a guardian is to be told or to authorise, and none is known (L3).

    Raises:
        GuardianNeeded
    """
    asked = [r for r in registrations if r.guardian_policy != GuardianPolicy.NONE]
    people = {r.participant_id for r in asked}
    if not people:
        return
    known = Guardianship.objects.open().filter(participant__in=[pk for pk in people if pk])
    if len(set(known.values_list("participant", flat=True))) < len(people):
        raise GuardianNeeded(
            _("Who is under 18 needs a parent or guardian: write whom we can turn to.")
        )


@transaction.atomic
def save_and_register(
    *,
    user: User,
    session: Session,
    participant: Participant | None,
    answers: Answers,
    seats: int,
    guardian: NamedGuardian | None = None,
) -> Registration:
    """Keep what she told us and register her: both or neither.

    Somebody who is refused leaves no trace of what she wrote. Raises what
    ``register_participant`` and ``save_participant`` raise.
    """
    if participant is None or answers:
        # Her own row is written first, and locks are taken in one order.
        lock_session(session.pk)
    person = save_participant(user=user, participant=participant, answers=answers)
    return register_participant(session=session, participant=person, seats=seats, guardian=guardian)


@transaction.atomic
def cancel_registration(
    *, registration: Registration, reason: EndReason = EndReason.BY_PERSON
) -> None:
    """Give the seats back to the line. Cancelling twice is the same as once.

    Raises:
        TooLate: the person asks after the start.
    """
    session, registration = lock_registration(registration)
    if not registration.is_active:
        return
    by_her = reason in {EndReason.BY_PERSON, EndReason.OFFER_REFUSED}
    if by_her and timezone.now() >= session.starts_at:
        raise TooLate(_("The session has begun: it is too late to cancel."))
    end(registration, reason)
    promote(session)
    freed = people_of([registration])
    # Robust: what was cancelled stays so, and the sweep settles what this could not.
    after_commit(settle_choices, participants=freed)


@transaction.atomic
def refuse_offer(*, registration: Registration) -> None:
    """Let an offered seat go to the next in line, and with it those of her party in the session.

    Refusing twice is the same as once.

    Raises:
        OfferGone: she accepted it, or its time is over.
    """
    session, registration = lock_registration(registration)
    if registration.end_reason == EndReason.OFFER_REFUSED:
        return
    if registration.status != RegistrationStatus.OFFERED:
        raise OfferGone(_("This offer was answered already, or its time is over."))
    for refused in offered_together(session, registration):
        cancel_registration(registration=refused, reason=EndReason.OFFER_REFUSED)


def refuse_unusable(participant: Participant) -> None:
    """Raises:
    NotUsable: with her data nothing new may be done.
    """
    if participant.erased_at:
        raise NotUsable(_("These data were erased: nobody can be registered with them."))
    if participant.restricted_at:
        raise NotUsable(
            _(
                "The use of these data is limited, so no new registration is possible. It can be "
                "lifted on the page “My data”."
            )
        )
