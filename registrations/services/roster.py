"""The names of a class's pupils, where an event cannot do without them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.models import Participant
from participants.services import erase_participants
from registrations.models import Registration, RosterEntry
from registrations.roster import Pupil
from registrations.services.engagements import clashing, engage, release
from registrations.services.errors import CannotChange, TooLate
from registrations.services.seats import lock_participants, lock_registration


@transaction.atomic
def save_roster(*, registration: Registration, pupils: Sequence[Pupil]) -> list[str]:
    """Make ``pupils`` the list of a class's registration; the same list twice is as once.

    A pupil whom the school named before, for the same class, is the same person again: so two
    things at once are found. Who is no longer named anywhere goes. Returns the names of those who
    are taken at a time of the session; where, is nobody's business here.

    Raises:
        CannotChange: the booking is over, or there are more names than pupils.
        TooLate: the session has begun.
        ChangedMeanwhile, SessionGone: somebody else was faster.
    """
    session, registration = lock_registration(registration)
    if registration.school_class_id is None or not registration.is_active:
        raise CannotChange(_("This booking is over."))
    if timezone.now() >= session.starts_at:
        raise TooLate(_("The session has begun: the names cannot be changed any more."))
    if len(pupils) > (registration.pupils or 0):
        raise CannotChange(_("There are more names than pupils: change the numbers first."))
    before = set(registration.roster.values_list("participant", flat=True))
    people = _people(registration, pupils)
    lock_participants({*before, *(person.pk for person in people)})
    _write(registration, people)
    _forget_unnamed(before - {person.pk for person in people})
    release([registration.pk])
    busy = clashing(session, [person.pk for person in people])
    engage([registration.pk])
    return [person.get_full_name() for person in people if person.pk in busy]


def _people(registration: Registration, pupils: Iterable[Pupil]) -> list[Participant]:
    """The participants that the class named already, and new ones, in the order of the list."""
    named = Participant.objects.filter(
        roster_entries__registration__school_class=registration.school_class_id, erased_at=None
    )
    known = {
        Pupil(person.first_name, person.last_name, person.birth_date).key: person
        for person in named.distinct()
    }
    pupils = list(pupils)
    new = {
        pupil.key: Participant(
            first_name=pupil.first_name, last_name=pupil.last_name, birth_date=pupil.birth_date
        )
        for pupil in pupils
        if pupil.key not in known
    }
    Participant.objects.bulk_create(new.values())
    return [known.get(pupil.key) or new[pupil.key] for pupil in pupils]


def _write(registration: Registration, people: Sequence[Participant]) -> None:
    there = {entry.participant_id: entry for entry in registration.roster.all()}
    registration.roster.exclude(participant__in=people).delete()
    changed, new = [], []
    for number, person in enumerate(people, start=1):
        entry = there.get(person.pk)
        if entry is None:
            new.append(RosterEntry(registration=registration, participant=person, number=number))
        elif entry.number != number:
            entry.number = number
            changed.append(entry)
    RosterEntry.objects.bulk_update(changed, ["number"])
    RosterEntry.objects.bulk_create(new)


def _forget_unnamed(people: Collection[int]) -> None:
    """Erase those who were on the list only: nobody needs their names any more (L7)."""
    only_named = Participant.objects.filter(
        pk__in=people, user=None, registrations=None, roster_entries=None
    )
    erase_participants(participants=list(only_named.values_list("pk", flat=True)))
