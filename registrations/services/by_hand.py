"""What organisers do for one person: a seat out of turn, and registering her themselves."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.db import transaction
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.services import account_of
from core.db import Plain
from events.models import Session
from participants.coming_of_age import is_old_enough
from participants.models import Guardianship, Participant
from participants.services import TOO_YOUNG, Answers, NamedGuardian, TooYoung, save_participant
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.errors import (
    AddressRefused,
    ChangedMeanwhile,
    NoRoom,
    NotWaiting,
    TooLate,
)
from registrations.services.registering import register_participant
from registrations.services.seats import lock_registration, lock_session, recount
from registrations.services.waiting_list import (
    SEATED,
    seat,
    still_to_come,
    take_her_time,
    tell_seated,
)

# The same for whoever she is and whatever her name: it tells nothing of her (docs/rules.md).
ASK_HER = gettext_lazy(
    "This address cannot be used here: ask the person to register herself from the event's page, "
    "or leave it empty."
)


@transaction.atomic
def promote_by_hand(*, registration: Registration, reason: str, add_seats: bool = False) -> None:
    """Give somebody in line a confirmed seat out of turn, for a reason that is kept.

    ``add_seats`` makes the session larger by the seats that are missing, so that they go to her
    and not to the first in line. Whom she passes keeps her place, and it does not count among
    the times she may be passed: that bound is a promise about what the portal does by itself,
    and what a person decides she answers for with the reason. Twice is the same as once.

    Raises:
        NotWaiting: a seat is offered to her already, or the registration is over.
        NoRoom: there are fewer free seats than she needs.
        Overlap: she has a seat elsewhere at the same time.
        TooLate: the session has begun, or is cancelled.
    """
    session, registration = lock_registration(registration)
    if registration.status in {RegistrationStatus.CONFIRMED, RegistrationStatus.PENDING}:
        return
    if registration.status != RegistrationStatus.WAITING:
        raise NotWaiting(_("Only who is on the waiting list can be given a place by hand."))
    if not still_to_come(session):
        raise TooLate(_("The session has begun or is cancelled: nobody gets a place any more."))
    recount(session)
    _make_room(session, registration.seats, add_seats=add_seats)
    seat(session, registration, timezone.now())
    registration.promotion_reason = reason
    registration.save(update_fields=[*SEATED, "promotion_reason"])
    take_her_time(session, registration)
    recount(session)
    tell_seated(registration)


def _make_room(session: Session, seats: int, *, add_seats: bool) -> None:
    missing = 0 if session.free is None else seats - session.free
    if missing <= 0 or session.capacity is None:
        return
    if not add_seats:
        raise NoRoom(
            _("There is no free place: add one to the session for this person, if the room allows.")
        )
    session.capacity += missing
    session.save(update_fields=["capacity", "updated_at"])


@transaction.atomic
def register_by_hand(
    *,
    session: Session,
    participant: Participant,
    answers: Answers,
    seats: int,
    guardian: NamedGuardian | None = None,
    on_paper: bool = False,
) -> Registration:
    """Register somebody whom the organisers know, with the answers that were missing.

    The same operation as the public page's, also while registration is closed to the public. Who
    never declared to be 14 has declared it to them: the form that calls this asks it (L1).
    Raises what ``register_participant`` and ``save_participant`` raise.
    """
    lock_session(session.pk)
    _declare(participant)
    person = save_participant(user=participant.user, participant=participant, answers=answers)
    return register_participant(
        session=session,
        participant=person,
        seats=seats,
        by_staff=True,
        guardian=guardian,
        on_paper=on_paper,
    )


@transaction.atomic
def register_new_person(
    *,
    session: Session,
    email: str,
    answers: Answers,
    seats: int,
    language: str,
    key: UUID,
    by: User,
    guardian: NamedGuardian | None = None,
    on_paper: bool = False,
) -> Registration:
    """Register somebody who declared to ``by``, an organiser, that she is 14 or older.

    With an ``email`` she has an account, which she enters by a code sent there, and is written
    to; without one she has neither. Where the address and the name are those of somebody whom
    ``by`` sees on the desk, she is that person: what she told us stays as it is, only what is
    missing is filled in. ``key`` becomes the registration's: the same again, as by a double press,
    is the same registration and the same person.

    Raises:
        AddressRefused: the address is of another name, or of somebody whom ``by`` does not see.
        What ``register_participant`` and ``save_participant`` raise.
    """
    lock_session(session.pk)
    if made := Registration.objects.filter(key=key).first():
        return _the_same(made, session)
    user, is_new = account_of(email=email, language=language) if email else (None, True)
    if known := None if is_new else _seen(user, by=by):
        return _register_known(session, known, answers, seats, guardian, on_paper=on_paper)
    is_foreign = not is_new and not by.is_superuser
    owner = None if is_foreign else user
    person = save_participant(user=owner, participant=None, answers=answers)
    registration = register_participant(
        guardian=guardian,
        on_paper=on_paper,
        session=session,
        participant=person,
        seats=seats,
        by_staff=True,
        key=key,
    )
    if is_foreign:
        # Last, and all of the above undone: whatever else is wrong is refused alike for every
        # address, so that none can be tried without registering whom it belongs to if it is new.
        raise AddressRefused(ASK_HER)
    return registration


def _seen(user: User | None, *, by: User) -> Participant | None:
    seen = Participant.objects.visible_to(by).filter(user=user)
    return seen.select_related("user").first()


def _the_same(made: Registration, session: Session) -> Registration:
    if made.session_id != session.pk:
        raise ChangedMeanwhile(_("This page was used already: open it again."))
    return made


def _register_known(
    session: Session,
    known: Participant,
    answers: Answers,
    seats: int,
    guardian: NamedGuardian | None,
    *,
    on_paper: bool,
) -> Registration:
    if not _is_called(known, answers):
        raise AddressRefused(
            _("Another name goes with this address. Look for the person, or leave it empty.")
        )
    old = {"school", "school_year", "class_said_in"} if _has_moved_on(known, answers) else set()
    missing = {n: value for n, value in answers.items() if n in old or not getattr(known, n)}
    if Guardianship.objects.open().filter(participant=known).exists():
        # Who answers for her is known already: she herself named them, and they are asked.
        guardian, on_paper = None, False
    return register_by_hand(
        session=session,
        participant=known,
        answers=cast("Answers", missing),
        seats=seats,
        guardian=guardian,
        on_paper=on_paper,
    )


def _declare(participant: Participant) -> None:
    if participant.birth_date and not is_old_enough(participant.birth_date, timezone.localdate()):
        raise TooYoung(TOO_YOUNG)
    if participant.declared_14_on is None:
        participant.declared_14_on = timezone.localdate()
        participant.save(update_fields=["declared_14_on", "updated_at"])


def _has_moved_on(known: Participant, answers: Answers) -> bool:
    """Was her class told of an earlier school year than ``answers`` are of?"""
    return known.class_said_in < answers.get("class_said_in", "")


def _is_called(known: Participant, answers: Answers) -> bool:
    """Whether the name is hers, whatever its case and accents."""
    names = {name: Plain(Value(answers.get(name, ""))) for name in ("first_name", "last_name")}
    hers = Participant.objects.annotate(first=Plain("first_name"), last=Plain("last_name"))
    return hers.filter(pk=known.pk, first=names["first_name"], last=names["last_name"]).exists()
