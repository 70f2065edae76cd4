"""What is known of the consents of some people, read at once however many they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch

from participants.models import (
    Consent,
    ConsentAnswer,
    ConsentRequest,
    ConsentUse,
    Guardianship,
    Purpose,
    PurposeText,
)

# Participant, purpose and use (None where it has none), by their keys.
Key = tuple[int, int, int | None]


@dataclass(frozen=True, slots=True)
class Known:
    """The purposes with their words in force, and of each person what she and hers answered."""

    purposes: list[Purpose]
    texts: dict[int, PurposeText]
    consents: dict[Key, Consent]
    guardianships: dict[int, list[Guardianship]]
    requests: dict[int, ConsentRequest]


def known_of(people: Collection[int]) -> Known:
    """Read all that the page needs about ``people`` (keys of participants): six queries."""
    uses = Prefetch("uses", ConsentUse.objects.filter(is_in_use=True))
    purposes = list(Purpose.objects.optional().in_use().prefetch_related(uses))
    texts = PurposeText.objects.in_force().filter(purpose__in=purposes)
    return Known(
        purposes=purposes,
        texts={text.purpose_id: text for text in texts},
        consents=_consents(people),
        guardianships=_guardianships(people),
        requests=_requests(people),
    )


def _consents(people: Collection[int]) -> dict[Key, Consent]:
    answers = Prefetch("answers", ConsentAnswer.objects.select_related("guardianship__guardian"))
    rows = Consent.objects.active().filter(participant__in=people).prefetch_related(answers)
    return {(row.participant_id, row.purpose_id, row.use_id): row for row in rows}


def _guardianships(people: Collection[int]) -> dict[int, list[Guardianship]]:
    found: dict[int, list[Guardianship]] = {}
    rows = Guardianship.objects.open().filter(participant__in=people).select_related("guardian")
    for row in rows:
        found.setdefault(row.participant_id, []).append(row)
    return found


def _requests(people: Collection[int]) -> dict[int, ConsentRequest]:
    """The last link of each guardian."""
    rows = ConsentRequest.objects.filter(guardianship__participant__in=people).order_by("pk")
    return {row.guardianship_id: row for row in rows}
