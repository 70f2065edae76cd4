"""What a page loads beside its HTML stays within the budget (bytes over the wire)."""

from __future__ import annotations

import gzip

import pytest

from tests.assets import BUILT, require_built

KB = 1024


@pytest.mark.parametrize(
    ("name", "budget"),
    [
        ("portal.css", 30 * KB),
        ("portal.js", 25 * KB),
        ("icons.svg", 5 * KB),
        ("desk.css", 15 * KB),
        ("desk.js", 3 * KB),
        ("door.js", 25 * KB),
        ("ranking.js", 3 * KB),
    ],
)
def test_file_fits_its_budget(name, budget):
    require_built()
    assert len(gzip.compress((BUILT / name).read_bytes())) <= budget


def test_fonts_fit_their_budget():
    require_built()
    everyday = [path for path in BUILT.glob("fonts/*.woff2") if "-ext" not in path.name]
    assert len(everyday) == 3
    assert sum(path.stat().st_size for path in everyday) <= 35 * KB


def test_style_sheet_names_only_files_that_exist():
    """The manifest storage stops at a file it cannot find."""
    require_built()
    style = (BUILT / "portal.css").read_text()
    assert "sourceMappingURL" not in style
    for name in ("400", "600", "700", "400-ext", "600-ext", "700-ext"):
        assert f"fonts/titillium-{name}.woff2" in style
        assert (BUILT / f"fonts/titillium-{name}.woff2").is_file()
