"""From what a phone sends to what the operations take. Nothing of it is believed before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from attendance.enums import Direction
from attendance.services import Passing

# A phone that lost its clock says 1970. With the first years and the last nothing can be reckoned.
YEARS = range(1970, 3000)
MOST_SCANS, LONGEST_READ, LONGEST_DOOR, MOST_PRESENT = 100, 100, 40, 1000


class BadBatch(Exception):
    """What came is no batch of scans: only a script that is not ours sends it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """``sent_at`` by the phone's clock."""

    passings: Sequence[Passing]
    sent_at: datetime
    wants_counts: bool


def read_batch(data: Any) -> Batch:
    """The batch of scans in ``data`` (parsed JSON).

    Raises:
        BadBatch: it is none.
    """
    if not isinstance(data, dict) or not isinstance(data.get("scans"), list):
        raise BadBatch
    scans = data["scans"]
    if not 1 <= len(scans) <= MOST_SCANS:
        raise BadBatch
    passings = [_passing(scan) for scan in scans]
    if len({one.key for one in passings}) < len(passings):
        raise BadBatch
    return Batch(passings, _moment(data.get("sent_at")), data.get("counts") is True)


def _passing(scan: Any) -> Passing:
    if not isinstance(scan, dict) or scan.get("direction") not in Direction.values:
        raise BadBatch
    present = scan.get("present")
    if present is not None and (type(present) is not int or not 0 <= present <= MOST_PRESENT):
        raise BadBatch
    known = scan.get("registration")
    return Passing(
        key=_uuid(scan.get("key")),
        direction=Direction(scan["direction"]),
        said_at=_moment(scan.get("scanned_at")),
        registration=_uuid(known) if known else None,
        read=_text(scan, "read", LONGEST_READ),
        present=present,
        door=_text(scan, "door", LONGEST_DOOR),
    )


def _text(scan: Mapping[str, Any], name: str, most: int) -> str:
    text = scan.get(name, "")
    if not isinstance(text, str) or len(text) > most or "\0" in text:
        raise BadBatch
    return text


def _uuid(text: Any) -> UUID:
    if not isinstance(text, str):
        raise BadBatch
    try:
        return UUID(text)
    except ValueError:
        raise BadBatch from None


def _moment(text: Any) -> datetime:
    moment = parse_datetime(text) if isinstance(text, str) else None
    if moment is None or moment.tzinfo is None or moment.year not in YEARS:
        raise BadBatch
    return moment
