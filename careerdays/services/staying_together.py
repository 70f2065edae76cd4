"""Siblings of one party, or the pupils of a class, meet the same hosts at the same time.

It is refused where it cannot be, and ended as easily as it was asked for. Who joins later, or a
host who leaves, may still make it impossible: the allocation then lets them apart and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from allocation.encounters.groups import groups_of, why_apart
from careerdays.asking import input_of
from careerdays.models import Ballot, CareerDay, Together, coming_with
from careerdays.services.choosing import CannotChoose, ballot_of
from careerdays.services.classes import ballots_of_class
from careerdays.services.deciding import CannotDecide, registration_of_ticket
from careerdays.services.setting_up import AlreadyPublished
from registrations.models import Registration


@transaction.atomic
def keep_together(*, ballot: Ballot, is_wanted: bool) -> None:
    """Everybody of her party meets the same hosts in the same rounds; or not any more.

    Raises:
        CannotChoose: choices are closed, or they cannot be together, and why.
    """
    career_day = ballot.career_day
    _refuse_closed(career_day)
    parties = {one.party_id for one in ballot.party if one.party_id}
    if not is_wanted:
        career_day.together.filter(party__any_of=parties).delete()
        return
    _refuse_impossible(career_day, list(ballot.party))
    for party in parties:
        Together.objects.get_or_create(career_day=career_day, party_id=party)


@transaction.atomic
def keep_class_together(
    *, career_day: CareerDay, registration: Registration, is_wanted: bool
) -> None:
    """All pupils of a class's booking meet the same hosts in the same rounds; or not any more.

    On whatever days they come: it is the booking with their slips that stays together.

    Raises:
        CannotChoose: choices are closed, or they cannot be together, and why.
    """
    _refuse_closed(career_day)
    bookings = coming_with(registration)
    leading = bookings[0]
    if not is_wanted:
        career_day.together.filter(registration=leading).delete()
        return
    _refuse_impossible(career_day, bookings)
    Together.objects.get_or_create(career_day=career_day, registration=leading)


def together_of_ticket(*, career_day: CareerDay, code: str) -> Together:
    """Those of a ticket's code, as the organisers typed it: its class, or who came in its party.

    Not saved yet: ``put_together`` does that.

    Raises:
        CannotDecide: no ticket with a place has it, or nobody came with her.
        CannotChoose: they cannot be together, and why.
    """
    found = registration_of_ticket(career_day, code)
    if found.school_class_id:
        bookings = coming_with(found)
        _refuse_impossible(career_day, bookings)
        return Together(career_day=career_day, registration=bookings[0])
    if found.participant is None or found.party is None:
        raise CannotDecide(_("Nobody came in one party with this ticket."))
    ballot = ballot_of(career_day=career_day, participant=found.participant)
    _refuse_impossible(career_day, list(ballot.party.filter(party=found.party)))
    return Together(career_day=career_day, party=found.party)


@transaction.atomic
def put_together(*, together: Together) -> None:
    """The organisers keep people together, also when choices are closed.

    Raises:
        AlreadyPublished: timetables are out.
    """
    _refuse_published(together)
    together.save()


@transaction.atomic
def end_together(*, together: Together) -> None:
    """The organisers end it: from the next allocation on each is on her own.

    Raises:
        AlreadyPublished: timetables are out.
    """
    _refuse_published(together)
    together.delete()


def _refuse_published(together: Together) -> None:
    career_day = CareerDay.objects.locked(together.career_day_id)
    if career_day.published_at:
        raise AlreadyPublished(_("The timetables are published: who is together stays so."))


def _refuse_closed(career_day: CareerDay) -> None:
    if not career_day.takes_choices(timezone.now()):
        raise CannotChoose(_("Choices are closed: nothing was changed."))


def _refuse_impossible(career_day: CareerDay, registrations: Sequence[Registration]) -> None:
    """Of the people of these registrations, who get their ballots where they have none."""
    for one in registrations:
        if one.participant:
            ballot_of(career_day=career_day, participant=one.participant)
        else:
            ballots_of_class(career_day=career_day, registration=one)
    only = Q(pk__in=[one.pk for one in registrations])
    given = input_of(career_day, now=timezone.now(), only=only)
    everybody = [replace(student, together=0) for student in given.students]
    groups = groups_of(replace(given, students=everybody))
    faults = [fault for group in groups if (fault := why_apart(given, group))]
    if faults:
        raise CannotChoose(_why(faults[0].rule))


def _why(rule: str) -> str:
    return {
        "group_never_there_together": _("No round is for all of you: your days are not the same."),
        "group_larger_than_seats": _("No host has room for all of you at once."),
        "group_contradicts_rules": _("The organisers have decided otherwise for one of you."),
    }[rule]
