"""Whose lines of a log they are: by the address of an account, or by a name that one person has."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from attendance.listing import Stay
from attendance.online.reading import LogLine
from events.models import Occurrence
from registrations.enums import RegistrationStatus
from registrations.models import Registration


@dataclass(frozen=True, slots=True)
class Found:
    """Lines of one name and address; ``registration`` is None where nobody is known by them."""

    name: str
    email: str
    stays: Sequence[Stay]
    registration: Registration | None

    @property
    def label(self) -> str:
        return " · ".join(filter(None, [self.name, self.email]))


def people_of(occurrence: Occurrence) -> list[Registration]:
    """The people (no classes) who have a place on a date, by name; not whose data are limited."""
    rows = (
        Registration.objects.shown_to_staff()
        .filter(
            session=occurrence.session_id,
            status=RegistrationStatus.CONFIRMED,
            participant__isnull=False,
        )
        .select_related("participant__user")
    )
    return list(rows.order_by("participant__last_name", "participant__first_name", "pk"))


def match(lines: Iterable[LogLine], people: Sequence[Registration]) -> list[Found]:
    """Lines by whoever they are of, in the order of the log; the same person's are one."""
    by_email, by_name = _by_email(people), _by_name(people)
    matched: dict[int, list[LogLine]] = defaultdict(list)
    strange: dict[tuple[str, str], list[LogLine]] = defaultdict(list)
    known = {one.pk: one for one in people}
    for line in lines:
        who = by_email.get(line.email.casefold()) or by_name.get(plain(line.name))
        if who is not None:
            matched[who].append(line)
        else:
            strange[plain(line.name), line.email.casefold()].append(line)
    found = [_found(theirs, known[pk]) for pk, theirs in matched.items()]
    return [*found, *(_found(theirs, None) for theirs in strange.values())]


def plain(name: str) -> str:
    """A name without case, accents and needless spaces; words stay words."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def joined_stays(stays: Iterable[Stay]) -> list[Stay]:
    """Stays that do not overlap, in order; what has no end ends them."""
    found: list[Stay] = []
    for start, end in sorted(stays, key=lambda one: one[0]):
        last = found[-1] if found else None
        if last is not None and (last[1] is None or start <= last[1]):
            found[-1] = (last[0], _later(last[1], end))
        elif end is None or start < end:
            found.append((start, end))
    return found


def _found(lines: Sequence[LogLine], registration: Registration | None) -> Found:
    stays = joined_stays((one.joined, one.left) for one in lines)
    return Found(lines[0].name, lines[0].email, stays, registration)


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return None if one is None or other is None else max(one, other)


def _by_email(people: Iterable[Registration]) -> dict[str, int]:
    return {
        one.participant.user.email.casefold(): one.pk
        for one in people
        if one.participant and one.participant.user
    }


def _by_name(people: Iterable[Registration]) -> dict[str, int]:
    """Names, in both orders, that one person alone has."""
    called: dict[str, set[int]] = defaultdict(set)
    for one in people:
        if one.participant:
            first, last = one.participant.first_name, one.participant.last_name
            called[plain(f"{first} {last}")].add(one.pk)
            called[plain(f"{last} {first}")].add(one.pk)
    return {name: next(iter(keys)) for name, keys in called.items() if name and len(keys) == 1}
