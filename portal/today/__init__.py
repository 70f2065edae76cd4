from __future__ import annotations

from portal.today.page import today

__all__ = ["today"]
