"""Writing what a sheet of people brings, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.models import Participant, SourceCode
from programmes.models import Programme

BATCH = 2_000


class Changed(NamedTuple):
    """What a row (``number``) changes of a person."""

    number: int
    person: int
    cells: dict[str, Any]


def write_new(programme: Programme, new: Sequence[tuple[Participant, str]]) -> None:
    """Bring in people who are not there, each with her code in ``programme``."""
    people = Participant.objects.bulk_create([person for person, _code in new], batch_size=BATCH)
    SourceCode.objects.bulk_create(
        [
            SourceCode(programme=programme, code=code, participant=person)
            for person, (_person, code) in zip(people, new, strict=True)
        ],
        batch_size=BATCH,
    )


def write_changes(changed: Sequence[Changed]) -> Mapping[int, str]:
    """Change the people as they are now, under their locks; returns refusals by row."""
    wanted = Participant.objects.filter(pk__in={change.person for change in changed})
    locked = wanted.select_for_update(of=("self",), no_key=True).order_by("pk")
    people = {person.pk: person for person in locked}
    refusals = {}
    for change in changed:
        person = people.get(change.person)
        if person is None:
            refusals[change.number] = _("This person is no longer there.")
        elif person.user_id is not None:
            refusals[change.number] = hers_to_correct()
        else:
            person.updated_at = timezone.now()
            for name, value in change.cells.items():
                setattr(person, name, value)
    names = {name for change in changed for name in change.cells}
    fields = [*sorted(names), "updated_at"]
    Participant.objects.bulk_update(people.values(), fields, batch_size=BATCH)
    return refusals


def hers_to_correct() -> str:
    """Why the data of who has an account is left alone."""
    return _("She has an account: her data is hers to correct, on her profile.")
