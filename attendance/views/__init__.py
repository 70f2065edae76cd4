from __future__ import annotations

from attendance.views.certificates import download, take
from attendance.views.door import doors, entrance
from attendance.views.verifying import look_up, show

__all__ = ["doors", "download", "entrance", "look_up", "show", "take"]
