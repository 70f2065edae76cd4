"""What career days do when something below them changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from careerdays.services import leave_tables, move_rounds
from events.models import Session
from events.services import Times
from registrations.signals import session_cancelled, session_changed


@receiver(session_changed, dispatch_uid="careerdays.rounds_move")
def rounds_move(
    *, session: Session, dates: Sequence[tuple[Times, Times | None]], **_kwargs: Any
) -> None:
    """Rounds are at the same distance from the start of their date as before."""
    move_rounds(session=session, dates=dates)


@receiver(session_cancelled, dispatch_uid="careerdays.tables_are_left")
def tables_are_left(*, session: Session, **_kwargs: Any) -> None:
    """Rooms and professionals of a cancelled session are free for others."""
    leave_tables(session=session)
