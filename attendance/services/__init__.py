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
from attendance.services.listing import (
    Entry,
    ListRefused,
    Overtaken,
    ReasonNeeded,
    TooEarly,
    write_list,
)

__all__ = [
    "Arrival",
    "Entry",
    "ListRefused",
    "NotAdmitted",
    "NumberNeeded",
    "Overtaken",
    "ReasonNeeded",
    "TooEarly",
    "UnknownTicket",
    "check_in",
    "find_ticket",
    "take_back",
    "write_list",
]
