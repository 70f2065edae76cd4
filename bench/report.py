"""What a scenario found, for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and the bound that it is held to: at least, or at most."""

    name: str
    value: float
    bound: float
    at_most: bool = False

    @property
    def holds(self) -> bool:
        return self.value <= self.bound if self.at_most else self.value >= self.bound

    def __str__(self) -> str:
        sign, verdict = "≤" if self.at_most else "≥", "holds" if self.holds else "MISSED"
        return f"{self.name} {self.value:,.2f} {sign} {self.bound:,g}: {verdict}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One scenario beside its yardstick, measured in the same run.

    ``ours`` and ``yardstick`` are medians of the rounds in ``unit``, and ``ratio`` the median of
    the rounds' own ratios: what a busy machine takes, it takes from both sides of a round.
    ``facts`` are the other figures, by name.
    """

    scenario: str
    unit: str
    ours: float
    yardstick: float
    ratio: float
    goals: Sequence[Goal]
    p99_ms: float | None = None
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        return all(goal.holds for goal in self.goals)


def percentiles(latencies: Sequence[float]) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds of latencies in seconds."""
    cuts = quantiles(latencies, n=100, method="inclusive")
    return {f"p{n}_ms": round(cuts[n - 1] * 1000, 1) for n in (50, 95, 99)}


def ratio(ours: Sequence[float], yardstick: Sequence[float]) -> float:
    """The median of ours over yardstick, round by round."""
    return median(one / other for one, other in zip(ours, yardstick, strict=True))


def as_json(finding: Finding) -> str:
    """One object on one line."""
    figures = {
        "scenario": finding.scenario,
        "ratio": round(finding.ratio, 3),
        "ours": round(finding.ours, 2),
        "yardstick": round(finding.yardstick, 2),
        "unit": finding.unit,
        "p99_ms": finding.p99_ms,
        "holds": finding.holds,
        "missed": [goal.name for goal in finding.goals if not goal.holds],
    }
    return json.dumps(figures | finding.facts, ensure_ascii=False)


def as_text(finding: Finding) -> str:
    """The ratio, what was asked, then what else was seen."""
    ours, yardstick = f"{finding.ours:,.1f}", f"{finding.yardstick:,.1f} {finding.unit}"
    lines = [f"{finding.scenario}: ratio {finding.ratio:.2f}, ours {ours}, yardstick {yardstick}"]
    lines += [f"    {goal}" for goal in finding.goals]
    lines += [f"    {name}: {value}" for name, value in finding.facts.items()]
    return "\n".join(lines)
