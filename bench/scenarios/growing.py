"""``growth``: what pages cost when there is a hundred times as much behind them."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from django.urls import reverse

from bench import world
from bench.context import Context
from bench.load import Result, requests
from bench.report import Finding, Goal, percentiles
from bench.scenarios.registering import rush
from bench.servers import OURS, Server, serving

LARGE, SMALL = 100, 1
AT_MOST = 1.5
CONNECTIONS = 16
PAGES = 200
PEOPLE, SEATS = 300, 75
NO_PAGE_CACHE = {"ANONYMOUS_PAGE_SECONDS": "0"}


def growth(context: Context) -> Finding:
    """List, page and register at a large scale against scale 1, the page cache off."""
    large = context.scale if context.scale > SMALL else LARGE
    urls = {scale: context.databases.use(scale) for scale in (large, SMALL)}
    with (
        serving(OURS, DATABASE_URL=urls[large], **NO_PAGE_CACHE) as grown,
        serving(OURS, DATABASE_URL=urls[SMALL], **NO_PAGE_CACHE) as small,
    ):
        costs = {}
        for name, measure in (("list", _list), ("page", _page), ("register", _register)):
            context.say(f"  {name}")
            theirs, ours = context.taking_turns(
                _measuring(context, SMALL, small, measure),
                _measuring(context, large, grown, measure),
            )
            costs[name] = (theirs, ours)
    return _finding(large, costs)


Measure = Callable[[Server], Result]


def _measuring(
    context: Context, scale: int, server: Server, measure: Measure
) -> Callable[[], Result]:
    def measured() -> Result:
        context.databases.use(scale)
        return measure(server)

    return measured


def _list(server: Server) -> Result:
    path = reverse("events:list")
    return requests(server.port, path, connections=CONNECTIONS, number=PAGES)


def _page(server: Server) -> Result:
    path = world.upcoming_event().get_absolute_url()
    return requests(server.port, path, connections=CONNECTIONS, number=PAGES)


def _register(server: Server) -> Result:
    path = reverse("registrations:register", args=[world.new_session(seats=SEATS).key])
    return rush(server.port, path, world.signed_in_people(PEOPLE))


def _finding(large: int, costs: dict[str, tuple[list[Result], list[Result]]]) -> Finding:
    figures = {
        name: median(s.rate / g.rate for s, g in zip(small, grown, strict=True))
        for name, (small, grown) in costs.items()
    }
    worst = max(figures, key=lambda name: figures[name])
    small, grown = costs[worst]
    facts: dict[str, object] = {"scales": [SMALL, large], "worst": worst}
    for name, (_small, found) in costs.items():
        times = percentiles([latency for result in found for latency in result.latencies])
        facts |= {f"{name}_{key}": value for key, value in times.items()}
        facts[f"{name}_ratio"] = round(figures[name], 2)
    return Finding(
        scenario="growth",
        unit="ms a request",
        ours=median(1000 / result.rate for result in grown),
        yardstick=median(1000 / result.rate for result in small),
        ratio=figures[worst],
        goals=[Goal(name, figure, AT_MOST, at_most=True) for name, figure in figures.items()],
        p99_ms=max(float(str(facts[f"{name}_p99_ms"])) for name in costs),
        facts=facts,
    )
