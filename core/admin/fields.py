from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Field, URLField

# Who types an address without its scheme means a safe one.
SAFE_ADDRESSES: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {
    URLField: {"assume_scheme": "https"}
}
