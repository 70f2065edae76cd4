"""The front end: what is built, what templates may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / ".assets" / "portal"
TEMPLATES = ROOT / "templates"


def require_built() -> None:
    """Skip the test where nobody has run assets/build.py yet."""
    if not (BUILT / "portal.css").is_file():
        pytest.skip("the assets are not built: run `python assets/build.py`")


def page_templates() -> list[Path]:
    """Templates of our pages, the desk's too: not the mails, which need inline styles."""
    return [path for path in sorted(TEMPLATES.rglob("*.html")) if "email" not in path.parts]


def label(path: Path) -> str:
    """The path as the test's name shows it."""
    return str(path.relative_to(ROOT))
