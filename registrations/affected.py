"""Whom a breach of personal data concerns, and how each is told (L12, GDPR art. 34).

Three columns: who, where to write, and through whom. Nothing else is needed to tell somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from events.models import Event
from exchange.exports import Table, write_out
from jobs.kinds import NewFile
from participants.models import Guardianship, Participant
from programmes.models import Programme
from registrations.models import Registration, RegistrationQuerySet

Row = tuple[str, str, str]
COLUMNS = (gettext_lazy("Who"), gettext_lazy("Where to write"), gettext_lazy("How"))
GROUP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the breach touched; what is None narrows nothing. ``until`` is the last day."""

    programme: Programme | None = None
    event: Event | None = None
    since: date | None = None
    until: date | None = None

    def __str__(self) -> str:
        period = [str(day) for day in (self.since, self.until) if day]
        return "; ".join(str(part) for part in (self.programme, self.event, *period) if part)


def affected_registrations(scope: Scope, *, by: User) -> RegistrationQuerySet:
    """The registrations of ``scope`` that ``by`` coordinates, whatever became of them."""
    rows = Registration.objects.coordinated_by(by)
    if scope.programme:
        rows = rows.filter(session__event__programme=scope.programme)
    if scope.event:
        rows = rows.filter(session__event=scope.event)
    if scope.since:
        rows = rows.filter(created_at__date__gte=scope.since)
    if scope.until:
        rows = rows.filter(created_at__date__lte=scope.until)
    return rows


def affected_people(scope: Scope, *, format_: str, by: User) -> NewFile:
    """The file of who is to be told; the log says who took it out, and for what."""
    registrations = affected_registrations(scope, by=by)
    table = Table(
        name="participants.participant",
        title=_("People affected by a breach"),
        headings=[str(heading) for heading in COLUMNS],
        rows=_rows(registrations),
    )
    return write_out(table, format_=format_, filters=str(scope), owner=by)


def _rows(registrations: RegistrationQuerySet) -> Iterator[Row]:
    guardians = Guardianship.objects.open().select_related("guardian")
    people = (
        Participant.objects.filter(pk__in=registrations.order_by().values("participant"))
        .select_related("user")
        .prefetch_related(Prefetch("guardianships", guardians, to_attr="in_charge"))
        .order_by("last_name", "first_name", "pk")
    )
    for person in people.iterator(chunk_size=GROUP):
        yield from _of_person(person, person.in_charge)  # type: ignore[attr-defined]
    yield from _of_classes(registrations)


def _of_person(person: Participant, guardians: list[Guardianship]) -> Iterator[Row]:
    """Her own address, or else those of who answers for her: a line for each."""
    name = person.get_full_name()
    if person.user is not None:
        yield name, person.user.email, _("her own address")
        return
    for guardian in guardians:
        yield name, guardian.address, _("through %(name)s") % {"name": guardian.get_full_name()}
    if not guardians:
        yield name, "", _("no address is known")


def _of_classes(registrations: RegistrationQuerySet) -> Iterator[Row]:
    """Pupils of a class that is booked are told by their school."""
    booked = registrations.filter(school_class__isnull=False).select_related(
        "school_class__school__organisation", "booked_by"
    )
    seen = set()
    for row in booked.order_by("school_class", "pk").iterator(chunk_size=GROUP):
        if row.school_class_id in seen or row.school_class is None:
            continue
        seen.add(row.school_class_id)
        name = f"{row.school_class} · {row.school_class.school}"
        yield name, row.booked_by.email if row.booked_by else "", _("through the school")
