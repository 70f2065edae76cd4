"""Lists of a door on paper."""

from __future__ import annotations

from django.utils.translation import gettext as _

from attendance.held import Held, held_at
from core.dates import when
from documents.sheets import Section, Sheet
from events.models import Occurrence


def door_sheet(occurrence: Occurrence) -> Sheet:
    """Who has a place at one date, with boxes for coming and going (L5, L7)."""
    event = occurrence.session.event
    rows = [
        ("", "", one.name, one.code, str(one.seats), _notes(one)) for one in held_at(occurrence)
    ]
    return Sheet(
        title=_("At the door"),
        about=event.title,
        lead=[event.title, _("Only for the door: destroy it after the day.")],
        sections=[
            Section(
                heading=when(occurrence.starts_at, occurrence.ends_at, with_year=True),
                columns=[_("In"), _("Out"), _("Who"), _("Code"), _("Seats"), _("To know")],
                rows=rows,
                wide=[2, 5],
                boxes=[0, 1],
            )
        ],
    )


def _notes(one: Held) -> str:
    """School and first encounter, photos where they are not allowed, and what is needed."""
    photos = "" if one.photos else _("No photos")
    return ". ".join(part for part in (*one.about, photos, one.needs) if part)
