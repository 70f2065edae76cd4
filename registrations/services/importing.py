"""Many people who are in already, written at once: what a list says, under the same locks.

A list brought in writes to nobody and asks no rule of eligibility: whoever made it knows her
people. Seats, the length of the line and "no two at once" hold as they do for everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from events.enums import SessionStatus
from events.models import Occurrence, Session
from registrations.codes import new_code
from registrations.enums import RegistrationStatus
from registrations.models import Engagement, Registration
from registrations.services.engagements import engage
from registrations.services.seats import lock_participants, lock_sessions, recount

BATCH = 2_000


class Claim(NamedTuple):
    """What a line of a list (``number``) says: this person is in that session, or in its line."""

    number: int
    session: int
    participant: int
    seats: int
    status: str


@transaction.atomic
def register_listed(claims: Sequence[Claim]) -> dict[int, str]:
    """Write the claims that can stand and say why the others cannot, by their number.

    Confirmed ones take seats in the order of the list; those that wait go to the end of the
    line. Nobody is told, and nobody in line is promoted: that is the sweep's.
    """
    sessions = {row.pk: row for row in lock_sessions({claim.session for claim in claims})}
    lock_participants({claim.participant for claim in claims})
    facts = _Facts.of(sessions, {claim.participant for claim in claims})
    refusals: dict[int, str] = {}
    standing = []
    for claim in claims:
        if refusal := facts.refusal_of(claim):
            refusals[claim.number] = refusal
        else:
            facts.take(claim)
            standing.append(claim)
    _write(standing, facts)
    for session in sessions.values():
        recount(session)
    return refusals


@dataclass(slots=True)
class _Facts:
    """What is true under the locks, and what the claims taken so far add to it."""

    sessions: Mapping[int, Session]
    free: dict[int, int | None]
    places_in_line: dict[int, int | None]
    times: Mapping[int, Sequence[tuple[datetime, datetime]]]
    active: set[tuple[int, int]]
    codes: dict[int, set[str]]
    busy: dict[int, list[tuple[datetime, datetime]]] = field(default_factory=dict)

    @classmethod
    def of(cls, sessions: Mapping[int, Session], people: Collection[int]) -> _Facts:
        here = Registration.objects.filter(session__in=sessions)
        counted = {
            row["session"]: row
            for row in here.active()
            .order_by()
            .values("session")
            .annotate(
                taken=Sum("seats", filter=Q(status__in=RegistrationStatus.HOLDING), default=0),
                in_line=Count("pk", filter=Q(status=RegistrationStatus.WAITING)),
            )
        }
        nobody = {"taken": 0, "in_line": 0}
        free, line = {}, {}
        for pk, session in sessions.items():
            now = counted.get(pk, nobody)
            free[pk] = None if session.capacity is None else session.capacity - now["taken"]
            limit = session.waiting_limit
            line[pk] = None if limit is None else limit - now["in_line"]
        return cls(
            sessions=sessions,
            free=free,
            places_in_line=line,
            times=_times_of(sessions),
            active=set(here.active().values_list("session", "participant")),
            codes=_codes_of(sessions),
            busy=_busy(people, _times_of(sessions)),
        )

    def refusal_of(self, claim: Claim) -> str:
        """Why the claim cannot stand; empty when it can."""
        session = self.sessions.get(claim.session)
        if session is None:
            return _("This session no longer exists.")
        if session.status == SessionStatus.CANCELLED:
            return _("This session was cancelled.")
        if (claim.session, claim.participant) in self.active:
            return _("This person is already registered.")
        if claim.status == RegistrationStatus.WAITING:
            return self._refusal_in_line(claim)
        free = self.free[claim.session]
        if free is not None and claim.seats > free:
            words = _("There is no seat left: the session holds %(capacity)d people.")
            return words % {"capacity": session.capacity}
        if self._is_busy(claim):
            return _("This person already has a place at the same time.")
        return ""

    def take(self, claim: Claim) -> None:
        self.active.add((claim.session, claim.participant))
        if claim.status == RegistrationStatus.WAITING:
            _less(self.places_in_line, claim.session, 1)
            return
        _less(self.free, claim.session, claim.seats)
        self.busy.setdefault(claim.participant, []).extend(self.times[claim.session])

    def code_for(self, session: int) -> str:
        """A ticket code that nobody has in the session."""
        while (code := new_code()) in self.codes[session]:
            pass
        self.codes[session].add(code)
        return code

    def _refusal_in_line(self, claim: Claim) -> str:
        left = self.places_in_line[claim.session]
        return _("The waiting list is full.") if left is not None and left < 1 else ""

    def _is_busy(self, claim: Claim) -> bool:
        taken = self.busy.get(claim.participant, ())
        return any(
            start < other_end and other_start < end
            for start, end in self.times[claim.session]
            for other_start, other_end in taken
        )


def _write(claims: Sequence[Claim], facts: _Facts) -> None:
    now = timezone.now()
    rows = [
        Registration(
            session_id=claim.session,
            participant_id=claim.participant,
            seats=claim.seats,
            status=claim.status,
            queued_at=now,
            confirmed_at=now if claim.status == RegistrationStatus.CONFIRMED else None,
            code=facts.code_for(claim.session),
        )
        for claim in claims
    ]
    Registration.objects.bulk_create(rows, batch_size=BATCH)
    engage([row.pk for row in rows if row.status == RegistrationStatus.CONFIRMED])


def _times_of(sessions: Iterable[int]) -> dict[int, list[tuple[datetime, datetime]]]:
    times: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    rows = Occurrence.objects.filter(session__in=sessions).order_by("pk")
    for session, starts_at, ends_at in rows.values_list("session", "starts_at", "ends_at"):
        times[session].append((starts_at, ends_at))
    return times


def _codes_of(sessions: Iterable[int]) -> dict[int, set[str]]:
    codes: dict[int, set[str]] = defaultdict(set)
    rows = Registration.objects.filter(session__in=sessions).order_by()
    for session, code in rows.values_list("session", "code"):
        codes[session].add(code)
    return codes


def _busy(
    people: Collection[int], times: Mapping[int, Sequence[tuple[datetime, datetime]]]
) -> dict[int, list[tuple[datetime, datetime]]]:
    """When each of ``people`` is taken, between the first and the last of ``times``."""
    busy: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    moments = [moment for pairs in times.values() for pair in pairs for moment in pair]
    if not moments:
        return busy
    taken = Engagement.objects.filter(
        participant__in=people, during__overlap=(min(moments), max(moments))
    )
    for participant, during in taken.values_list("participant", "during"):
        busy[participant].append((during.lower, during.upper))
    return busy


def _less(left: dict[int, int | None], key: int, number: int) -> None:
    before = left[key]
    left[key] = None if before is None else before - number
