"""The columns of the sheet of events with their sessions."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.enums import Audience, Booking, EventKind, EventStatus, Format
from exchange.columns import Column
from exchange.finding import OwnRule
from exchange.widgets import CellWidget, Choice, Choices, Text, Time, WholeNumber, YesNo
from exchange.widgets.base import as_text
from programmes.enums import Topic
from registrations.resources.days import Days

# Rows after the first of an event leave its columns empty: an empty cell changes nothing.
Kept = partial(Column, empty_keeps=True)
# How a column of the event begins: the sheet's rows are sessions.
OF_THE_EVENT = "event__"


class Names(CellWidget):
    """Several rows of another table, by what they are called; the resource finds them."""

    def __init__(self, called: str, otherwise: str = "") -> None:
        super().__init__()
        self.called, self.otherwise = called, otherwise

    def cell(self, value: Any) -> str | None:
        if value is None:
            return None
        names = [getattr(row, self.called) or str(row) for row in value.all()]
        return ", ".join(sorted(names)) or None


class Audiences(Choices):
    """For whom, with semicolons between them: there are commas in what they are called."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> list[str]:
        wanted: set[str] = set()
        for part in re.split(r"[;|\n]", as_text(value, lines=True)):
            wanted |= self._named(part.strip())
        return [choice for choice in self.choices.values if choice in wanted]

    def cell(self, value: Any) -> str | None:
        return "; ".join(str(self.choices(one).label) for one in value or ()) or None

    def _named(self, text: str) -> set[str]:
        """One, by all of ``text``; or several, where people wrote commas all the same."""
        if not text:
            return set()
        try:
            return {self.parse(text)}
        except ValueError:
            if "," not in text:
                raise
        return {self.parse(word.strip()) for word in text.split(",") if word.strip()}


class EventColumns(OwnRule):
    """One row for each session; what is of the event stands in the first, or in each."""

    event_code = Kept(
        "event__slug",
        it="Codice evento",
        en="Event code",
        explanation=_(
            "The event's address name. Empty: the title finds the event; with the title empty "
            "too, the row is of the event above."
        ),
        example="robot-per-tutti",
    )
    title = Kept("event__title", it="Titolo", en="Title", example="Robot per tutti")
    kind = Kept(
        "event__kind", it="Tipo", en="Kind", widget=Choice(EventKind), example="Laboratorio"
    )
    summary = Kept(
        "event__summary",
        it="Sintesi",
        en="Summary",
        aliases=["Sommario"],
        explanation=_("One sentence, 160 characters at most."),
        example="Costruiamo un robot che segue una linea.",
    )
    description = Kept(
        "event__description", it="Descrizione", en="Description", widget=Text(lines=True)
    )
    topic = Kept("event__topic", it="Tema", en="Topic", widget=Choice(Topic), example="Robotica")
    audiences = Kept(
        "event__audiences",
        it="Destinatari",
        en="Audiences",
        widget=Audiences(Audience),
        explanation=_("Several with a semicolon between them."),
        example="Famiglie; Docenti",
    )
    format = Kept(
        "event__format",
        it="Modalità",
        en="Format",
        widget=Choice(Format),
        explanation=_("Empty: in person."),
    )
    phase = Kept(
        "event__phase__name",
        it="Fase",
        en="Phase",
        explanation=_("The name of a phase of the programme."),
    )
    site = Kept(
        "event__site__name",
        it="Sede",
        en="Site",
        explanation=_("The name of a site; bring in the sites first."),
        example="Laboratori di via Olona",
    )
    site_organisation = Kept(
        "event__site__organisation__slug",
        it="Ente della sede",
        en="Site's organisation",
        explanation=_("Where two organisations have a site of that name."),
        example="museo-della-scienza",
    )
    hosts = Kept(
        "event__hosts",
        it="Enti organizzatori",
        en="Hosts",
        widget=Names("slug"),
        explanation=_("Address names or names of organisations, with semicolons between them."),
        example="museo-della-scienza",
    )
    professionals = Kept(
        "event__professionals",
        it="Professionisti",
        en="Professionals",
        widget=Names("source_code"),
        explanation=_("Their codes or names, with semicolons between them."),
        example="P-017",
    )
    regular_contact = Kept(
        "event__regular_contact",
        it="Contatto regolare con minori",
        en="Regular contact with minors",
        widget=YesNo(),
        explanation=_("Yes for mentoring, a lab or a course: its professionals need a check."),
    )
    booking = Kept(
        "event__booking",
        it="Modalità di iscrizione",
        en="Booking",
        aliases=["Prenotazione"],
        widget=Choice(Booking),
        explanation=_("Empty: by registering for a session."),
    )
    max_companions = Kept(
        "event__max_companions",
        it="Persone al seguito",
        en="Companions",
        aliases=["Accompagnatori"],
        widget=WholeNumber(),
        explanation=_("How many people somebody may bring along. Empty: none."),
    )
    cost_note = Kept("event__cost_note", it="Costo", en="Cost")
    what_to_bring = Kept(
        "event__what_to_bring", it="Cosa portare", en="What to bring", widget=Text(lines=True)
    )
    contact_email = Kept("event__contact_email", it="Email contatto", en="Contact email")
    status = Kept(
        "event__status", it="Stato", en="Status", widget=Choice(EventStatus), readonly=True
    )
    session = Kept(
        "key",
        it="Codice turno",
        en="Session code",
        explanation=_("Leave it empty for a new session: exports write it."),
    )
    label = Kept(
        "label",
        it="Nome del turno",
        en="Label",
        aliases=["Turno"],
        explanation=_("A name for the session, where dates are not enough to choose."),
    )
    days = Kept(
        "occurrences",
        it="Date",
        en="Dates",
        aliases=["Data", "Date", "Giorno"],
        widget=Days(),
        explanation=_(
            "One date, or all those of a course; with hours of their own where they differ: "
            "12/04/2027 9:30-12:30; 19/04/2027 14:00-16:00."
        ),
        example="12/04/2027",
    )
    starts = Kept("starts_at", it="Inizio", en="Start", widget=Time(), example="9:30")
    ends = Kept("ends_at", it="Fine", en="End", widget=Time(), example="12:30")
    capacity = Kept(
        "capacity",
        it="Posti",
        en="Seats",
        widget=WholeNumber(),
        explanation=_("Empty in a new session: without a limit."),
        example="25",
    )
    waiting_limit = Kept(
        "waiting_limit",
        it="Lista d’attesa",
        en="Waiting list",
        widget=WholeNumber(),
        explanation=_("How long it may be; 0 for none. Empty in a new session: without a limit."),
    )
    room = Kept(
        "room__name",
        it="Sala",
        en="Room",
        aliases=["Aula"],
        explanation=_("The name of a room of the site."),
    )
    join_url = Kept(
        "join_url",
        it="Link per partecipare",
        en="Link to take part",
        explanation=_("Online: shown only to those registered."),
    )


# The columns that the event has as they stand: column, field.
PLAIN_OF_EVENT = {
    name: name
    for name in (
        "title",
        "kind",
        "summary",
        "description",
        "topic",
        "audiences",
        "regular_contact",
        "booking",
        "max_companions",
        "cost_note",
        "what_to_bring",
        "contact_email",
    )
}
OF_EVENT = {*PLAIN_OF_EVENT, "format", "phase", "site", "hosts", "professionals"}
