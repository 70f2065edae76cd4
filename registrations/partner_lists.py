"""The list of a session that a partner is given: what its agreement allows, and no more (L11).

``COLUMNS`` is the one list of what goes to partners. A host greets people and counts them: for
that a first name with an initial, the class and the number will do. A surname tells who somebody
is to anybody who finds the sheet, so it stays here, as do dates of birth, addresses and needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.errors import DomainError
from documents.funders import preamble
from events.models import Session
from exchange.exports import Table, write_out
from jobs.kinds import NewFile
from partners.models import Organisation
from programmes.agreements import agreed
from programmes.enums import Allowed
from programmes.models import Programme
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet

Row = Sequence[str | int]
CLASS, PEOPLE = gettext_lazy("Class"), gettext_lazy("People")
COLUMNS: Mapping[Allowed, Sequence[Promise]] = {
    Allowed.NUMBERS: [gettext_lazy("Who"), PEOPLE],
    Allowed.NAMES: [gettext_lazy("Name"), CLASS, PEOPLE],
}


class NotAHost(DomainError):
    """The body does not host the event."""


def list_for_partner(*, session: Session, partner: Organisation, format_: str, by: User) -> NewFile:
    """The file of who has a seat in ``session`` for ``partner``; the log says who took it out.

    Raises:
        NotAgreed: no agreement of the programme allows it.
        NotAHost: the partner does not host the event.
    """
    if not session.event.hosts.filter(pk=partner.pk).exists():
        words = _("%(partner)s does not host this event.")
        raise NotAHost(words % {"partner": partner})
    programme = session.event.programme
    allowed = agreed(partner=partner, programme=programme, day=timezone.localdate())
    table = Table(
        name="registrations.registration",
        title=_("List for %(partner)s") % {"partner": partner},
        headings=[str(heading) for heading in COLUMNS[allowed]],
        rows=ROWS[allowed](_seated(session)),
        preamble=preamble(Programme.objects.filter(pk=programme.pk)),
    )
    filters = f"{session}; {allowed.label}"
    return write_out(table, format_=format_, filters=filters, owner=by)


def _seated(session: Session) -> RegistrationQuerySet:
    rows = Registration.objects.shown_to_staff().filter(
        session=session, status=RegistrationStatus.CONFIRMED
    )
    return rows.select_related("participant", "school_class__school__organisation")


def _numbers(rows: RegistrationQuerySet) -> Iterator[Row]:
    """Those who come by themselves together, then each class."""
    alone = [row.seats for row in rows if row.school_class is None]
    if alone:
        yield _("Registered one by one"), sum(alone)
    yield from ((_class_words(row), row.seats) for row in rows if row.school_class is not None)


def _names(rows: RegistrationQuerySet) -> Iterator[Row]:
    yield from sorted((_name(row), _class_words(row), row.seats) for row in rows)


def _name(row: Registration) -> str:
    return row.participant.get_known_as() if row.participant else _("A class")


def _class_words(row: Registration) -> str:
    """The class that is booked; of who comes by herself the year, where it was asked."""
    if row.school_class is not None:
        return f"{row.school_class} · {row.school_class.school}"
    year = row.participant.school_year if row.participant else None
    return str(year or "")


ROWS: Mapping[Allowed, Callable[[RegistrationQuerySet], Iterator[Row]]] = {
    Allowed.NUMBERS: _numbers,
    Allowed.NAMES: _names,
}
