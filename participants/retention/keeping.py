"""Why people are kept, and until when: whoever has no reason left is forgotten (L8).

Each app registers its reasons in ``AppConfig.ready()``. Who never had one (a profile and nothing
else) is kept until she asks, and so is who limited the use of her data (L9).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participants.models import Participant, SourceCode
from participants.retention import duties
from participants.retention.duties import Duty, Found, Slice, compiled, period_of
from participants.services import erase_participants

# (participant, programme, until) for each reason to keep somebody; None while nobody is to go.
Reason = Callable[[], QuerySet[Any] | None]

PEOPLE = "people"
_reasons: dict[str, Reason] = {}

# The reason that lasts longest decides, and names the programme under which she is counted.
LONGEST = """
SELECT DISTINCT ON (key) key, programme, until FROM ({reasons}) AS reason (key, programme, until)
ORDER BY key, until DESC, programme
"""
STILL_THERE = """
SELECT kept.key, kept.programme, kept.until FROM ({kept}) AS kept
JOIN participants_participant person ON person.id = kept.key
WHERE person.erased_at IS NULL AND person.restricted_at IS NULL
"""
STILL_DUE = """
SELECT key FROM ({found}) AS found (key, programme, until) WHERE until < %s AND key = ANY(%s)
"""


def register(name: str, reason: Reason) -> None:
    """Make a reason known; the same name again replaces it."""
    _reasons[name] = reason


def find(part: Slice) -> Found | None:
    """People whose longest reason is known, with its last day."""
    found = [rows for reason in _reasons.values() if (rows := reason()) is not None]
    if not found:
        return None
    pieces = [compiled(part.of(rows, "participant")) for rows in found]
    union = " UNION ALL ".join(f"({sql})" for sql, _parameters in pieces)
    parameters = [value for _sql, values in pieces for value in values]
    return STILL_THERE.format(kept=LONGEST.format(reasons=union)), parameters


def forget(keys: Collection[int], day: date) -> int:
    """Erase those of these people (ids) who are still due once nobody can change it."""
    people = Participant.objects.filter(pk__any_of=keys).order_by("pk")
    locked = list(people.select_for_update(of=("self",)).values_list("pk", flat=True))
    return erase_participants(participants=_still_due(locked, day)) if locked else 0


def _still_due(locked: list[int], day: date) -> list[int]:
    found = find(Slice(min(locked) - 1, max(locked)))
    if found is None:
        return []
    sql, parameters = found
    with connection.cursor() as cursor:
        cursor.execute(STILL_DUE.format(found=sql), [*parameters, day, locked])
        return [row[0] for row in cursor.fetchall()]


def codes() -> QuerySet[Any] | None:
    """A code in the lists of a programme, which lasts as long as its registrations."""
    period = period_of("registration")
    if period is None:
        return None
    rows = SourceCode.objects.order_by().annotate(until=period.after("programme__ends_on"))
    return rows.values_list("participant", "programme", "until")


def register_duty() -> None:
    """Called when the apps are ready."""
    register("codes", codes)
    duties.register(
        Duty(
            name=PEOPLE,
            purpose="registration",
            title=_("People, with their account and who is responsible for them"),
            table=Participant.objects.usable,
            find=find,
            forget=forget,
        )
    )
