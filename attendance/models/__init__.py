from __future__ import annotations

from attendance.models.attendance import Attendance
from attendance.models.certificate import Certificate
from attendance.models.certificate_rule import CertificateRule, CompulsoryDate

__all__ = ["Attendance", "Certificate", "CertificateRule", "CompulsoryDate"]
