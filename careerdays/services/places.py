"""After timetables are out: a place is given back, offered to who had wanted it, and taken.

A meeting's places change only under the lock of its row; who takes one locks her ballot before it.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerdays.enums import OfferStatus
from careerdays.filling import filling_of
from careerdays.keeping import Keeping
from careerdays.models import Ballot, Encounter, Meeting, PlaceOffer
from core.errors import DomainError
from registrations.models import Registration


class CannotTake(DomainError):
    """The place is not free, not for her, or at no time that she has."""


class TooLate(DomainError):
    """The encounter has begun."""


@transaction.atomic
def take_place(*, ballot: Ballot, meeting: Meeting, instead: int | None = None) -> Encounter:
    """Give a free place to the student of ``ballot``, or the one that is kept for her.

    ``instead`` is the encounter (id) of hers in that round that she gives up for it. Taking twice
    is the same as once.

    Raises:
        TooLate: the round has begun.
        CannotTake: nothing is free, the host was withdrawn, is not for her, or she meets her
            already or by decision no more; she is not there, meets somebody else then, or has as
            many encounters as anybody may.
    """
    ballot = locked_ballot(ballot)
    _lock_meetings(ballot, meeting)
    locked = locked_meeting(meeting.pk, to=ballot)
    if locked is None:
        raise CannotTake(_("This encounter does not take place any more: choose another one."))
    meeting, now = locked, timezone.now()
    hers = list(Encounter.objects.filter(ballot=ballot))
    if taken := next((one for one in hers if one.meeting_id == meeting.pk), None):
        return taken
    _refuse_unsuitable(ballot, meeting, now)
    _refuse_full(ballot, meeting, now)
    in_round = next((one for one in hers if one.round_id == meeting.round_id), None)
    _refuse_clash(ballot, meeting, hers, in_round, instead)
    if in_round:
        _release(in_round, now)
    Ballot.objects.filter(pk=ballot.pk).update(changed_at=now)
    taken = Encounter.objects.create(
        ballot=ballot,
        meeting=meeting,
        round_id=meeting.round_id,
        host_id=meeting.host_id,
        rank=ballot.choices.filter(host=meeting.host_id).values_list("rank", flat=True).first()
        or 0,
    )
    _answer_offers(taken, now)
    return taken


@transaction.atomic
def give_back(*, encounter: Encounter) -> None:
    """Take an encounter out of a timetable: its place is offered within the minute.

    Raises:
        TooLate: it has begun.
    """
    now = timezone.now()
    if encounter.round.starts_at <= now:
        raise TooLate(_("This encounter has begun: nothing was changed."))
    # First of all: who takes a place locks her ballot before anything else, too.
    Ballot.objects.filter(pk=encounter.ballot_id).update(changed_at=now)
    if locked_meeting(encounter.meeting_id) is None:
        return  # the host was withdrawn meanwhile, and she is told
    _release(encounter, now)


def _release(encounter: Encounter, now: datetime) -> None:
    """Under the lock of its meeting. Its place is not offered to her again: she declined it."""
    PlaceOffer.objects.update_or_create(
        meeting_id=encounter.meeting_id,
        ballot_id=encounter.ballot_id,
        defaults={
            "status": OfferStatus.DECLINED,
            "offered_at": now,
            "expires_at": encounter.round.starts_at,
        },
    )
    Encounter.objects.filter(pk=encounter.pk).delete()


@transaction.atomic
def decline_place(*, offer: PlaceOffer) -> None:
    """The place goes to the next who had wanted it."""
    PlaceOffer.objects.filter(pk=offer.pk, status=OfferStatus.OPEN).update(
        status=OfferStatus.DECLINED
    )


def _lock_meetings(ballot: Ballot, meeting: Meeting) -> None:
    """The one she takes and that which she gives up for it, in the order of their keys: two who
    change places with each other, or the desk, do not wait for each other.
    """
    hers = Q(encounters__ballot=ballot, round=meeting.round_id)
    rows = Meeting.objects.filter(Q(pk=meeting.pk) | Q(pk__in=Meeting.objects.filter(hers)))
    list(rows.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))


def locked_meeting(pk: int, *, to: Ballot | None = None) -> Meeting | None:
    """A meeting (id) whose places are given away from here on, under its lock.

    None where it does not take place: its host may be withdrawn while the lock is waited for.

    Who gave her day back has no encounter in it any more, nor a place kept for her, and ``to``, who
    would have a place, has none on such a day: were the rows left, registering again would bring
    them back beside those who have the places since.
    """
    meetings = Meeting.objects.select_for_update(of=("self",), no_key=True)
    related = ["round__session__event", "host__career_day__event"]
    meeting = meetings.select_related(*related).filter(pk=pk).first()
    if meeting is None:
        return None
    gone = Q(meeting=meeting) | Q(ballot=to) if to else Q(meeting=meeting)
    # In the order of their keys: two who take places delete rows of each other.
    rows = Encounter.objects.forgone().filter(gone).select_for_update(of=("self",)).order_by("pk")
    Encounter.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).delete()
    _end(PlaceOffer.objects.forgone(timezone.now()).filter(meeting=meeting))
    return meeting


def _answer_offers(taken: Encounter, now: datetime) -> None:
    """Hers of what she took is accepted; those that she can take no more keep a place no longer.

    These are of the same host and, where she has as many encounters as anybody may, of rounds in
    which she meets nobody.
    """
    ballot, hers = taken.ballot, PlaceOffer.objects.filter(ballot=taken.ballot)
    hers.filter(meeting=taken.meeting).update(status=OfferStatus.ACCEPTED)
    rounds = list(ballot.encounters.values_list("round", flat=True))
    needless = Q(meeting__host=taken.host_id)
    if len(rounds) >= ballot.career_day.rounds_each:
        needless |= ~Q(meeting__round__in=rounds)
    _end(hers.open(now).filter(needless))


def _end(offers: QuerySet[PlaceOffer]) -> None:
    """In the order of their keys, as encounters: two who end offers may end the same."""
    rows = offers.select_for_update(of=("self",), no_key=True).order_by("pk")
    there = list(rows.values_list("pk", flat=True))
    PlaceOffer.objects.filter(pk__in=there).update(status=OfferStatus.EXPIRED)


def locked_ballot(ballot: Ballot) -> Ballot:
    """Without its key: who offers her another place meanwhile does not wait for her."""
    return (
        Ballot.objects.select_for_update(of=("self",), no_key=True)
        .select_related("career_day", "participant", "registration__school_class")
        .get(pk=ballot.pk)
    )


def _refuse_unsuitable(ballot: Ballot, meeting: Meeting, now: datetime) -> None:
    career_day, host = ballot.career_day, meeting.host
    if host.career_day_id != career_day.pk or career_day.published_at is None:
        raise CannotTake(_("The timetables of this career day are not published."))
    if meeting.round.starts_at <= now:
        raise TooLate(_("This encounter has begun: nothing was changed."))
    if not host.suits(ballot.school_year):
        raise CannotTake(_("This host is not for your class: choose another one."))
    if ballot.pins.parting().filter(host=host).exists():
        raise CannotTake(_("The organisers decided that you do not meet this host any more."))
    if not Registration.objects.filter(ballot.held, session=meeting.round.session_id).exists():
        raise CannotTake(_("You have no place on that day."))


def _refuse_full(ballot: Ballot, meeting: Meeting, now: datetime) -> None:
    filling = filling_of(meeting, now, but=ballot)
    if filling.free <= 0:
        raise CannotTake(_("Somebody else was quicker: this place is not free any more."))
    keeping = Keeping(ballot.career_day)
    if not keeping.is_for(meeting.host_id, ballot):
        left = keeping.left_to_others([meeting], now, but=ballot)
        if left[meeting.pk] <= 0:
            raise CannotTake(_("The places that are left are kept for others."))
    if not filling.has_room_for(ballot.school):
        raise CannotTake(_("As many of your school meet this host then as may."))


def _refuse_clash(
    ballot: Ballot,
    meeting: Meeting,
    hers: list[Encounter],
    in_round: Encounter | None,
    instead: int | None,
) -> None:
    if any(one.host_id == meeting.host_id for one in hers):
        raise CannotTake(_("You meet this host already."))
    if in_round and in_round.pk != instead:
        raise CannotTake(_("You meet somebody else at that time."))
    most = ballot.career_day.rounds_each
    if in_round is None and len(hers) >= most:
        words = ngettext(
            "You have %(number)d encounter already: give it back first.",
            "You have %(number)d encounters already: give one back first.",
            most,
        )
        raise CannotTake(words % {"number": most})
