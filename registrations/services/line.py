"""The waiting list as the pure rule of ``allocation/waiting_order.py`` sees it.

Registrations of one party are one entry: they get seats together or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from allocation.waiting_order import Entry, Turn, next_in_line
from events.facts import kept_in
from events.kept import Kept, pools_of, room_of
from events.models import Session
from registrations.availability import claimants
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.engagements import clashing
from registrations.services.seats import lock_participants, people_of


@dataclass(frozen=True, slots=True)
class Claim:
    """Registrations of one session that stand or fall together: a person's, a class's, a party's.

    ``is_split`` where the party has parts that wait in other sessions.
    """

    registrations: tuple[Registration, ...]
    is_split: bool = False

    @property
    def id(self) -> int:
        return self.registrations[0].pk

    @property
    def seats(self) -> int:
        return sum(registration.seats for registration in self.registrations)

    @property
    def times_passed(self) -> int:
        return max(registration.times_passed for registration in self.registrations)

    @property
    def party(self) -> int | None:
        return self.registrations[0].party_id


def claims_in_line(session: Session, arriving: Sequence[Registration] = ()) -> list[Claim]:
    """Who waits, first come first. ``arriving`` are at hand; alone, they are the usual case."""
    if arriving and session.waiting == len(arriving):
        in_line: Iterable[Registration] = arriving
    else:
        here = {registration.pk: registration for registration in arriving}
        in_line = [here.get(r.pk, r) for r in session.registrations.in_line()]
    together: dict[object, list[Registration]] = defaultdict(list)
    for registration in in_line:
        together[registration.party_id or (registration.pk,)].append(registration)
    split = _split_parties(session, {r.party_id for r in in_line if r.party_id})
    return [Claim(tuple(rows), rows[0].party_id in split) for rows in together.values()]


def turn_of(session: Session, claims: Sequence[Claim], *, deciding: int | None = None) -> Turn:
    """Who of ``claims`` gets the free seats of a locked, recounted session.

    A party that also waits elsewhere gets nothing, unless it is the one (id) that is being
    decided. Whoever is taken elsewhere at a time of the session keeps her place in line.
    """
    people = people_of(r for claim in claims for r in claim.registrations)
    lock_participants(people)
    busy = clashing(session, people)
    claims = (
        [c for c in claims if busy.keys().isdisjoint(people_of(c.registrations))]
        if busy
        else claims
    )
    pools = kept_in(session)
    of_claims = _pools_of_claims(session, claims, pools)
    return next_in_line(
        [
            Entry(
                claim.id,
                claim.seats,
                claim.times_passed,
                of_claims.get(claim.id, frozenset()),
                not claim.is_split or claim.party == deciding,
            )
            for claim in claims
        ],
        room=room_of(session.free, pools, timezone.now()),
        max_overtakes=session.event.max_overtakes,
    )


def _pools_of_claims(
    session: Session, claims: Sequence[Claim], pools: Sequence[Kept]
) -> dict[int, frozenset[int]]:
    """From which pools each claim (by id) may take: those that are for all its people."""
    if not pools:
        return {}
    who = claimants(session, [r for claim in claims for r in claim.registrations])
    return {
        claim.id: frozenset.intersection(*(pools_of(who[r.pk], pools) for r in claim.registrations))
        for claim in claims
    }


def _split_parties(session: Session, parties: Collection[int]) -> set[int]:
    """Those of ``parties`` (ids) that wait in another session too."""
    if not parties:
        return set()
    elsewhere = Registration.objects.filter(
        party__in=parties, status=RegistrationStatus.WAITING
    ).exclude(session=session)
    return {pk for pk in elsewhere.values_list("party", flat=True) if pk is not None}
