from __future__ import annotations

from jobs.views.health import health
from jobs.views.work import again, cancel, download, show

__all__ = ["again", "cancel", "download", "health", "show"]
