"""A teacher ticks which pupils of her class were there, where not all of it was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from attendance.certificates.reading import Claim, Reading
from attendance.models import Attendance, Certificate, CertificateRule, NamedPresence
from core.errors import DomainError
from events.models import Occurrence
from registrations.models import Registration


class NotTicked(DomainError):
    """The names cannot be what is said of them; nothing is written."""


@transaction.atomic
def tick_pupils(
    *,
    registration: Registration,
    occurrence: Occurrence,
    pupils: Collection[int],
    by: User,
    now: datetime,
) -> None:
    """Write that ``pupils`` (participants, ids) of a class were there on one date, and no others.

    Who is not in the class's list is passed over. Nobody ticked means that nobody said who.

    Raises:
        NotTicked: it is still to come, nobody of the class came, fewer came than are ticked, or
            somebody with a certificate would have no right to it.
    """
    locked = Registration.objects.select_for_update(of=("self",), no_key=True).select_related(
        "session"
    )
    registration = locked.get(pk=registration.pk)
    entries = dict(registration.roster.values_list("participant", "pk"))
    wanted = {entries[pk] for pk in pupils if pk in entries}
    ticks = NamedPresence.objects.filter(entry__registration=registration, occurrence=occurrence)
    there = set(ticks.values_list("entry", flat=True))
    _refuse_more_than_came(registration, occurrence, len(wanted), now)
    ticks.exclude(entry__in=wanted).delete()
    NamedPresence.objects.bulk_create(
        NamedPresence(entry_id=pk, occurrence=occurrence, recorded_by=by)
        for pk in sorted(wanted - there)
    )
    _refuse_certified(registration)


def _refuse_more_than_came(
    registration: Registration, occurrence: Occurrence, ticked: int, now: datetime
) -> None:
    if now < occurrence.starts_at:
        raise NotTicked(_("This date is still to come: who came is written on the day itself."))
    rows = Attendance.objects.filter(registration=registration, occurrence=occurrence)
    came = rows.aggregate(most=Max("present"))["most"]
    if came is None:
        raise NotTicked(_("Nobody wrote down that the class was there: ask the organisers."))
    if ticked > came:
        words = ngettext(
            "More names are ticked than people came: it was %(number)d, adults included.",
            "More names are ticked than people came: they were %(number)d, adults included.",
            came,
        )
        raise NotTicked(words % {"number": came})


def _refuse_certified(registration: Registration) -> None:
    """What a certificate says was judged by these ticks: the organisers revoke it first."""
    written = Certificate.objects.valid().filter(registration=registration)
    claims = [Claim(registration, one.participant) for one in written.select_related("participant")]
    rules = CertificateRule.objects.select_related("event__programme")
    rule = rules.filter(event=registration.session.event_id).first()
    if rule is None or not claims:
        return
    found = Reading(rule).verdicts(claims)
    if names := [str(one.person) for one in claims if not found[one.key].is_entitled]:
        words = _(
            "These pupils have certificates, which only the organisers revoke, and would have no "
            "right to them: %(names)s."
        )
        raise NotTicked(words % {"names": ", ".join(names)})
