from __future__ import annotations

from attendance.models.attendance import Attendance

__all__ = ["Attendance"]
