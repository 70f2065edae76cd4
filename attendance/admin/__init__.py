from __future__ import annotations

from attendance.admin.certificates import CertificateAdmin
from attendance.admin.rules import CertificateRuleAdmin

__all__ = ["CertificateAdmin", "CertificateRuleAdmin"]
