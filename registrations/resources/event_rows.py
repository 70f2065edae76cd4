"""What a row of the sheet does to its event."""

from __future__ import annotations

from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Value
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.db import Plain
from events.models import Event, Session
from events.services import CannotAssign, assign_professionals, refuse_unsuitable
from partners.models import Site
from programmes.models import Programme
from registrations.resources.event_columns import PLAIN_OF_EVENT
from registrations.resources.faults import Faults
from registrations.resources.naming import (
    hosts_called,
    phase_called,
    professionals_called,
    site_called,
)
from registrations.services import move_event

if TYPE_CHECKING:
    from registrations.resources.events import EventResource

Cells = dict[str, Any]
LONGEST_SLUG = 90
# Where the fields of the tables stand in the sheet under another name.
COLUMN_OF = {"phase": "event__phase__name", "site": "event__site__name"}


def event_named(programme: Programme, cells: Cells, *, above: int | None) -> Event:
    """The event of ``programme`` that a row is about, as it is now; or a new one.

    Raises:
        ValidationError: the row names none, or its title is that of several.
    """
    code, title = cells.get("event_code", ""), cells.get("title", "")
    mine = Event.objects.select_related("site", "phase", "programme").filter(programme=programme)
    if not code and not title:
        if above is None:
            words = _("Write the event's code or its title: there is no event above this row.")
            raise ValidationError({"event__slug": words})
        return mine.get(pk=above)
    if code:
        found = list(mine.filter(slug__in=_slugs(programme, code)).order_by("pk")[:1])
    else:
        found = list(mine.annotate(plain=Plain("title")).filter(plain=Plain(Value(title)))[:2])
    if len(found) > 1:
        words = _("The programme has more than one event called “%(value)s”: write its code.")
        raise ValidationError({"event__title": words % {"value": title}})
    return (
        found[0] if found else Event(programme=programme, slug=_free_slug(programme, code or title))
    )


def session_named(event: Event, cells: Cells, *, is_alone: bool) -> Session | None:
    """The session of ``event`` that a row is about; None when it is a new one.

    By its code, its label, its first date; a row that is alone is of the event's only session.

    Raises:
        ValidationError: no session of the event has that code, or several that label.
    """
    sessions = event.sessions.select_related("site", "room")
    if code := cells.get("session"):
        found = sessions.filter(key=code).first() if _is_key(code) else None
        if found is None:
            words = _("The event has no session with the code “%(value)s”.")
            raise ValidationError({"key": words % {"value": code}})
        return found
    if label := cells.get("label"):
        labelled = list(sessions.filter(label__iexact=label)[:2])
        if len(labelled) > 1:
            words = _("The event has more than one session called “%(value)s”: write its code.")
            raise ValidationError({"label": words % {"value": label}})
        if labelled:
            return labelled[0]
    if first := _first_start(cells):
        at_that_time = [one for one in sessions if _says(one, first) and _fits(one, cells)]
        if len(at_that_time) == 1:
            return at_that_time[0]
    only = list(sessions[:2])
    return only[0] if is_alone and len(only) == 1 and _fits(only[0], cells) else None


def write_event(event: Event, cells: Cells, sheet: EventResource) -> Event:
    """Give the event what the row says of it; what it says of nothing stays.

    Raises:
        ValidationError: the event would not be one.
    """
    _refuse_unknown_names(cells, sheet.programme)
    changed = _set_plain(event, cells)
    changed += _set_phase(event, cells, sheet.programme)
    site = _site(event, cells, sheet.programme)
    changed += _set_format(event, cells)
    is_new = event._state.adding
    is_told = event.published_at is not None
    if site != event.site and not is_told:
        event.site = site
        changed.append("site")
    if is_new or changed:
        _check(event)
    if is_new:
        event.save()
    elif changed:
        sheet.hold_sessions()  # as who cancels the event does, before it is taken itself
        event.save(update_fields=[*changed, "updated_at"])
    if "hosts" in cells:
        event.hosts.set(hosts_called(cells["hosts"], sheet.programme))
    if is_told and site != event.site:
        sheet.hold_sessions()
        move_event(event=event, site=site)
        event = Event.objects.select_related("site", "programme").get(pk=event.pk)
        sheet.remarks.append(
            _("“%(event)s” moves to another site: everybody in it is told.") % {"event": event}
        )
    return event


def write_adults(event: Event, cells: Cells, sheet: EventResource, *, asked_before: bool) -> None:
    """Put on the event whom the row names, when the event has the dates that the row says.

    ``asked_before``: who is on it was already asked for a check; else all of them are now (L14).

    Raises:
        ValidationError: one of them may not work with its minors.
    """
    there = {person.pk for person in event.professionals.all()}
    people = professionals_called(cells.get("professionals", ""), sheet.programme)
    wanted = {person.pk for person in people} if "professionals" in cells else there
    try:
        if event.regular_contact and not asked_before:
            refuse_unsuitable(event, wanted)
        if wanted != there:
            sheet.hold_sessions()  # the event is locked after its sessions
            assign_professionals(event=event, people=people)
    except CannotAssign as error:
        raise ValidationError({"event__professionals": str(error)}) from None


def _refuse_unknown_names(cells: Cells, programme: Programme) -> None:
    """Say of all the columns that name something what is not there, not of the first alone."""
    faults = Faults()
    for column, called in (
        ("phase", phase_called),
        ("site", partial(site_called, organisation=cells.get("site_organisation", ""))),
        ("hosts", hosts_called),
        ("professionals", professionals_called),
    ):
        try:
            if column in cells:
                called(cells[column], programme=programme)
        except ValidationError as error:
            faults.take(error)
    faults.refuse()


def _set_plain(event: Event, cells: Cells) -> list[str]:
    changed = [
        field
        for name, field in PLAIN_OF_EVENT.items()
        if name in cells and getattr(event, field) != cells[name]
    ]
    for field in changed:
        setattr(event, field, cells[field])
    return changed


def _set_phase(event: Event, cells: Cells, programme: Programme) -> list[str]:
    if "phase" not in cells:
        return []
    phase = phase_called(cells["phase"], programme)
    if phase == event.phase:
        return []
    event.phase = phase
    return ["phase"]


def _set_format(event: Event, cells: Cells) -> list[str]:
    wanted = cells.get("format", event.format)
    if wanted == event.format:
        return []
    if event.published_at is not None:
        words = _("People know whether a published event is online: it cannot change.")
        raise ValidationError({"event__format": words})
    event.format = wanted
    return ["format"]


def _site(event: Event, cells: Cells, programme: Programme) -> Site | None:
    if "site" not in cells:
        return event.site
    return site_called(cells["site"], cells.get("site_organisation", ""), programme)


def _check(event: Event) -> None:
    try:
        event.full_clean()
    except ValidationError as error:
        faults = error.update_error_dict({})
        raise ValidationError({_column(name): faults[name] for name in faults}) from None


def _column(field: str) -> str:
    return field if field == NON_FIELD_ERRORS else COLUMN_OF.get(field, f"event__{field}")


def _slugs(programme: Programme, code: str) -> list[str]:
    """The address names that an event of that code may have: its own, or with the programme's.

    Address names are one for the whole portal: a code that another programme uses already, for
    an event that nobody may know of, is none the less free in this one.
    """
    plain = slugify(code)[:LONGEST_SLUG] or "evento"
    return [plain, f"{programme.slug}-{plain}"[:LONGEST_SLUG]]


def _free_slug(programme: Programme, code: str) -> str:
    candidates = _slugs(programme, code)
    more = (f"{candidates[-1]}-{number}" for number in count(2))
    return next(
        slug for slug in chain(candidates, more) if not Event.objects.filter(slug=slug).exists()
    )


def _first_start(cells: Cells) -> tuple[Any, Any] | None:
    days = cells.get("days")
    return (days[0].day, days[0].starts or cells.get("starts")) if days else None


def _says(session: Session, first: tuple[Any, Any]) -> bool:
    moment = localtime(session.starts_at)
    return (moment.date(), moment.time()) == first


def _fits(session: Session, cells: Cells) -> bool:
    """A row with another label is of another session."""
    return not session.label or not cells.get("label") or session.label == cells["label"]


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
