from __future__ import annotations

from core.history.tracking import tracked

__all__ = ["tracked"]
