"""The operations on attendance. Each is one transaction; edges call these and nothing else."""

from __future__ import annotations

from attendance.services.checking_in import (
    Arrival,
    NotAdmitted,
    NumberNeeded,
    UnknownTicket,
    check_in,
    find_ticket,
    take_back,
)

__all__ = [
    "Arrival",
    "NotAdmitted",
    "NumberNeeded",
    "UnknownTicket",
    "check_in",
    "find_ticket",
    "take_back",
]
