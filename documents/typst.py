"""Documents to print and to keep: typst makes PDFs that a screen reader can read (PDF/UA-1).

A layout is a file of ``documents/layouts``. It is given JSON, reads nothing else, and is set in
the portal's own letters, so that the same data give the same pages on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

LAYOUTS = Path(__file__).parent / "layouts"
PDF_TYPE = "application/pdf"


def pdf(layout: str, data: Mapping[str, Any]) -> bytes:
    """The document that ``layout`` (a name without its ending) makes of ``data``."""
    return typst.compile(
        LAYOUTS / f"{layout}.typ",
        root=LAYOUTS,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data)},
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Titillium Web as the assets build it; none of the machine's."""
    folder = settings.BASE_DIR / ".assets" / "portal" / "fonts"
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
