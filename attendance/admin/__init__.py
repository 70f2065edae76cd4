from __future__ import annotations

from attendance.admin.agreements import SchoolAgreementAdmin
from attendance.admin.attendances import AttendanceAdmin
from attendance.admin.certificates import CertificateAdmin
from attendance.admin.events import CreditedEventAdmin
from attendance.admin.programmes import CreditedProgrammeAdmin
from attendance.admin.registrations import PresentRegistrationAdmin
from attendance.admin.rules import CertificateRuleAdmin
from attendance.admin.stewards import StewardAdmin

__all__ = [
    "AttendanceAdmin",
    "CertificateAdmin",
    "CertificateRuleAdmin",
    "CreditedEventAdmin",
    "CreditedProgrammeAdmin",
    "PresentRegistrationAdmin",
    "SchoolAgreementAdmin",
    "StewardAdmin",
]
