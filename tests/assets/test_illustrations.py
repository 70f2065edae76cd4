"""Every topic has a small drawing that takes its colours from the programme."""

from __future__ import annotations

import re

import pytest

from programmes.enums import Topic
from tests.assets import TEMPLATES

FOLDER = TEMPLATES / "illustrations"
COLOURS = {f"var(--p-{name})" for name in ("strong", "soft", "tint", "ink", "accent", "paper")}


def test_one_drawing_for_each_topic():
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(Topic.values)


@pytest.mark.parametrize("topic", Topic.values)
def test_drawing_is_small_and_decorative(topic):
    drawing = (FOLDER / f"{topic}.svg").read_text()
    assert len(drawing.encode()) <= 2500
    assert 'aria-hidden="true"' in drawing
    assert 'focusable="false"' in drawing
    assert not re.search(r"\sid=|\sstyle=|<text|<title|<script|href", drawing)


@pytest.mark.parametrize("topic", Topic.values)
def test_drawing_takes_its_colours_from_the_programme(topic):
    drawing = (FOLDER / f"{topic}.svg").read_text()
    painted = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing))
    assert painted - {"none"} <= COLOURS
