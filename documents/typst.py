"""Documents to print and to keep: typst makes PDFs that a screen reader can read (PDF/UA-1) and
that will be read as they are in many years (PDF/A-2a, decision 0011).

A layout is a file of ``documents/layouts``. It is given JSON, reads nothing else, and is set in
the portal's own letters, so that the same data give the same pages on every machine. Names come
from all over the world: what Titillium Web lacks DejaVu Sans has, or Noto Sans SC, which typst
looks through when the families that a layout names have not got a letter.
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

from documents.letters import Letters

LAYOUTS = Path(__file__).parent / "layouts"
FACES = settings.BASE_DIR / ".assets" / "documents"
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
        sys_inputs={"data": json.dumps(_letters().drawn(data))},
        timestamp=int((made_at or timezone.now()).timestamp()),
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The faces that the assets build; none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FACES])


@lru_cache(maxsize=1)
def _letters() -> Letters:
    families = [sorted(FACES.glob(f"{name}-*.ttf")) for name in ("titillium", "dejavu")]
    return Letters.of(families, FACES.glob("*.ttf"))
