"""``checkin``: phones at several doors send one scan after the other."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from statistics import median
from urllib.parse import urlencode
from uuid import uuid4

from django.urls import reverse

from attendance.models import Attendance
from bench import world
from bench.context import Context
from bench.load import Connection, Response, Result, at_once
from bench.report import Finding, Goal, percentiles, ratio
from bench.scenarios.registering import token_of
from bench.servers import OURS, YARDSTICK, serving

TICKETS = 2000
DOORS = 8
Send = Callable[[Connection, str, str], Response]


def checkin(context: Context) -> Finding:
    """One ticket a request, of a person each, against one insert a request: no page is read."""
    world.make_yardstick_table()
    found: list[int] = []

    def ours() -> Result:
        date, tickets, phones = world.new_door(tickets=TICKETS, stewards=DOORS)
        people = reverse("doors:people", args=[date.key])
        scans = reverse("doors:scans", args=[date.key])

        def begin(phone: Connection) -> str:
            token: str = json.loads(phone.get(people).content)["csrf"]
            return token

        def send(phone: Connection, token: str, ticket: str) -> Response:
            return phone.post_json(scans, _batch(ticket), token)

        result = _rush(portal.port, phones, tickets, begin, send, 200)
        found.append(Attendance.objects.filter(occurrence=date).count())
        return result

    def yardstick() -> Result:
        def begin(phone: Connection) -> str:
            page = phone.get("/claim/")
            return token_of("/claim/", page.status, page.content)

        def send(phone: Connection, token: str, _ticket: str) -> Response:
            return phone.post("/claim/", urlencode({"csrfmiddlewaretoken": token}))

        phones = world.signed_in_people(DOORS)
        return _rush(django.port, phones, [""] * TICKETS, begin, send, 302)

    with serving(OURS) as portal, serving(YARDSTICK) as django:
        theirs, mine = context.taking_turns(yardstick, ours)
        memory = portal.memory()
    return _finding(theirs, mine, found, memory)


def _batch(ticket: str) -> str:
    now = datetime.now(UTC).isoformat()
    scan = {
        "key": str(uuid4()),
        "registration": ticket,
        "read": "",
        "direction": "in",
        "scanned_at": now,
        "present": None,
        "door": "North",
    }
    return json.dumps({"sent_at": now, "scans": [scan]})


def _rush(
    port: int,
    phones: list[str],
    tickets: list[str],
    begin: Callable[[Connection], str],
    send: Send,
    expected: int,
) -> Result:
    """All ``tickets``, each by the phone that is free; ``phones`` are session cookies.

    Raises:
        RuntimeError: something was answered otherwise than ``expected``.
    """
    left = iter(tickets)
    counter = itertools.count()

    def one(ready: tuple[Connection, str]) -> list[float]:
        latencies = []
        phone, token = ready
        # next() of an iterator over a list is one step that threads do not share.
        for ticket in left:
            begun = time.perf_counter()
            answer = send(phone, token, ticket)
            latencies.append(time.perf_counter() - begun)
            if answer.status != expected:
                raise RuntimeError(f"scan {next(counter)} was answered {answer.status}")
        return latencies

    with ExitStack() as stack, ThreadPoolExecutor(len(phones)) as pool:
        opened = [Connection(port, {"sessionid": session_key}) for session_key in phones]
        connections = [stack.enter_context(closing(phone)) for phone in opened]
        # They load the list, or the form, before people come.
        ready = zip(connections, pool.map(begin, connections), strict=True)
        return at_once(one, list(ready), workers=len(phones))


def _finding(theirs: list[Result], ours: list[Result], found: list[int], memory: float) -> Finding:
    times = percentiles([latency for result in ours for latency in result.latencies])
    figure = ratio([result.rate for result in ours], [result.rate for result in theirs])
    return Finding(
        scenario="checkin",
        unit="requests/s",
        ours=median(result.rate for result in ours),
        yardstick=median(result.rate for result in theirs),
        ratio=figure,
        goals=[
            Goal("ratio", figure, 0.5),
            Goal("people let in, least", min(found), TICKETS),
            Goal("people let in, most", max(found), TICKETS, at_most=True),
            Goal("web process, MB", memory, 150, at_most=True),
        ],
        p99_ms=times["p99_ms"],
        facts={
            **times,
            "tickets": TICKETS,
            "phones_at_once": DOORS,
            "let_in": found,
            "web_process_mb": round(memory, 1),
        },
    )
