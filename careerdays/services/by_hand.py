"""After timetables are out: a coordinator gives one student an encounter, or takes one away."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from careerdays import notifications
from careerdays.models import Ballot, Encounter, Host, Meeting, Pin, PlaceOffer, Round
from careerdays.notifications import Change
from careerdays.places import with_places
from careerdays.services.deciding import CannotDecide, refuse_impossible
from careerdays.services.places import give_back, locked_ballot, take_place


@transaction.atomic
def place_student(*, ballot: Ballot, host: Host, one: Round, reason: str, by: User) -> Encounter:
    """Give a student a free place with a host in round ``one``, whoever else she meets then.

    She is told; ``reason`` is for the desk alone, which keeps every decision.

    Raises:
        CannotDecide: they are not there together, the host is for other classes, they meet
            already, no place is free or she has as many encounters as anybody may.
        TooLate: the round has begun.
        CannotTake: as ``take_place`` says.
    """
    # Before her decisions: everybody takes the two in this order.
    ballot = locked_ballot(ballot)
    refuse_impossible(ballot.career_day, ballot, host, one)
    meeting = host.meetings.get(round=one)
    hers = list(Encounter.objects.expected().filter(ballot=ballot))
    in_round = next((it for it in hers if it.round_id == one.pk), None)
    _refuse_repeated(ballot, host, hers, in_round)
    _refuse_full(ballot, meeting)
    replaced = Pin.objects.filter(ballot=ballot, round=one).exclude(host=host)
    replaced.update(round=None, is_met=False)
    # Before she has the place: a decision that they do not meet would stand in its way.
    _note(ballot, host, one, is_met=True, reason=reason, by=by)
    encounter = take_place(
        ballot=ballot, meeting=meeting, instead=in_round.pk if in_round else None
    )
    told = Encounter.objects.filter(pk=encounter.pk)
    notifications.encounters_changed(told, host, Change.PLACED)
    return encounter


@transaction.atomic
def remove_student(*, ballot: Ballot, host: Host, reason: str, by: User) -> None:
    """Take the encounter of a student with a host away: the place goes to who had wanted it.

    She is told; ``reason`` is for the desk alone, which keeps every decision.

    Raises:
        CannotDecide: they do not meet.
        TooLate: they have met.
    """
    theirs = Encounter.objects.filter(ballot=ballot, host=host)
    encounter = theirs.select_related("round").first()
    if encounter is None:
        raise CannotDecide(_("The two do not meet: there is nothing to take away."))
    notifications.encounters_changed(theirs, host, Change.REMOVED)
    give_back(encounter=encounter)
    _note(ballot, host, None, is_met=False, reason=reason, by=by)


def _refuse_repeated(
    ballot: Ballot, host: Host, hers: list[Encounter], in_round: Encounter | None
) -> None:
    if any(it.host_id == host.pk for it in hers):
        raise CannotDecide(_("The two meet already: take that encounter away first."))
    if in_round is None and len(hers) >= ballot.career_day.rounds_each:
        raise CannotDecide(
            _("This student has as many encounters as anybody may: take one away first.")
        )


def _refuse_full(ballot: Ballot, meeting: Meeting) -> None:
    """Said as the desk reads it; ``take_place`` looks again under the lock."""
    now = timezone.now()
    is_hers = PlaceOffer.objects.open(now).filter(meeting=meeting, ballot=ballot).exists()
    free = with_places(Meeting.objects.filter(pk=meeting.pk), now).get().places
    if free < 1 and not is_hers:
        raise CannotDecide(_("No place is free with this host in that round."))


def _note(
    ballot: Ballot, host: Host, one: Round | None, *, is_met: bool, reason: str, by: User
) -> None:
    Pin.objects.update_or_create(
        ballot=ballot,
        host=host,
        defaults={"round": one, "is_met": is_met, "reason": reason, "made_by": by},
    )
