"""``register``: a rush of signed-in people for too few seats."""

from __future__ import annotations

import re
import time
from urllib.parse import urlencode

from django.urls import reverse

from bench import world
from bench.context import Context
from bench.load import Connection, Result, at_once
from bench.report import Finding, middle, percentiles
from bench.servers import OURS, YARDSTICK, serving

PEOPLE = 2000
SEATS = 500
AT_ONCE = 50
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def register(context: Context) -> Finding:
    """Page and post of everybody, against a bare page and insert with the same middleware."""
    world.make_yardstick_table()
    ours: list[Result] = []
    yardstick: list[Result] = []
    sold: list[int] = []
    with serving(OURS) as portal, serving(YARDSTICK) as django:
        for _round in range(context.rounds):
            people = world.signed_in_people(PEOPLE)
            yardstick.append(_rush(django.port, "/claim/", people))
            session = world.new_session(seats=SEATS)
            ours.append(
                _rush(portal.port, reverse("registrations:register", args=[session.key]), people)
            )
            session.refresh_from_db()
            sold.append(session.taken)
        memory = portal.memory()
    latencies = [latency for result in ours for latency in result.latencies]
    return Finding(
        scenario="register",
        unit="people/s",
        ours=middle([result.rate / 2 for result in ours]),
        yardstick=middle([result.rate / 2 for result in yardstick]),
        target=0.4,
        p99_ms=percentiles(latencies)["p99_ms"],
        facts={
            **percentiles(latencies),
            "seats": SEATS,
            "seats_given": sold,
            "web_process_mb": round(memory, 1),
        },
    )


def _rush(port: int, path: str, people: list[str]) -> Result:
    def one(session_key: str) -> list[float]:
        person = Connection(port, {"sessionid": session_key})
        begun = time.perf_counter()
        page = person.get(path)
        read = time.perf_counter()
        found = TOKEN.search(page.body)
        if page.status != 200 or found is None:
            raise RuntimeError(f"{path} answered {page.status} without a form")
        answer = person.post(path, urlencode({"csrfmiddlewaretoken": found[1].decode()}))
        sent = time.perf_counter()
        person.close()
        if answer.status != 302:
            raise RuntimeError(f"the form of {path} was answered with {answer.status}")
        return [read - begun, sent - read]

    return at_once(one, people, workers=AT_ONCE)
