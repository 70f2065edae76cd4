"""What coordinators read of the answers: nothing that tells of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core import signing

from attendance.enums import Audience
from attendance.models import Feedback
from disclosure import SMALLEST_WHOLE, Rule
from events.models import Session

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


def host_token(session: Session) -> str:
    """What stands in the address that hosts of ``session`` are given."""
    return signing.dumps(str(session.key), salt=SALT)


def session_of(token: str) -> Session | None:
    """The session that ``token`` names; None when somebody made it up."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Session.objects.select_related("event__programme").filter(key=key).first()


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
