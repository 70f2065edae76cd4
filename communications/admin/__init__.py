from __future__ import annotations

from communications.admin.emails import EmailAdmin
from communications.admin.filters import KindFilter

__all__ = ["EmailAdmin", "KindFilter"]
