"""Moments as the logs of meeting tools write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

ROME = ZoneInfo("Europe/Rome")
# No meeting was in another year, and with the first years and the last nothing can be reckoned.
YEARS = range(1970, 3000)
# With points a year has four digits: "14.30.12" is an hour.
DAY = re.compile(r"(\d{1,4})[/\-](\d{1,2})[/\-](\d{2,4})|(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
FRACTION = re.compile(r"(:\d\d)[.,]\d+", re.ASCII)
HOUR = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?", re.ASCII)
HALF = re.compile(r"\b([ap])\.?m\.?\b", re.IGNORECASE)
ZONE = re.compile(
    r"(?:\b(?:UTC|GMT)|(?<=[\d\s])Z\b|(?<=[:.]\d\d))\s*(?:([+-])(\d{1,2}):?(\d{2})?)?$",
    re.ASCII,
)
NAMED = re.compile(r"\b(?:UTC|GMT)(?:\s*([+-])(\d{1,2}):?(\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Clock:
    """How a log writes its hours where a cell does not say: the zone, and the order of a date.

    ``day`` is the one that a cell with an hour alone is of.
    """

    zone: tzinfo
    day: date
    month_first: bool = False


def zone_in(text: str) -> tzinfo | None:
    """The zone that a heading names, such as "Join time (UTC)"; None where it names none."""
    found = NAMED.search(text)
    try:
        return _offset(found) if found else None
    except ValueError:
        return None


def moment_of(text: str, clock: Clock) -> datetime:
    """The aware moment that a cell is.

    With "AM" or "PM" a date is American, month first. An hour that clocks pass twice is the first.

    Raises:
        ValueError: with a sentence; it is no moment, or one that clocks skipped.
    """
    text = text.strip()
    try:
        moment = _moment(FRACTION.sub(r"\1", text), clock)
    except ValueError:
        raise ValueError(_("“%(value)s” is not a moment.") % {"value": text}) from None
    if moment.astimezone(UTC).astimezone(moment.tzinfo).replace(fold=0) != moment:
        raise ValueError(_("“%(value)s” did not exist: clocks went forward.") % {"value": text})
    return moment.astimezone(UTC)


def second_pass(moment: datetime, clock: Clock) -> datetime:
    """The same hour when clocks pass it for the second time, in autumn; else ``moment``."""
    local = moment.astimezone(clock.zone)
    return local.replace(fold=1).astimezone(UTC)


def _moment(text: str, clock: Clock) -> datetime:
    """As it is written, in the zone that it says or else in that of the log.

    Raises:
        ValueError: it is no moment.
    """
    text, zone = _without_zone(text)
    half = HALF.search(text)
    hour = _hour(HOUR.search(DAY.sub("", text)), half)
    day = _day(text, clock, month_first=clock.month_first or half is not None)
    return datetime.combine(day, hour, tzinfo=zone or clock.zone)


def _without_zone(text: str) -> tuple[str, tzinfo | None]:
    found = ZONE.search(text)
    if found is None or not (found[0].strip()):
        return text, None
    return text[: found.start()], _offset(found)


def _offset(found: re.Match[str]) -> tzinfo:
    sign, hours, minutes = found.groups()
    if sign is None:
        return UTC
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-offset if sign == "-" else offset)


def _day(text: str, clock: Clock, *, month_first: bool) -> date:
    found = DAY.search(text)
    if found is None:
        return clock.day
    parts = [part for part in found.groups() if part]
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:  # ISO
        return _date(first, second, third)
    year = third + 2000 if len(parts[2]) == 2 else third
    return _date(year, first, second) if month_first else _date(year, second, first)


def _date(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise ValueError
    return date(year, month, day)


def _hour(found: re.Match[str] | None, half: re.Match[str] | None) -> time:
    if found is None:
        raise ValueError
    hour = int(found[1])
    if half:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    return time(hour, int(found[2]), int(found[3] or 0))
