"""Who goes to which workshop, on paper: by number, then by workshop. No name is on it (L7)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.sheets import Section, Sheet
from registrations.models import Registration
from registrations.workshops import Distribution, Group


def workshop_sheet(registration: Registration, distribution: Distribution) -> Sheet:
    """The sheet of the class of ``registration``, for its teacher to keep or to hang up."""
    event = registration.session.event
    by_number = Section(
        heading=_("By number"),
        columns=[_("No."), _("Workshop"), _("Where")],
        rows=[(str(pupil), one.title, one.where) for pupil, one in distribution.by_pupil],
        wide=[1, 2],
    )
    return Sheet(
        title=_("Who goes where"),
        about=event.title,
        lead=[
            f"{event.title} · {registration.school_class}",
            _("Only numbers are here: which number is whose, the teacher knows."),
            _("Seed of the draw: %(seed)s") % {"seed": distribution.seed},
        ],
        sections=[by_number, *(_section(group) for group in distribution.groups)],
    )


def _section(group: Group) -> Section:
    workshop = group.workshop
    pupils = ngettext("%(number)d pupil", "%(number)d pupils", workshop.pupils)
    numbers = ", ".join(map(str, group.pupils))
    return Section(
        heading=workshop.title,
        lead=[
            f"{workshop.when} · {workshop.where}",
            f"{pupils % {'number': workshop.pupils}}: {numbers}",
        ],
    )
