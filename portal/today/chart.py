"""The picture of arrivals: what the template draws, in the units of its view box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from core import dates
from portal.today.counting.arrivals import Day

# The view box is stretched to the room there is: these are proportions, not points.
HEIGHT = 100
STEP = 10
GAP = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a column; ``style`` is its class in the style sheet."""

    style: str
    x: int
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns stacked from the bottom, one a day. ``highest`` is the number at the top."""

    width: int
    height: int
    bar_width: int
    bars: list[Bar]
    highest: int


def chart(days: Sequence[Day]) -> Chart:
    """Draw the days from left to right, as high as the fullest of them."""
    highest = max((day.arrived for day in days), default=0)
    bars = [bar for place, day in enumerate(days) for bar in _column(place, day, highest)]
    return Chart(len(days) * STEP, HEIGHT, STEP - GAP, bars, highest)


def in_words(days: Sequence[Day]) -> str:
    """What the picture shows, for who does not see it."""
    fullest = max(days, key=lambda day: day.arrived)
    numbers = {
        "arrived": sum(day.arrived for day in days),
        "seated": sum(day.seated for day in days),
        "waiting": sum(day.waiting for day in days),
        "ended": sum(day.ended for day in days),
        "day": dates.day_words(fullest.day),
        "most": fullest.arrived,
    }
    words = ngettext(
        "%(arrived)d registration arrived: with a seat %(seated)d, waiting %(waiting)d, cancelled "
        "or expired %(ended)d. The fullest day was %(day)s, with %(most)d.",
        "%(arrived)d registrations arrived: with a seat %(seated)d, waiting %(waiting)d, cancelled "
        "or expired %(ended)d. The fullest day was %(day)s, with %(most)d.",
        sum(day.arrived for day in days),
    )
    return words % numbers


def _column(place: int, day: Day, highest: int) -> list[Bar]:
    bars, top = [], float(HEIGHT)
    pieces = {
        "today-seated": day.seated,
        "today-waiting": day.waiting,
        "today-ended": day.ended,
    }
    for style, number in pieces.items():
        if number:
            height = number * HEIGHT / highest
            top -= height
            # Strings: no language's decimal comma may get into the picture.
            bars.append(Bar(style, place * STEP + GAP // 2, f"{top:.2f}", f"{height:.2f}"))
    return bars
