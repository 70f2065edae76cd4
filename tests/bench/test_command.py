from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from bench.servers import ROOT


def bench(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_unknown_scenario_is_named():
    ran = bench("lists")

    assert ran.returncode == 2
    assert "no scenario is called lists" in ran.stderr


@pytest.mark.slow
def test_list_prints_one_object(tmp_path):
    ran = bench("list", "--scale", "1", "--rounds", "1", "--json", PORTAL_DATA_DIR=str(tmp_path))

    figures = json.loads(ran.stdout)
    assert figures["scenario"] == "list"
    assert {"ratio", "ours", "yardstick", "unit", "p99_ms"} <= figures.keys()
