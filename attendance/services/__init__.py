"""The operations on attendance. Each is one transaction; edges call these and nothing else."""

from __future__ import annotations

from attendance.services.certifying import (
    NotEntitled,
    NotValid,
    WasRevoked,
    issue_certificate,
    reissue_certificate,
    revoke_certificate,
    right_to,
)
from attendance.services.certifying_many import Issued, issue_certificates
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
    "Issued",
    "ListRefused",
    "NotAdmitted",
    "NotEntitled",
    "NotValid",
    "NumberNeeded",
    "Overtaken",
    "ReasonNeeded",
    "TooEarly",
    "UnknownTicket",
    "WasRevoked",
    "check_in",
    "find_ticket",
    "issue_certificate",
    "issue_certificates",
    "reissue_certificate",
    "revoke_certificate",
    "right_to",
    "take_back",
    "write_list",
]
