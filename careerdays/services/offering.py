"""Every minute: the places that became free are offered to those who had wanted them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from careerdays import notifications
from careerdays.enums import OfferStatus
from careerdays.models import Encounter, Meeting, PlaceOffer
from careerdays.places import with_places
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
    free = with_places(to_come, now).filter(places__gt=0).filter(Exists(left) | wanted())
    free = free.order_by("pk")
    return sweep(list(free.values_list("pk", flat=True)), _offer)


@transaction.atomic
def _offer(meeting_id: int) -> int:
    """Offer the free places of a meeting, to the one who gains most first."""
    now = timezone.now()
    locked = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related(
        "round__session__event", "host__career_day"
    )
    meeting = locked.get(pk=meeting_id)
    # Her place goes to somebody: registering again does not bring it back.
    Encounter.objects.forgone().filter(meeting=meeting).delete()
    event = meeting.round.session.event
    deadline = event.offer_deadline(starts_at=meeting.round.starts_at, now=now)
    if deadline is None:
        return 0
    places = with_places(Meeting.objects.filter(pk=meeting_id), now).get().places
    chosen = _within_schools(meeting, candidates_for(meeting), places, now)
    offers = PlaceOffer.objects.bulk_create(
        PlaceOffer(meeting=meeting, ballot_id=one.ballot, offered_at=now, expires_at=deadline)
        for one in chosen
    )
    notifications.places_offered(offers)
    return len(offers)


def _within_schools(
    meeting: Meeting, candidates: list[Candidate], places: int, now: datetime
) -> list[Candidate]:
    """The first of ``candidates``, with no more of one school than may be together.

    Those for whom a place is kept count as there.
    """
    most = meeting.host.career_day.most_of_one_school
    theirs = ["ballot__participant", "ballot__registration__school_class"]
    there = Encounter.objects.filter(meeting=meeting).select_related(*theirs)
    kept = PlaceOffer.objects.open(now).filter(meeting=meeting).select_related(*theirs)
    schools = Counter(one.ballot.school for one in [*there, *kept])
    chosen: list[Candidate] = []
    for one in candidates:
        if len(chosen) >= places:
            break
        if most and one.school and schools[one.school] >= most:
            continue
        schools[one.school] += 1
        chosen.append(one)
    return chosen
