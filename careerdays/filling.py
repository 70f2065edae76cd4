"""Who has a place of a meeting, or has one kept for her: what decides whether one more fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from careerdays.models import Ballot, Encounter, Meeting, PlaceOffer


@dataclass(frozen=True, slots=True)
class Filling:
    """How full a meeting is: ``free`` places, and how many more of one school may be in it.

    ``schools`` are those of who has a place or for whom one is kept, by id; ``most`` is the
    career day's limit, None where there is none.
    """

    free: int
    schools: Counter[int]
    most: int | None

    def has_room_for(self, school: int | None) -> bool:
        """May one more of this school (id) be there? Of whose school nothing is known, always."""
        return not (self.most and school) or self.schools[school] < self.most

    def plus(self, school: int | None) -> Filling:
        """The same with one more, of this school (id)."""
        more = Counter([school] if school else [])
        return replace(self, free=self.free - 1, schools=self.schools + more)


def filling_of(meeting: Meeting, now: datetime, *, but: Ballot | None = None) -> Filling:
    """How full ``meeting`` is at ``now``; what is kept for ``but`` does not count against her.

    Asked under the lock of the meeting (``locked_meeting``) by whoever gives a place away or keeps
    it for somebody. Who gave her day back only now still counts: her encounter, or what is kept for
    her, would come back.
    """
    theirs = ["ballot__participant", "ballot__registration__school_class"]
    there = Encounter.objects.filter(meeting=meeting).select_related(*theirs)
    kept = PlaceOffer.objects.unanswered(now).filter(meeting=meeting).select_related(*theirs)
    ballots = [one.ballot for one in [*there, *kept.exclude(ballot=but)]]
    return Filling(
        free=meeting.seats - len(ballots),
        schools=Counter(ballot.school for ballot in ballots if ballot.school),
        most=meeting.host.career_day.most_of_one_school,
    )


def closed_to(ballot: Ballot, now: datetime) -> set[int]:
    """The meetings (ids) in which no more of her school may be, as ``filling_of`` counts them."""
    career_day, school = ballot.career_day, ballot.school
    most = career_day.most_of_one_school
    if not most or not school:
        return set()
    hers = Q(ballot__participant__school=school)
    hers |= Q(ballot__registration__school_class__school=school)
    there = Encounter.objects.expected().filter(hers, round__career_day=career_day)
    kept = PlaceOffer.objects.open(now).filter(hers, meeting__host__career_day=career_day)
    rows = [*there.values_list("meeting", flat=True)]
    rows += kept.exclude(ballot=ballot).values_list("meeting", flat=True)
    return {meeting for meeting, number in Counter(rows).items() if number >= most}
