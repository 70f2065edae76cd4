"""A class in several workshops at the same time: which of its parts they are, who goes to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from allocation.encounters import Allocation, Meeting, Step
from allocation.encounters.model import DRAW, MEETINGS, RANKS, WORST
from allocation.encounters.workshops import parallel_workshops
from core.dates import time_range
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.wording import session_when, session_where

# So many are asked for, where there are as many workshops.
MOST_CHOICES = 3


def at_the_same_time(parts: Sequence[Registration]) -> list[list[Registration]]:
    """Those of ``parts`` (with their dates) that have places at the same time, group by group.

    A part that overlaps two others brings them together: each pupil is in one of them all the
    same, because the numbers of the parts are those of the class.
    """
    groups: list[list[Registration]] = []
    for part in parts:
        if part.status != RegistrationStatus.CONFIRMED:
            continue
        with_it = [group for group in groups if any(_overlap(part, other) for other in group)]
        groups = [group for group in groups if group not in with_it]
        groups.append([part, *(other for group in with_it for other in group)])
    return [[part for part in parts if part in group] for group in groups if len(group) > 1]


def _overlap(one: Registration, other: Registration) -> bool:
    return any(
        mine.starts_at < theirs.ends_at and theirs.starts_at < mine.ends_at
        for mine in one.session.occurrences.all()
        for theirs in other.session.occurrences.all()
    )


@dataclass(frozen=True, slots=True)
class Workshop:
    """A part of a class as its teacher reads it; ``number`` counts from 1, in order of time.

    ``key`` says which it is however the others are moved meanwhile.
    """

    key: str = field(compare=False)
    number: int
    name: str
    when: str
    where: str
    pupils: int

    @property
    def title(self) -> str:
        return f"{self.number}. {self.name}"


def workshops_of(parts: Sequence[Registration]) -> list[Workshop]:
    """``parts`` of a class at the same time, as workshops."""
    names = _names([part.session for part in parts])
    return [
        Workshop(
            key=str(part.key),
            number=number,
            name=name,
            when=session_when(part.session),
            where=session_where(part.session),
            pupils=part.pupils or 0,
        )
        for number, (part, name) in enumerate(zip(parts, names, strict=True), 1)
    ]


def _names(sessions: Sequence[Session]) -> list[str]:
    """What tells each from the others, in as few words as can be."""
    names: list[str] = []
    for facts in FACTS:
        names = [" · ".join(filter(None, (fact(one) for fact in facts))) for one in sessions]
        if all(names) and len(set(names)) == len(names):
            break
    return names


def _label(session: Session) -> str:
    return session.label


def _room(session: Session) -> str:
    return session.room.name if session.room else ""


def _hours(session: Session) -> str:
    return time_range(session.starts_at, session.ends_at)


# Which words may tell workshops apart: the fewest first.
FACTS: Sequence[Sequence[Callable[[Session], str]]] = (
    (_label,),
    (_label, _room),
    (_label, session_where),
    (_label, session_where, _hours),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Who goes to a workshop (numbers of pupils), and how many of them got what they wanted."""

    workshop: Workshop
    pupils: Sequence[int]
    got: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who goes where, in words; ``proof`` says of each step what no other answer does better."""

    groups: Sequence[Group]
    got: Sequence[tuple[str, int]]
    proof: Sequence[str]
    is_optimal: bool
    seed: str

    @property
    def by_pupil(self) -> list[tuple[int, Workshop]]:
        """Each number of the class and its workshop, in order."""
        found = [(pupil, group.workshop) for group in self.groups for pupil in group.pupils]
        return sorted(found, key=lambda pair: pair[0])


def distribute(
    workshops: Sequence[Workshop], wishes: Mapping[int, Sequence[int]], *, seed: str
) -> Distribution:
    """Each pupil in one of ``workshops``, which have as many places as there are pupils.

    ``wishes`` are numbers of workshops, best first, of the number of each pupil; who has none is
    put where there is room. The ids are these numbers and no keys of the database: whoever has the
    page before her has all that the answer depends on.
    """
    # Only who asks for it needs the solver, which the web process never loads at its start.
    from allocation.encounters.allocating import allocate  # noqa: PLC0415

    places = {workshop.number: workshop.pupils for workshop in workshops}
    found = allocate(parallel_workshops(wishes, places, seed=seed))
    kinds = {one.student: _kind(one, wishes) for one in found.meetings}
    ranks = range(1, most_choices(workshops) + 1)
    return Distribution(
        groups=[_group(workshop, found, kinds) for workshop in workshops],
        got=list(_counts(Counter(kinds.values()), shown=ranks)),
        proof=list(_proof(found, most=max(map(len, wishes.values()), default=0))),
        is_optimal=found.is_optimal,
        seed=seed,
    )


def most_choices(workshops: Sequence[Workshop]) -> int:
    """How many choices a pupil has."""
    return min(MOST_CHOICES, len(workshops))


# What somebody got who did not get one of her choices: she had none, or had no luck.
FREE, UNCHOSEN = "free", "unchosen"


def _kind(meeting: Meeting, wishes: Mapping[int, Sequence[int]]) -> int | str:
    """Which of her choices she got (1 is the first)."""
    if meeting.rank:
        return meeting.rank
    return UNCHOSEN if wishes[meeting.student] else FREE


def choice_label(rank: int) -> str:
    """The name of a choice: "First choice"."""
    return {1: _("First choice"), 2: _("Second choice"), 3: _("Third choice")}[rank]


def _counts(kinds: Counter[int | str], *, shown: Sequence[int]) -> Iterator[tuple[str, int]]:
    for rank in shown:
        yield choice_label(rank), kinds[rank]
    if kinds[UNCHOSEN]:
        yield _("None of their choices"), kinds[UNCHOSEN]
    if kinds[FREE]:
        yield _("Without a choice"), kinds[FREE]


def _group(workshop: Workshop, found: Allocation, kinds: Mapping[int, int | str]) -> Group:
    pupils = [one.student for one in found.meetings if one.host == workshop.number]
    theirs = Counter(kinds[pupil] for pupil in pupils)
    met = sorted(kind for kind in theirs if isinstance(kind, int))
    words = [f"{label}: {number}" for label, number in _counts(theirs, shown=met)]
    return Group(workshop, sorted(pupils), " · ".join(words))


def _proof(found: Allocation, *, most: int) -> Iterator[str]:
    """A sentence for each step that is proven; ``most`` is the longest list of choices."""
    for step in found.steps:
        # Where nobody chose anything every sum of choices is the same.
        if step.gap == 0 and (most or step.name != RANKS):
            yield _of_step(step, most)


def _of_step(step: Step, most: int) -> str:
    value = {"number": step.value, "unchosen": most + 1}
    if step.name == MEETINGS:
        words = ngettext(
            "%(number)d pupil has a place.", "%(number)d pupils have a place.", step.value
        )
        return words % value
    if step.name == WORST and step.value > most:
        return _(
            "Not everybody who chose can have one of her choices: no distribution gives it to all."
        )
    return {
        WORST: _(
            "Whoever chose gets, at worst, her choice number %(number)d: in no other distribution "
            "is the worst choice a better one."
        ),
        RANKS: _(
            "Counting 1 for a first choice, 2 for a second and so on, and %(unchosen)d for a "
            "workshop that was not chosen, the sum is %(number)d: that of no other distribution "
            "that does as well so far is smaller."
        ),
        DRAW: _(
            "Among those that are as good the draw decides: this one has the smallest sum of the "
            "numbers drawn, %(number)d."
        ),
    }[step.name] % value


@dataclass(frozen=True, slots=True)
class Parallel:
    """Parts of a class at the same time, as the page of its booking shows them."""

    first: Registration
    when: str
    number: int

    @classmethod
    def of(cls, parts: Sequence[Registration]) -> Parallel:
        return cls(parts[0], session_when(parts[0].session), len(parts))
