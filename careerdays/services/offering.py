"""Every minute: the places that became free are offered to those who had wanted them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from careerdays import notifications
from careerdays.enums import OfferStatus
from careerdays.filling import Filling, filling_of
from careerdays.keeping import Keeping
from careerdays.models import Ballot, Encounter, Meeting, PlaceOffer
from careerdays.places import with_places
from careerdays.services.places import locked_meeting
from careerdays.wanting import Candidate, candidates_for, wanted
from registrations.services.sweeps import sweep


def tend_places() -> int:
    """End the offers whose time is over and make those that can be; returns how many.

    One transaction a meeting. What nobody had wanted is free for all.
    """
    now = timezone.now()
    late = PlaceOffer.objects.filter(status=OfferStatus.OPEN, expires_at__lte=now)
    late.update(status=OfferStatus.EXPIRED)
    to_come = Meeting.objects.filter(
        round__starts_at__gt=now, host__career_day__published_at__isnull=False
    )
    left = Encounter.objects.forgone().filter(meeting=OuterRef("pk"))
    kept = PlaceOffer.objects.forgone(now).filter(meeting=OuterRef("pk"))
    asks = Exists(left) | Exists(kept) | wanted(now)
    free = with_places(to_come, now).filter(asks, places__gt=0).order_by("pk")
    return sweep(list(free.values_list("pk", flat=True)), _offer)


@transaction.atomic
def _offer(meeting_id: int) -> int:
    """Offer the free places of a meeting (id), to the one who gains most first; returns how many.

    There are none any more where its host was withdrawn meanwhile.
    """
    now = timezone.now()
    meeting = locked_meeting(meeting_id)
    if meeting is None:
        return 0
    event = meeting.round.session.event
    deadline = event.offer_deadline(starts_at=meeting.round.starts_at, now=now)
    if deadline is None:
        return 0
    chosen = _within_rules(meeting, candidates_for(meeting, now), filling_of(meeting, now), now)
    offers = PlaceOffer.objects.bulk_create(
        PlaceOffer(meeting=meeting, ballot_id=one.ballot, offered_at=now, expires_at=deadline)
        for one in chosen
    )
    notifications.places_offered(offers)
    return len(offers)


def _within_rules(
    meeting: Meeting, candidates: list[Candidate], filling: Filling, now: datetime
) -> list[Candidate]:
    """The first of ``candidates``, with no more of one school than may be together, and nobody
    for whom only seats are left that the host keeps for others.
    """
    left, others = _kept_for_others(meeting, candidates, filling.free, now)
    chosen: list[Candidate] = []
    for one in candidates:
        if filling.free <= 0:
            break
        is_other = one.ballot in others
        if filling.has_room_for(one.school) and (left > 0 or not is_other):
            filling = filling.plus(one.school)
            left -= is_other
            chosen.append(one)
    return chosen


def _kept_for_others(
    meeting: Meeting, candidates: list[Candidate], places: int, now: datetime
) -> tuple[int, set[int]]:
    """How many of ``places`` are for those the host keeps no seats for, and which candidates'
    ballots (ids) these are; where she keeps none, nobody.
    """
    keeping = Keeping(meeting.host.career_day)
    left = keeping.left_to_others([meeting], now)
    if not left:
        return places, set()
    ballots = Ballot.objects.select_related("participant").in_bulk(
        [one.ballot for one in candidates]
    )
    others = {pk for pk, ballot in ballots.items() if not keeping.is_for(meeting.host_id, ballot)}
    return left[meeting.pk], others
