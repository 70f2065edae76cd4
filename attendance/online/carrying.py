"""What a log said, carried by the page between looking at it and saving it.

Nothing of it is kept until somebody saves: the page brings it back, signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django.core import signing

from attendance.listing import Stay
from attendance.online.matching import Found
from events.models import Occurrence

SALT = "attendance.online"
MAX_AGE = 60 * 60 * 12  # seconds: a page that was left open is a new upload

# Of each person in the log: the registration that was found (0 for none), and her stays.
Carried = Sequence[tuple[int, Sequence[Stay]]]


def packed(occurrence: Occurrence, found: Sequence[Found]) -> str:
    """``found`` as a text that only this portal could have written, for this date alone."""
    rows = [
        (one.registration.pk if one.registration else 0, [_seconds(stay) for stay in one.stays])
        for one in found
    ]
    return signing.dumps([occurrence.pk, rows], salt=SALT, compress=True)


def unpacked(occurrence: Occurrence, text: str) -> Carried:
    """What :func:`packed` was given.

    Raises:
        BadSignature: somebody else wrote it, for another date, or long ago.
    """
    date, rows = signing.loads(text, salt=SALT, max_age=MAX_AGE)
    if date != occurrence.pk:
        raise signing.BadSignature("It is of another date.")
    return [(pk, [_moments(stay) for stay in stays]) for pk, stays in rows]


def _seconds(stay: Stay) -> tuple[int, int | None]:
    start, end = stay
    return int(start.timestamp()), int(end.timestamp()) if end else None


def _moments(stay: tuple[int, int | None]) -> Stay:
    start, end = stay
    return datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC) if end else None
