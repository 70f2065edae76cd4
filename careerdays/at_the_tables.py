"""Who sits at the tables of career days, for the apps below that ask or thank them."""

from __future__ import annotations

from collections.abc import Collection

from careerdays.models import Meeting


def professionals_of(sessions: Collection[int]) -> list[tuple[int, int]]:
    """(session, professional) (ids) of the hosts who met somebody in ``sessions`` (ids)."""
    rows = Meeting.objects.filter(
        round__session__in=sessions, host__professionals__isnull=False
    ).order_by()
    return list(rows.values_list("round__session", "host__professionals").distinct())
