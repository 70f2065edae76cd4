"""Professionals who speak, and how many of them are women."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Func, TextField

from disclosure import SMALLEST_WHOLE, is_safe_breakdown
from events.enums import EventStatus
from events.models import Event
from partners.enums import Gender


@dataclass(frozen=True, slots=True)
class Balance:
    """Women, men, and who said something else or nothing."""

    women: int
    men: int
    others: int

    @property
    def share_of_women(self) -> int:
        """Of a hundred who said to be women or men, how many are women."""
        return round(self.women * 100 / (self.women + self.men))


@dataclass(frozen=True, slots=True)
class Speakers:
    """``balance`` is None where it would show something of a single person."""

    number: int
    balance: Balance | None


def speakers(programmes: Sequence[int]) -> Speakers:
    """Count the professionals of published events, each once per edition.

    An edition is a programme: who speaks in five events of one is one speaker, who returns in the
    next edition is counted again there.
    """
    once = Func(F("event__programme"), F("professional"), function="ROW", output_field=TextField())
    rows = Event.professionals.through.objects.filter(
        event__programme__in=programmes, event__status=EventStatus.PUBLISHED
    )
    counted = rows.order_by().values_list("professional__gender")
    by_gender = dict(counted.annotate(number=Count(once, distinct=True)))
    return Speakers(sum(by_gender.values()), balance(by_gender))


def balance(by_gender: dict[str, int]) -> Balance | None:
    """The balance of speakers, from how many said each gender; None where it is not shown."""
    women, men = by_gender.get(Gender.WOMAN, 0), by_gender.get(Gender.MAN, 0)
    others = sum(by_gender.values()) - women - men
    enough = women + men >= SMALLEST_WHOLE and is_safe_breakdown(women, men, others)
    return Balance(women, men, others) if enough else None
