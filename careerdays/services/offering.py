"""Every minute: the places that became free are offered to those who had wanted them."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.utils import timezone

from careerdays import notifications
from careerdays.enums import OfferStatus
from careerdays.models import Encounter, Meeting, PlaceOffer
from careerdays.places import with_places
from careerdays.wanting import Candidate, candidates_for
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
    free = with_places(to_come, now).filter(places__gt=0).order_by("pk")
    return sweep(list(free.values_list("pk", flat=True)), _offer)


@transaction.atomic
def _offer(meeting_id: int) -> int:
    """Offer the free places of a meeting, to the one who gains most first."""
    now = timezone.now()
    locked = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related(
        "round__session__event", "host__career_day"
    )
    meeting = locked.get(pk=meeting_id)
    _forget_who_left(meeting)
    event = meeting.round.session.event
    deadline = event.offer_deadline(starts_at=meeting.round.starts_at, now=now)
    if deadline is None:
        return 0
    places = with_places(Meeting.objects.filter(pk=meeting_id), now).values_list(
        "places", flat=True
    )
    chosen = _within_schools(meeting, candidates_for(meeting), places.get())
    offers = PlaceOffer.objects.bulk_create(
        PlaceOffer(meeting=meeting, ballot_id=one.ballot, offered_at=now, expires_at=deadline)
        for one in chosen
    )
    notifications.places_offered(offers)
    return len(offers)


def _forget_who_left(meeting: Meeting) -> None:
    """Her place goes to somebody: registering again does not bring it back."""
    here = Encounter.objects.filter(meeting=meeting)
    here.exclude(pk__in=here.expected().values("pk")).delete()


def _within_schools(meeting: Meeting, candidates: list[Candidate], places: int) -> list[Candidate]:
    """The first of ``candidates``, with no more of one school than may be together."""
    most = meeting.host.career_day.most_of_one_school
    there = Encounter.objects.filter(meeting=meeting).select_related(
        "ballot__participant", "ballot__registration__school_class"
    )
    schools = Counter(one.ballot.school for one in there)
    chosen: list[Candidate] = []
    for one in candidates:
        if len(chosen) >= places:
            break
        if most and one.school and schools[one.school] >= most:
            continue
        schools[one.school] += 1
        chosen.append(one)
    return chosen
