"""Writes one programme: its partners, its plan and its events with their sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from textwrap import dedent

from django.utils import timezone

from events.enums import EventKind, EventStatus, Format, GuardianPolicy
from events.models import EligibilityRule, Event, Session
from events.services import create_session
from portal.demo_data.days import at, day_of, fall
from portal.demo_data.shape import (
    ActionData,
    EventData,
    ProgrammeData,
    RuleData,
    SessionData,
)
from portal.demo_data.shared import Shared
from programmes.enums import ProgrammeStatus
from programmes.models import Action, Fund, Funding, Partnership, Phase, Programme, Series

# How long before its first date an event was published.
PUBLISHED_BEFORE = timedelta(days=30)
# How long ago a proposal was handed in.
SUBMITTED_BEFORE = timedelta(days=3)
JOIN_URL = "https://incontri.demo.bussola.example/{slug}"


class ProgrammeWriter:
    """Writes a programme with the rows that all share."""

    def __init__(self, data: ProgrammeData, shared: Shared, now: datetime) -> None:
        """Nothing is written yet; days are counted from ``now``, a moment of a Roman clock."""
        self._data, self._shared, self._now = data, shared, now
        self._today = now.date()

    def write(self) -> dict[str, list[Session]]:
        """Write everything; returns the sessions of each event, by its address name."""
        data = self._data
        self._programme = Programme.objects.create(
            series=self._series(),
            title=data.title,
            slug=data.slug,
            summary=data.summary,
            description=prose(data.description),
            audience_note=prose(data.audience_note),
            how_to_take_part=prose(data.how_to_take_part),
            starts_on=self._day(data.starts_in),
            ends_on=self._day(data.ends_in),
            colour=data.colour,
            topic=data.topic,
            status=ProgrammeStatus.PUBLISHED,
            contact_name=data.contact_name,
            contact_email=data.contact_email,
        )
        self._programme.schools.set(self._shared.schools[code] for code in data.schools)
        self._write_partners()
        self._phases = {phase.name: phase for phase in self._write_phases()}
        self._actions: dict[str, Action] = {}
        self._write_actions(data.actions, parent=None)
        return {event.slug: self._write_event(event) for event in data.events}

    def _series(self) -> Series | None:
        if self._data.series is None:
            return None
        slug, name = self._data.series
        return Series.objects.get_or_create(slug=slug, defaults={"name": name})[0]

    def _write_partners(self) -> None:
        organisations = self._shared.organisations
        funds = {fund.code: fund for fund in Fund.objects.select_related("emblem")}
        Partnership.objects.bulk_create(
            Partnership(
                programme=self._programme,
                organisation=organisations[partner.organisation],
                department=self._shared.departments.get((partner.organisation, partner.department)),
                role=partner.role,
                position=position,
            )
            for position, partner in enumerate(self._data.partners, start=1)
        )
        Funding.objects.bulk_create(
            Funding(
                programme=self._programme,
                funder=organisations[funding.funder],
                call=funding.call,
                amount=funding.amount,
                statement=funding.statement,
                fund=funds.get(funding.fund),
                emblem=funds[funding.fund].emblem if funding.fund in funds else None,
                position=position,
            )
            for position, funding in enumerate(self._data.fundings, start=1)
        )

    def _write_phases(self) -> list[Phase]:
        return Phase.objects.bulk_create(
            Phase(
                programme=self._programme,
                name=phase.name,
                description=phase.description,
                starts_on=day_of(phase.first, self._today),
                ends_on=day_of(phase.last, self._today),
            )
            for phase in self._data.phases
        )

    def _write_actions(self, actions: Sequence[ActionData], *, parent: Action | None) -> None:
        for position, data in enumerate(actions, start=1):
            action = Action.objects.create(
                programme=self._programme,
                parent=parent,
                position=position,
                title=data.title,
                description=data.description,
            )
            self._actions[data.title] = action
            self._write_actions(data.children, parent=action)

    def _write_event(self, data: EventData) -> list[Session]:
        event = Event.objects.create(
            programme=self._programme,
            phase=self._phases[data.phase] if data.phase else None,
            action=self._actions[data.action] if data.action else None,
            kind=data.kind,
            title=data.title,
            slug=data.slug,
            summary=data.summary,
            description=prose(data.description),
            topic=data.topic,
            audiences=list(data.audiences),
            format=data.format,
            site=self._shared.sites[data.site] if data.site else None,
            # The same adults and the same young people, several times.
            regular_contact=data.kind == EventKind.COURSE,
            booking=data.booking,
            minor_policy=data.minor_policy or _policy_of(data),
            max_companions=data.max_companions,
            cost_note=data.cost_note,
            what_to_bring=data.what_to_bring,
            more_information=data.more_information,
            status=data.status,
            review_note=data.review_note,
            **_since(data.status),
        )
        event.hosts.set(self._shared.organisations[slug] for slug in data.hosts)
        event.professionals.set(self._shared.professionals[key] for key in data.professionals)
        self._write_rules(event, None, data.rules)
        return [self._write_session(event, data, session) for session in data.sessions]

    def _write_session(self, event: Event, of: EventData, data: SessionData) -> Session:
        site = self._shared.sites[data.site] if data.site else None
        place = site or event.site
        session = create_session(
            event=event,
            times=fall(data.when, self._now),
            label=data.label,
            site=site,
            room=self._shared.rooms[place.pk, data.room] if place and data.room else None,
            join_url="" if of.format == Format.IN_PERSON else JOIN_URL.format(slug=of.slug),
            capacity=data.capacity,
            waiting_limit=data.waiting_limit,
            registration_opens_at=self._moment(data.opens_in, "09:00"),
            registration_closes_at=self._moment(data.closes_in, "18:00"),
        )
        self._write_rules(event, session, data.rules)
        return session

    def _write_rules(
        self, event: Event, session: Session | None, rules: Sequence[RuleData]
    ) -> None:
        for data in rules:
            rule = EligibilityRule.objects.create(
                event=event,
                session=session,
                kind=data.kind,
                minimum=data.minimum,
                maximum=data.maximum,
                levels=list(data.levels),
                occupations=list(data.occupations),
            )
            rule.municipalities.set(
                self._shared.municipalities[name] for name in data.municipalities
            )

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _moment(self, days: int | None, clock: str) -> datetime | None:
        return None if days is None else at(self._day(days), clock)


def _since(status: EventStatus) -> dict[str, datetime]:
    """When it came to its state."""
    if status in EventStatus.PROPOSED:
        return {"submitted_at": timezone.now() - SUBMITTED_BEFORE}
    return {"published_at": timezone.now() - PUBLISHED_BEFORE}


def _policy_of(data: EventData) -> GuardianPolicy:
    return GuardianPolicy.NONE if data.format == Format.ONLINE else GuardianPolicy.INFORM


def prose(text: str) -> str:
    """A text as it is stored: paragraphs parted by an empty line, no line broken inside one."""
    paragraphs = re.split(r"\n\s*\n", dedent(text).strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
