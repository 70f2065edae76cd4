"""A student's timetable on paper, and those of a class. Only hers says who she is by her name."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from careerdays.access import Encounters, are_of_days
from careerdays.models import Ballot, Encounter
from careerdays.sheets import NOBODY, moment, where
from core.dates import time_range, when
from documents.sheets import Section, Sheet
from registrations.models import Registration


def student_sheet(registration: Registration, encounters: Encounters) -> Sheet:
    """Whom she meets on one day, when and where."""
    session = registration.session
    return Sheet(
        title=_("Whom you meet"),
        about=session.event.title,
        lead=[str(registration.participant), session.event.title],
        sections=[
            _section(when(session.starts_at, session.ends_at, with_year=True), encounters.timetable)
        ],
    )


def class_sheet(
    registration: Registration, timetables: Sequence[tuple[Ballot, list[Encounter]]]
) -> Sheet:
    """Whom each pupil of a class meets, a page each with her number: her name is nowhere (L7)."""
    session = registration.session
    day = when(session.starts_at, session.ends_at, with_year=True)
    sections = [
        _section(
            _("%(class)s no. %(number)s")
            % {"class": registration.school_class, "number": ballot.number},
            timetable,
            lead=[day],
        )
        for ballot, timetable in timetables
    ]
    return Sheet(
        title=_("Whom you meet"),
        about=session.event.title,
        lead=[session.event.title],
        sections=sections,
        page_each=True,
    )


def _section(heading: str, timetable: Sequence[Encounter], lead: Sequence[str] = ()) -> Section:
    with_days = are_of_days(timetable)
    rows = [
        (
            moment(one.round) if with_days else time_range(one.round.starts_at, one.round.ends_at),
            f"{one.host.name}, {one.host.organisation.name}",
            where(one.meeting.room),
        )
        for one in timetable
    ]
    return Section(
        heading=heading,
        lead=lead,
        columns=[_("Time"), _("Whom to meet"), _("Room")],
        rows=rows or [(NOBODY, NOBODY, NOBODY)],
        wide=[1, 2],
    )
