"""What is wrong with the cells of a person that can be read one by one."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.ages import age_on

OLDEST = 120
LONGEST_CODE, LONGEST_NAME = 40, 150


def faults_of(cells: dict[str, Any], *, asks_birth_dates: bool) -> dict[str, str]:
    """A sentence for each cell that is wrong, by the name of its column.

    ``asks_birth_dates`` where an event of the programme has an age limit (L7).
    """
    faults: dict[str, str] = {}
    for name, longest in (
        ("code", LONGEST_CODE),
        ("first_name", LONGEST_NAME),
        ("last_name", LONGEST_NAME),
    ):
        if len(cells.get(name, "")) > longest:
            words = _("Write no more than %(number)d characters.") % {"number": longest}
            faults[name] = words
    if not 1 <= cells.get("school_year", 1) <= 5:
        faults["school_year"] = _("A class year goes from 1 to 5.")
    born = cells.get("birth_date")
    if born and not asks_birth_dates:
        faults["birth_date"] = _(
            "No event of this programme has an age limit: dates of birth are not kept. "
            "Delete this column."
        )
    elif born and not 0 <= age_on(born, timezone.localdate()) <= OLDEST:
        faults["birth_date"] = _("Check the year: this cannot be a date of birth.")
    return faults
