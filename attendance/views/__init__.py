from __future__ import annotations

from attendance.views.door import doors, entrance

__all__ = ["doors", "entrance"]
