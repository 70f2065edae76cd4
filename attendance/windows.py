"""When somebody stands at a door, and how long what she wrote down may come late."""

from __future__ import annotations

from datetime import datetime, timedelta

from events.models import Occurrence

# Doors open before the start, and lists are written from then on; late-comers are written down
# after the end.
BEFORE, AFTER = timedelta(hours=12), timedelta(hours=12)
# A phone that found no network on the day sends what it kept when it finds one.
SENT_LATE = timedelta(days=7)


def door_opens(occurrence: Occurrence) -> datetime:
    """From when a door can be stood at."""
    return occurrence.starts_at - BEFORE


def door_closes(occurrence: Occurrence) -> datetime:
    """Until when; lists on phones go then."""
    return occurrence.ends_at + AFTER
