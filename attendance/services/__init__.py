"""The operations on attendance. Each is one transaction; edges call these and nothing else."""

from __future__ import annotations

from attendance.services.asking_hosts import ask_hosts
from attendance.services.certifying import (
    NotEntitled,
    NotValid,
    WasRevoked,
    issue_certificate,
    reissue_certificate,
    revoke_certificate,
    right_to,
    rule_of,
)
from attendance.services.certifying_many import (
    Issued,
    issue_certificates,
    issue_class_certificates,
    pupils_to_certify,
)
from attendance.services.checking_in import (
    Arrival,
    check_in,
    check_out,
    find_ticket,
)
from attendance.services.correcting import correct_number, is_anothers, take_back
from attendance.services.errors import (
    NotAdmitted,
    NotOfADoor,
    NotOpenYet,
    NumberNeeded,
    TakenBack,
    UnknownTicket,
    WhyNeeded,
)
from attendance.services.feedback import (
    Answered,
    NotAsked,
    give_feedback,
    give_host_feedback,
    is_asked,
    is_open,
)
from attendance.services.first_scans import let_in
from attendance.services.handing_out import (
    class_certificates,
    take_certificate_out,
    take_class_out,
)
from attendance.services.listing import (
    Entry,
    ListRefused,
    Overtaken,
    ReasonNeeded,
    TooEarly,
    write_list,
)
from attendance.services.merging import Merged, Passing, merge_scans
from attendance.services.naming import NotTicked, tick_pupils
from attendance.services.scanning import Outcome, Seen, record_scans
from attendance.services.stewards import add_steward, end_steward

__all__ = [
    "Answered",
    "Arrival",
    "Entry",
    "Issued",
    "ListRefused",
    "Merged",
    "NotAdmitted",
    "NotAsked",
    "NotEntitled",
    "NotOfADoor",
    "NotOpenYet",
    "NotTicked",
    "NotValid",
    "NumberNeeded",
    "Outcome",
    "Overtaken",
    "Passing",
    "ReasonNeeded",
    "Seen",
    "TakenBack",
    "TooEarly",
    "UnknownTicket",
    "WasRevoked",
    "WhyNeeded",
    "add_steward",
    "ask_hosts",
    "check_in",
    "check_out",
    "class_certificates",
    "correct_number",
    "end_steward",
    "find_ticket",
    "give_feedback",
    "give_host_feedback",
    "is_anothers",
    "is_asked",
    "is_open",
    "issue_certificate",
    "issue_certificates",
    "issue_class_certificates",
    "let_in",
    "merge_scans",
    "pupils_to_certify",
    "record_scans",
    "reissue_certificate",
    "revoke_certificate",
    "right_to",
    "rule_of",
    "take_back",
    "take_certificate_out",
    "take_class_out",
    "tick_pupils",
    "write_list",
]
