"""What coordinators read of the answers: nothing that tells of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core import signing

from attendance.enums import Audience
from attendance.hosts import hosts_of
from attendance.models import Feedback, HostAsked
from disclosure import SMALLEST_WHOLE, Rule
from events.models import Session
from partners.models import Professional

SALT = "attendance.feedback"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one audience. ``number`` is None where they are too few to be shown.

    ``mean`` (one decimal) needs more of them still; ``sentences`` stand in no order of time.
    """

    audience: str
    number: int | None
    mean: float | None
    sentences: Sequence[str]


def answers_about(session: Session) -> list[Answers]:
    """The answers about ``session``, audience by audience: one query."""
    found: dict[str, list[Feedback]] = defaultdict(list)
    for one in Feedback.objects.filter(session=session).order_by("sentence", "pk"):
        found[one.audience].append(one)
    return [_answers(Audience(audience), found[audience]) for audience in Audience.values]


def host_token(asked: HostAsked) -> str:
    """What stands in the address that a host is sent."""
    return signing.dumps(asked.pk, salt=SALT)


def asked_by(token: str) -> HostAsked | None:
    """Who is asked by ``token``; None when somebody made it up."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    if not isinstance(key, int):
        return None
    return HostAsked.objects.select_related("session__event__programme").filter(pk=key).first()


@dataclass(frozen=True, slots=True)
class HostsAsked:
    """How many hosts of a session were asked and answered, and the names of those who have no
    address to be asked at."""

    asked: int
    answered: int
    unreached: Sequence[str]


def hosts_asked(session: Session) -> HostsAsked:
    """Four queries at most."""
    rows = list(HostAsked.objects.filter(session=session).values_list("has_answered", flat=True))
    hosts = {who for _of, who in hosts_of([session.pk])}
    unreached = Professional.objects.filter(pk__in=hosts, email="")
    return HostsAsked(len(rows), sum(rows), [str(one) for one in unreached])


def _answers(audience: Audience, rows: Sequence[Feedback]) -> Answers:
    number = len(rows)
    if Rule().is_small(number):
        return Answers(str(audience.label), None, None, [])
    return Answers(
        str(audience.label),
        number,
        _mean(row.score for row in rows) if number >= SMALLEST_WHOLE else None,
        [row.sentence for row in rows if row.sentence],
    )


def _mean(scores: Iterable[int]) -> float:
    numbers = list(scores)
    return round(sum(numbers) / len(numbers), 1)
