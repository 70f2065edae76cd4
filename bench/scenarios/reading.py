"""``list`` and ``page``: what an anonymous reader waits for."""

from __future__ import annotations

from statistics import median

from django.urls import reverse

from bench import world
from bench.context import Context
from bench.load import Connection, Result, requests
from bench.report import Finding, Goal, percentiles, ratio
from bench.servers import OURS, YARDSTICK, serving

CONNECTIONS = 16
NUMBER = 4000  # of each side in a round: some seconds, so that pages also expire in them
LARGEST_LIST = 100_000  # bytes of HTML


def event_list(context: Context) -> Finding:
    """The event list against a bare view that makes one indexed query."""
    return _against_a_bare_view(context, "list", reverse("events:list"))


def event_page(context: Context) -> Finding:
    """One event's page against the same."""
    return _against_a_bare_view(context, "page", world.upcoming_event().get_absolute_url())


def _against_a_bare_view(context: Context, scenario: str, path: str) -> Finding:
    bare = f"/read/{world.upcoming_event().pk}/"
    with serving(OURS) as portal, serving(YARDSTICK) as django:
        html = Connection(portal.port).get(path).content
        yardstick, ours = context.taking_turns(
            lambda: requests(django.port, bare, connections=CONNECTIONS, number=NUMBER),
            lambda: requests(portal.port, path, connections=CONNECTIONS, number=NUMBER),
        )
        memory = portal.memory()
    return _finding(scenario, path, html, yardstick, ours, memory)


def _finding(
    scenario: str,
    path: str,
    html: bytes,
    yardstick: list[Result],
    ours: list[Result],
    memory: float,
) -> Finding:
    times = percentiles([latency for result in ours for latency in result.latencies])
    figure = ratio([result.rate for result in ours], [result.rate for result in yardstick])
    goals = [Goal("ratio", figure, 0.5), Goal("web process, MB", memory, 150, at_most=True)]
    if scenario == "list":
        goals.append(Goal("HTML, bytes", len(html), LARGEST_LIST, at_most=True))
    return Finding(
        scenario=scenario,
        unit="requests/s",
        ours=median(result.rate for result in ours),
        yardstick=median(result.rate for result in yardstick),
        ratio=figure,
        goals=goals,
        p99_ms=times["p99_ms"],
        facts={
            **times,
            "connections": CONNECTIONS,
            "sql_queries_uncached": world.queries_of(path),
            "html_bytes": len(html),
            "web_process_mb": round(memory, 1),
        },
    )
