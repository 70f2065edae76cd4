"""What a scenario found, for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles


@dataclass(slots=True)
class Finding:
    """One scenario beside its yardstick, measured in the same run.

    ``ours`` and ``yardstick`` are medians of the rounds, in ``unit``; ``ratio`` is that of the
    medians; ``target`` is the bound of the issue (at least, or at most when ``at_most``).
    """

    scenario: str
    unit: str
    ours: float
    yardstick: float
    target: float
    at_most: bool = False
    p99_ms: float | None = None
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        return self.ours / self.yardstick

    @property
    def holds(self) -> bool:
        return self.ratio <= self.target if self.at_most else self.ratio >= self.target


def percentiles(latencies: Sequence[float]) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds."""
    cuts = quantiles(latencies, n=100)
    return {f"p{n}_ms": round(cuts[n - 1] * 1000, 1) for n in (50, 95, 99)}


def middle(values: Sequence[float]) -> float:
    return float(median(values))


def as_json(finding: Finding) -> str:
    """One object on one line."""
    return json.dumps({**asdict(finding), "ratio": round(finding.ratio, 3), "holds": finding.holds})


def as_text(finding: Finding) -> str:
    """A line with the ratio, then what else was seen."""
    sign = "≤" if finding.at_most else "≥"
    word = "holds" if finding.holds else "MISSED"
    lines = [
        (
            f"{finding.scenario}: ratio {finding.ratio:.2f} (target {sign} {finding.target:g}, {word})"
            f" — ours {finding.ours:,.1f}, yardstick {finding.yardstick:,.1f} {finding.unit}"
        )
    ]
    lines += [f"    {name}: {value}" for name, value in finding.facts.items()]
    return "\n".join(lines)
