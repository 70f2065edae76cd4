"""Which adults are on an event. Where they meet minors regularly, only who may (L14)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from core.errors import DomainError
from events.enums import SessionStatus
from events.models import Event
from events.services.locking import locked
from partners.models import Professional
from partners.suitability import facts, why_unsuitable


class CannotAssign(DomainError):
    """Somebody may not work with the minors of the event (L14)."""


@transaction.atomic
def assign_professionals(*, event: Event, people: Iterable[Professional]) -> None:
    """Put exactly these people on the event. Who is on it already is not asked about again.

    Raises:
        CannotAssign: somebody new may not be on it.
    """
    event = locked(event)
    wanted = {person.pk for person in people}
    there = set(event.professionals.values_list("pk", flat=True))
    if there != wanted:
        refuse_unsuitable(event, wanted - there)
        event.professionals.set(wanted)


def refuse_unsuitable(event: Event, people: Iterable[int]) -> None:
    """See that each of ``people`` (primary keys) may be on the event, saved or about to be.

    Raises:
        CannotAssign: somebody may not; the sentences say who and why.
    """
    if problems := why_unsuitable_for(event, people):
        raise CannotAssign(" ".join(problems))


def why_unsuitable_for(event: Event, people: Iterable[int] | None = None) -> list[str]:
    """Why some of ``people`` (primary keys; those on the event) may not be on it, one each.

    Asks nothing of the database where the event comes with :func:`with_adults`.
    """
    if not event.regular_contact:
        return []
    if people is None:
        prefetch_related_objects([event], *_read())
        found = list(event.professionals.all())
    else:
        named = Professional.objects.filter(pk__in=list(people))
        found = list(named.prefetch_related(*facts()))
    days = days_with_minors(event) if found else set()
    answers = [why_unsuitable(person, days) for person in found]
    return [words for words in answers if words]


def with_adults(events: QuerySet[Event]) -> QuerySet[Event]:
    """``events`` with what :func:`why_unsuitable_for` reads, in as many queries for one as many."""
    return events.prefetch_related(*_read())


def _read() -> list[str | Prefetch[Any]]:
    return ["sessions__occurrences", *facts("professionals__")]


def days_with_minors(event: Event) -> set[date]:
    """The days on which the adults of ``event`` meet its minors from now on.

    What is over cannot be mended. An event that has no session yet is planned: today counts.
    """
    if event._state.adding or not event.sessions.all():
        return {timezone.localdate()}
    now = timezone.now()
    return {
        timezone.localdate(time.starts_at)
        for session in event.sessions.all()
        if session.status == SessionStatus.SCHEDULED
        for time in session.occurrences.all()
        if time.ends_at > now
    }
