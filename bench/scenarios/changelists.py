"""``changelists``: what each table of the desk costs when there is ten times as much behind it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.second_factor import DEMO_SESSION_KEY
from bench.context import Context
from bench.report import Finding, Goal, percentiles
from portal.coordinators import COORDINATORS, sync_groups
from programmes.models import Coordinator

LARGE, SMALL = 10, 1
AT_MOST = 1.5
REQUESTS = 8  # of each table in a round; the quickest counts, which nothing else disturbed


@dataclass(frozen=True, slots=True)
class Cost:
    """What a table takes: seconds a request, and SQL queries."""

    seconds: float
    queries: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at the desk of one scale's portal, and the tables that she may see."""

    scale: int
    client: Client
    addresses: list[str]


Costs = dict[str, list[Cost]]  # of each table, round by round


def changelists(context: Context) -> Finding:
    """Every table, as an administrator and as a coordinator, against the same at scale 1.

    The two take turns table by table, so that they find the machine alike.
    """
    large = context.scale if context.scale > SMALL else LARGE
    quiet = replace(context, say=lambda _line: None)
    small_costs: Costs = {}
    large_costs: Costs = {}
    with override_settings(DEMO=True):
        few, many = _desks(context, SMALL), _desks(context, large)
        for role, desk in many.items():
            context.say(f"  {role}: {len(desk.addresses)} tables")
            for url in desk.addresses:
                small_costs[f"{url} ({role})"], large_costs[f"{url} ({role})"] = quiet.taking_turns(
                    _measuring(context, few[role], url), _measuring(context, desk, url)
                )
    return _finding(large, small_costs, large_costs)


def _desks(context: Context, scale: int) -> dict[str, Desk]:
    context.databases.use(scale)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what the planner knows of a database that lives for a while
    people = {"administrator": _administrator(), "coordinator": _coordinator()}
    return {
        role: Desk(scale, _at_the_desk(user), _addresses(user)) for role, user in people.items()
    }


def _measuring(context: Context, desk: Desk, url: str) -> Callable[[], Cost]:
    def measured() -> Cost:
        context.databases.use(desk.scale)
        return _cost(desk.client, url)

    return measured


def _addresses(user: User) -> list[str]:
    """The tables that she may see."""
    metas = [model._meta for model in admin.site._registry]
    return [
        reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        for meta in metas
        if user.has_perm(f"{meta.app_label}.{get_permission_codename('view', meta)}")
    ]


def _cost(client: Client, url: str) -> Cost:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    queries = len(captured)  # now: the next request empties the log
    seconds = []
    for _number in range(REQUESTS):
        began = time.perf_counter()
        client.get(url)
        seconds.append(time.perf_counter() - began)
    return Cost(min(seconds), queries)


def _administrator() -> User:
    user, _made = User.objects.get_or_create(
        email="bench-administrator@example.org", defaults={"is_staff": True, "is_superuser": True}
    )
    return user


def _coordinator() -> User:
    """Who coordinates the edition that is going on: at each scale it is one of the same size."""
    sync_groups()
    user = Coordinator.objects.select_related("user").latest("programme__starts_on", "pk").user
    user.groups.add(Group.objects.get(name=COORDINATORS))
    return user


def _at_the_desk(user: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[DEMO_SESSION_KEY] = True
    session.save()
    return client


def _finding(large: int, small: Costs, grown: Costs) -> Finding:
    ratios = {
        table: median(
            ours.seconds / theirs.seconds for theirs, ours in zip(small[table], costs, strict=True)
        )
        for table, costs in grown.items()
    }
    more = {
        table: costs[0].queries - small[table][0].queries
        for table, costs in grown.items()
        if costs[0].queries != small[table][0].queries
    }
    worst = max(ratios, key=lambda table: ratios[table])
    times = percentiles([cost.seconds for costs in grown.values() for cost in costs])
    return Finding(
        scenario="changelists",
        unit=f"ms, {worst}",
        ours=median(cost.seconds for cost in grown[worst]) * 1000,
        yardstick=median(cost.seconds for cost in small[worst]) * 1000,
        ratio=ratios[worst],
        goals=[
            Goal("slowest growth", ratios[worst], AT_MOST, at_most=True),
            Goal("tables with other queries", len(more), 0, at_most=True),
        ],
        p99_ms=times["p99_ms"],
        facts={
            **times,
            "scales": [SMALL, large],
            "tables": len(ratios),
            "queries_at_most": max(costs[0].queries for costs in grown.values()),
            "too_slow": {t: round(ratio, 2) for t, ratio in ratios.items() if ratio > AT_MOST},
            "more_queries": more,
        },
    )
