from __future__ import annotations

from attendance.models.attendance import Attendance
from attendance.models.certificate import Certificate
from attendance.models.certificate_rule import CertificateRule, CompulsoryDate
from attendance.models.feedback import Feedback, FeedbackGiven
from attendance.models.host_asked import HostAsked
from attendance.models.hour_offer import HourOffer
from attendance.models.named_presence import NamedPresence
from attendance.models.scan import Scan
from attendance.models.school_agreement import SchoolAgreement
from attendance.models.steward import Steward

__all__ = [
    "Attendance",
    "Certificate",
    "CertificateRule",
    "CompulsoryDate",
    "Feedback",
    "FeedbackGiven",
    "HostAsked",
    "HourOffer",
    "NamedPresence",
    "Scan",
    "SchoolAgreement",
    "Steward",
]
