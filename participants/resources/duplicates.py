"""Who of a programme may be the same person as a row of its sheet: proposed, never decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from exchange.names import folded
from participants.models import Participant, SourceCode
from programmes.models import Programme


class Somebody(NamedTuple):
    """A person of the programme, in what is compared with a row."""

    name: str
    code: str
    birth_date: date | None
    school: int | None

    def may_be(self, birth_date: date | None, school: int | None) -> bool:
        """Nothing that is known of both tells them apart."""
        return all(
            known is None or said is None or known == said
            for known, said in ((self.birth_date, birth_date), (self.school, school))
        )


def people_by_name(programme: Programme) -> dict[str, list[Somebody]]:
    """The people of ``programme``, by what :func:`name_key` makes of their names."""
    one = Programme.objects.filter(pk=programme.pk)
    codes = SourceCode.objects.filter(participant=OuterRef("pk"), programme=programme)
    rows = Participant.objects.of_programmes(one).annotate(
        person_code=Subquery(codes.values("code")[:1])
    )
    found: dict[str, list[Somebody]] = defaultdict(list)
    columns = ["first_name", "last_name", "person_code", "birth_date", "school"]
    for first, last, code, born, school in rows.values_list(*columns):
        found[name_key(first, last)].append(Somebody(f"{first} {last}", code or "", born, school))
    return found


def name_key(first: str, last: str) -> str:
    """A name as it is compared."""
    return f"{folded(first)} {folded(last)}"


def proposal(number: int, alike: Sequence[Somebody], *, is_left_out: bool) -> str:
    """The sentence that says whom the row may be, and what became of it."""
    words = _("Row %(row)d: possible duplicate of %(people)s. She is brought in all the same.")
    if is_left_out:
        words = _(
            "Row %(row)d was left out: possible duplicate of %(people)s. If she is somebody "
            "else, give her a code; if she is the same person, write that person's code."
        )
    people = "; ".join(f"{one.name} ({one.code or _('without a code')})" for one in alike[:3])
    return words % {"row": number, "people": people}
