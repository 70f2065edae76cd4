"""Templates and static sources: nothing inline or from abroad, every icon and class known."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.contrib import admin

from tests.assets import BUILT, ROOT, TEMPLATES, label, page_templates, require_built

# Classes that only the library's script, our script or a test looks for.
HOOKS = {"overlay", "close-menu", "menu-wrapper", "no-js", "measure"}
# What the scripts of Django's admin look for, the first two followed by a name.
HOOKS |= {"field-", "column-", "js-inline-admin-formset"}
LOADS_ABROAD = re.compile(
    r"""(?ix) \b(?:src|srcset|poster|data|action|formaction) \s*=\s* ["'] (?:https?:)?//
    | <(?:link|use|image|script)\b [^>]* \bhref \s*=\s* ["'] (?:https?:)?//
    | url\( \s* ["']? (?:https?:)?//  | @import \s+ ["'] (?:https?:)?//"""
)
INLINE = re.compile(
    r"""(?ix) <style\b | \sstyle\s*= | \son[a-z]+\s*=\s*["'] | javascript:
    | <script\b (?![^>]*\bsrc=) (?![^>]*application/(?:ld\+)?json)"""
)
COMMENTS = re.compile(r"(?s)\{#.*?#\}|\{% comment .*?endcomment %\}")


def _markup(path):
    return COMMENTS.sub("", path.read_text())


@pytest.mark.parametrize("path", page_templates(), ids=label)
def test_nothing_is_inline(path):
    assert not INLINE.search(_markup(path))


@pytest.mark.parametrize("path", page_templates(), ids=label)
def test_nothing_comes_from_another_host(path):
    assert not LOADS_ABROAD.search(_markup(path))


def test_static_sources_name_no_other_host():
    sources = [*(ROOT / "static").rglob("*"), *(ROOT / "assets").rglob("*")]
    for path in sources:
        if path.suffix in {".css", ".scss", ".js", ".mjs", ".html", ".svg"}:
            assert not LOADS_ABROAD.search(path.read_text()), path


def test_lock_file_names_no_download_address():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert not [name for name, facts in packages.items() if "resolved" in facts]
    unpinned = {name for name, facts in packages.items() if name and "integrity" not in facts}
    assert not unpinned


def test_icons_are_in_the_sprite():
    known = set((ROOT / "assets/icons.txt").read_text().split())
    used = set()
    for path in page_templates():
        used |= set(re.findall(r'_icon\.html" with name="(it-[a-z-]+)"', path.read_text()))
    for path in ROOT.glob("*/**/*.py"):
        if not {"tests", "node_modules", ".venv"} & set(path.parts):
            used |= set(re.findall(r"""["'](it-[a-z-]+)["']""", path.read_text()))
    assert used <= known


@pytest.mark.parametrize("path", page_templates(), ids=label)
def test_classes_are_styled(path):
    """A class that no rule names is a slip of the pen, or was dropped by the build."""
    require_built()
    unknown = _classes(path) - _styled_classes() - HOOKS
    assert not unknown, "unknown classes; if they are Bootstrap Italia's, run assets/build.py again"


def _classes(path):
    found = set()
    for value in re.findall(r'\sclass="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', _markup(path)):
        found |= set(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", value).split())
    for value in re.findall(
        r'\{% include "components/_icon.html" with [^%]*class="([^"]*)"', path.read_text()
    ):
        found |= set(value.split())
    return found


def _styled_classes():
    """Those of the portal, of the page for when all is down, of the desk and of Django's own."""
    django = Path(admin.__file__).parent / "static/admin/css"
    ours = [BUILT / "portal.css", BUILT / "desk.css", ROOT / "static/errors/bare.css"]
    style = "".join(path.read_text() for path in [*ours, *django.glob("*.css")])
    return {name.replace("\\", "") for name in re.findall(r"\.((?:[\w-]|\\.)+)", style)}


def test_base_stays_small():
    assert len((TEMPLATES / "base.html").read_text().splitlines()) <= 150
