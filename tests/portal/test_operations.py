from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
READS = re.compile(r'env_(?:str|bool|int|list|url|secret)\(\s*"([A-Z_]+)"')


def test_every_setting_is_in_the_handbook():
    read = set(READS.findall((ROOT / "portal" / "settings.py").read_text(encoding="utf-8")))
    handbook = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert {name for name in read if f"`{name}`" not in handbook} == set()
