from __future__ import annotations

import json

from bench.report import Finding, Goal, as_json, as_text, percentiles, ratio


def finding(**changes):
    fields = {
        "scenario": "list",
        "unit": "requests/s",
        "ours": 900.0,
        "yardstick": 1000.0,
        "ratio": 0.9,
        "goals": [Goal("ratio", 0.9, 0.5), Goal("p99, ms", 1200.0, 1000.0, at_most=True)],
        "p99_ms": 1200.0,
    }
    return Finding(**fields | changes)


def test_percentiles_are_milliseconds_of_the_latencies():
    latencies = [n / 1000 for n in range(1, 102)]

    assert percentiles(latencies) == {"p50_ms": 51.0, "p95_ms": 96.0, "p99_ms": 100.0}


def test_percentiles_of_equal_latencies_are_that_latency():
    assert percentiles([0.25, 0.25]) == {"p50_ms": 250.0, "p95_ms": 250.0, "p99_ms": 250.0}


def test_the_ratio_is_the_median_of_the_rounds():
    assert ratio([100, 10, 90], [100, 100, 180]) == 0.5


def test_a_bound_is_met_by_reaching_it():
    assert Goal("ratio", 0.5, 0.5).holds
    assert Goal("MB", 150, 150, at_most=True).holds


def test_json_is_one_object_with_what_was_missed():
    written = as_json(finding())

    assert "\n" not in written
    assert json.loads(written) == {
        "scenario": "list",
        "ratio": 0.9,
        "ours": 900.0,
        "yardstick": 1000.0,
        "unit": "requests/s",
        "p99_ms": 1200.0,
        "holds": False,
        "missed": ["p99, ms"],
    }


def test_the_text_says_what_holds_and_what_was_missed():
    assert as_text(finding(facts={"rounds": 3})).splitlines() == [
        "list: ratio 0.90, ours 900.0, yardstick 1,000.0 requests/s",
        "    ratio 0.90 ≥ 0.5: holds",
        "    p99, ms 1,200.00 ≤ 1,000: MISSED",
        "    rounds: 3",
    ]
