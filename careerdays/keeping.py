"""Seats that hosts keep for a group at every encounter: whose they are.

The groups are those of the seats that sessions keep (``events.kept``), asked of a student or of the
class whose pupil she is. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from careerdays.models import Ballot, CareerDay, Encounter, Host, Meeting, PlaceOffer
from events.eligibility import Person
from events.enums import PoolKind
from events.kept import Kept
from schools.models import School

# What says for whom seats are kept; hosts with the same share a group.
Group = tuple[str, str, int | None, int | None]


class Keeping:
    """Which hosts of a career day keep seats, and which of them for a given student.

    Groups are numbered from 1. Two queries, whatever the number of students.
    """

    def __init__(self, career_day: CareerDay) -> None:
        self.programme = career_day.event.programme_id
        keeping = career_day.hosts.filter(kept__gt=0).order_by("pk")
        self._of_host = {host.pk: host for host in keeping}
        groups = sorted({_group(host) for host in keeping}, key=repr)
        self._number = {group: number for number, group in enumerate(groups, start=1)}

    def group_of(self, host: int) -> int | None:
        """The group for which a host (id) keeps seats; None where she keeps none."""
        found = self._of_host.get(host)
        return None if found is None else self._number[_group(found)]

    def kept_by(self, host: int) -> int:
        """How many seats a host (id) keeps in each round."""
        found = self._of_host.get(host)
        return found.kept if found else 0

    def groups_of(self, ballot: Ballot) -> frozenset[int]:
        """The groups of which the student of ``ballot`` is."""
        if not self._number:
            return frozenset()
        person = self._person(ballot)
        return frozenset(
            number for group, number in self._number.items() if self._kept(group).is_for(person)
        )

    def is_for(self, host: int, ballot: Ballot) -> bool:
        """May the student of ``ballot`` have any seat of a host (id), the kept ones too?"""
        group = self.group_of(host)
        return group is None or group in self.groups_of(ballot)

    def left_to_others(
        self, meetings: Iterable[Meeting], now: datetime, *, but: Ballot | None = None
    ) -> dict[int, int]:
        """Of each meeting (id) whose host keeps seats: how many are left to those they are not for.

        Who has a seat, or is offered one, counts, without ``but`` herself; so does who gave her day
        back only now (``filling_of``). Two queries.
        """
        left = {
            one.pk: one.seats - self._of_host[one.host_id].kept
            for one in meetings
            if one.host_id in self._of_host
        }
        if not left:
            return {}
        theirs = ["meeting", "ballot__participant", "ballot__registration__school_class"]
        there = Encounter.objects.filter(meeting__any_of=list(left))
        offers = PlaceOffer.objects.unanswered(now).filter(meeting__any_of=list(left))
        for one in [*there.select_related(*theirs), *offers.select_related(*theirs)]:
            if one.ballot != but and not self.is_for(one.meeting.host_id, one.ballot):
                left[one.meeting_id] -= 1
        return left

    def _kept(self, group: Group) -> Kept:
        kind, gender, minimum, maximum = group
        return Kept(
            id=self._number[group],
            kind=PoolKind(kind),
            left=0,
            programme=self.programme,
            gender=gender,
            minimum=minimum,
            maximum=maximum,
        )

    def _person(self, ballot: Ballot) -> Person:
        is_of_network = ballot.school in self._schools_of_network
        return Person(
            school_year=ballot.school_year,
            programmes=frozenset({self.programme} if is_of_network else ()),
            gender=ballot.participant.gender if ballot.participant else "",
            is_class=ballot.registration_id is not None,
        )

    @cached_property
    def _schools_of_network(self) -> frozenset[int]:
        schools = School.objects.filter(programmes=self.programme)
        return frozenset(schools.values_list("pk", flat=True))


def _group(host: Host) -> Group:
    return host.kept_for, host.kept_gender, host.kept_from_year, host.kept_to_year
