"""The state of an event, from those of its sessions. Plain Python, like ``availability``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.availability import Availability, SessionFacts, Verdict

# What a reader wants to know first: can anything be done, with any session?
BEST_FIRST = (
    Verdict.ALREADY_IN,
    Verdict.OPEN,
    Verdict.NO_BOOKING,
    Verdict.WAITING_LIST,
    Verdict.OPENS_ON,
    Verdict.FULL,
    Verdict.ONLY_CLASSES,
    Verdict.ONLY_PEOPLE,
    Verdict.NOT_ELIGIBLE,
    Verdict.CLOSED,
    Verdict.CANCELLED,
)

Answer = tuple[SessionFacts, Availability]


def overall(answers: Sequence[Answer]) -> Answer:
    """The best answer among the sessions of an event (at least one), as of one session.

    Its numbers are those of the sessions that give this answer, together: the seats of a session
    that is closed are of no use to anybody. No limit on one of them is no limit.
    """
    best = min((answer.verdict for _, answer in answers), key=BEST_FIRST.index)
    alike = [(facts, answer) for facts, answer in answers if answer.verdict is best]
    facts, answer = alike[0]
    merged = replace(
        facts,
        capacity=_total([facts.capacity for facts, _ in alike]),
        taken=sum(facts.taken for facts, _ in alike),
        waiting=sum(facts.waiting for facts, _ in alike),
        opens_at=min((facts.opens_at for facts, _ in alike if facts.opens_at), default=None),
        closes_at=max(facts.closes_at for facts, _ in alike),
    )
    return merged, replace(answer, free=_total([answer.free for _, answer in alike]))


def _total(numbers: Sequence[int | None]) -> int | None:
    return None if None in numbers else sum(number for number in numbers if number is not None)
