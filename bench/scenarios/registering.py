"""``register``: a rush of signed-in people for too few seats."""

from __future__ import annotations

import re
import time
from contextlib import closing
from statistics import median
from urllib.parse import urlencode

from django.db.models import Sum
from django.urls import reverse

from bench import world
from bench.context import Context
from bench.load import Connection, Result, at_once
from bench.report import Finding, Goal, percentiles, ratio
from bench.servers import OURS, YARDSTICK, serving
from events.models import Session

PEOPLE = 2000
SEATS = 500
AT_ONCE = 50
REQUESTS = 2  # of each person: the page, and the post
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def register(context: Context) -> Finding:
    """Page and post of everybody, against a bare page and insert with the same middleware.

    No worker runs: what it would send is measured by ``reminders``.
    """
    world.make_yardstick_table()
    sold: list[Session] = []

    def ours() -> Result:
        sold.append(world.new_session(seats=SEATS))
        path = reverse("registrations:register", args=[sold[-1].key])
        return rush(portal.port, path, world.signed_in_people(PEOPLE))

    def yardstick() -> Result:
        return rush(django.port, "/claim/", world.signed_in_people(PEOPLE))

    with serving(OURS) as portal, serving(YARDSTICK) as django:
        theirs, found = context.taking_turns(yardstick, ours)
        memory = portal.memory()
    return _finding(theirs, found, [_seats_held(session) for session in sold], memory)


def rush(port: int, path: str, people: list[str]) -> Result:
    """Everybody in ``people`` (session cookies) reads the page and sends its form.

    Raises:
        RuntimeError: somebody got anything but the page and a redirection.
    """

    def one(session_key: str) -> list[float]:
        with closing(Connection(port, {"sessionid": session_key})) as person:
            begun = time.perf_counter()
            page = person.get(path)
            read = time.perf_counter()
            form = urlencode({"csrfmiddlewaretoken": token_of(path, page.status, page.content)})
            sending = time.perf_counter()
            answer = person.post(path, form)
            sent = time.perf_counter()
        if answer.status != 302:
            raise RuntimeError(f"the form of {path} was answered with {answer.status}")
        return [read - begun, sent - sending]

    return at_once(one, people, workers=AT_ONCE)


def token_of(path: str, status: int, html: bytes) -> str:
    """What the form of a page sends along, so that its post is believed.

    Raises:
        RuntimeError: the page has no form.
    """
    found = TOKEN.search(html)
    if status != 200 or found is None:
        raise RuntimeError(f"{path} answered {status} without a form")
    return found[1].decode()


def _seats_held(session: Session) -> int:
    """Counted from the registrations, not read from the session."""
    return session.registrations.holding().aggregate(seats=Sum("seats"))["seats"] or 0


def _finding(theirs: list[Result], ours: list[Result], held: list[int], memory: float) -> Finding:
    times = percentiles([latency for result in ours for latency in result.latencies])
    figure = ratio([result.rate for result in ours], [result.rate for result in theirs])
    return Finding(
        scenario="register",
        unit="people/s",
        ours=median(result.rate / REQUESTS for result in ours),
        yardstick=median(result.rate / REQUESTS for result in theirs),
        ratio=figure,
        goals=[
            Goal("ratio", figure, 0.4),
            Goal("p99, ms", times["p99_ms"], 1000, at_most=True),
            Goal("seats held, most", max(held), SEATS, at_most=True),
            Goal("seats held, least", min(held), SEATS),
            Goal("web process, MB", memory, 150, at_most=True),
        ],
        p99_ms=times["p99_ms"],
        facts={
            **times,
            "people": PEOPLE,
            "at_once": AT_ONCE,
            "requests_a_person": REQUESTS,
            "seats": SEATS,
            "seats_held": held,
            "worker": "not running",
            "web_process_mb": round(memory, 1),
        },
    )
