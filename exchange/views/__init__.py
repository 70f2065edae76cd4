from __future__ import annotations

from exchange.views.choosing import index, sheet, template
from exchange.views.deciding import faults, save, show

__all__ = ["faults", "index", "save", "sheet", "show", "template"]
