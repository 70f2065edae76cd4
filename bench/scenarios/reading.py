"""``list`` and ``page``: what an anonymous reader waits for."""

from __future__ import annotations

import gzip

from django.urls import reverse

from bench import world
from bench.context import Context
from bench.load import Connection, Result, requests
from bench.report import Finding, middle, percentiles
from bench.servers import OURS, YARDSTICK, serving

CONNECTIONS = 16
NUMBER = 3000


def event_list(context: Context) -> Finding:
    """The event list against a bare view that makes one indexed query."""
    return _against_a_bare_view(context, "list", reverse("events:list"))


def event_page(context: Context) -> Finding:
    """One event's page against the same."""
    return _against_a_bare_view(context, "page", world.upcoming_event().get_absolute_url())


def _against_a_bare_view(context: Context, scenario: str, path: str) -> Finding:
    bare = f"/read/{world.upcoming_event().pk}/"
    ours: list[Result] = []
    yardstick: list[Result] = []
    with serving(OURS) as portal, serving(YARDSTICK) as django:
        warm = Connection(portal.port).get(path)
        for _round in range(context.rounds):
            yardstick.append(requests(django.port, bare, connections=CONNECTIONS, number=NUMBER))
            ours.append(requests(portal.port, path, connections=CONNECTIONS, number=NUMBER))
        memory = portal.memory()
    latencies = [latency for result in ours for latency in result.latencies]
    return Finding(
        scenario=scenario,
        unit="requests/s",
        ours=middle([result.rate for result in ours]),
        yardstick=middle([result.rate for result in yardstick]),
        target=0.5,
        p99_ms=percentiles(latencies)["p99_ms"],
        facts={
            "path": path,
            **percentiles(latencies),
            "html_bytes": len(warm.body),
            "html_gzip_bytes": len(gzip.compress(warm.body)),
            "web_process_mb": round(memory, 1),
            "sql_queries": context.queries_of(path),
        },
    )
