"""Documents to print and to keep: typst makes PDFs that a screen reader can read (PDF/UA-1) and
that will be read as they are in many years (PDF/A-2a, decision 0011).

A layout is a file of ``documents/layouts``. It is given JSON, reads nothing else, and is set in
the portal's own letters, so that the same data give the same pages on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import timezone

LAYOUTS = Path(__file__).parent / "layouts"
PDF_TYPE = "application/pdf"


def pdf(layout: str, data: Mapping[str, Any], *, made_at: datetime | None = None) -> bytes:
    """The document that ``layout`` (a name without its ending) makes of ``data``.

    ``made_at`` (aware) is when it says it was made: now, unless it is made again.
    """
    return typst.compile(
        LAYOUTS / f"{layout}.typ",
        root=LAYOUTS,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        sys_inputs={"data": json.dumps(data)},
        timestamp=int((made_at or timezone.now()).timestamp()),
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Titillium Web as the assets build it; none of the machine's."""
    folder = settings.BASE_DIR / ".assets" / "portal" / "fonts"
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
