"""What a copy will be, in words: the facts of the page that asks before it is made."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import dates
from events.copying import NewDate
from programmes.copying import without_year
from programmes.models import Programme
from registrations.copying import EditionOrder, EventOrder, Preview

Facts = list[tuple[str, str]]


def edition_facts(programme: Programme, order: EditionOrder, preview: Preview) -> Facts:
    """What the next edition of ``programme`` will have."""
    assert preview.last_day  # noqa: S101 # an edition has one
    return [
        (_("Title"), order.title),
        (_("From – to"), dates.period(order.shift.new_first, preview.last_day)),
        (_("Series"), _series(programme)),
        (_("Events"), _events(preview)),
        *_when(preview),
        (_("Partnerships"), str(programme.partnerships.count())),
        (_("Schools of the network"), str(programme.schools.count())),
        (_("Phases"), str(programme.phases.count())),
        (_("Actions"), str(programme.actions.count())),
        (_("Who pays"), _who_pays(programme, order)),
    ]


def event_facts(order: EventOrder, preview: Preview) -> Facts:
    """What the event that is held again will have."""
    return [(_("Programme"), order.programme.title), *_when(preview)]


def _when(preview: Preview) -> Facts:
    facts = [(_("Sessions"), _sessions(preview))]
    if preview.first and preview.last:
        facts += [(_("First date"), _date(preview.first)), (_("Last date"), _date(preview.last))]
    return facts


def _events(preview: Preview) -> str:
    if not preview.cancelled_events:
        return str(preview.events)
    left_out = ngettext(
        "%(events)d; %(number)d that was cancelled is left out",
        "%(events)d; %(number)d that were cancelled are left out",
        preview.cancelled_events,
    )
    return left_out % {"events": preview.events, "number": preview.cancelled_events}


def _sessions(preview: Preview) -> str:
    words = ngettext(
        "%(sessions)d, on %(number)d date", "%(sessions)d, on %(number)d dates", preview.dates
    )
    said = words % {"sessions": preview.sessions, "number": preview.dates}
    if not preview.cancelled_sessions:
        return said
    left_out = ngettext(
        "%(number)d that was cancelled is left out",
        "%(number)d that were cancelled are left out",
        preview.cancelled_sessions,
    )
    return f"{said}; {left_out % {'number': preview.cancelled_sessions}}"


def _date(date: NewDate) -> str:
    words = {"day": dates.day_words(date.starts_at, with_year=True)}
    words |= {"time": dates.time_words(date.starts_at), "event": date.event.title}
    return _("%(day)s, %(time)s: %(event)s") % words


def _series(programme: Programme) -> str:
    """That of the programme; what returns for the first time begins one."""
    if programme.series:
        return programme.series.name
    return _("%(name)s: a new one, of both editions") % {"name": without_year(programme.title)}


def _who_pays(programme: Programme, order: EditionOrder) -> str:
    if not order.with_fundings:
        return _("nobody yet: write the new grant on the programme's page")
    return "; ".join(programme.fundings.values_list("statement", flat=True)) or _("nobody")
