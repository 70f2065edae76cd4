"""Until when registrations keep people, and what of them goes before (L8)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.postgres.functions import RandomUUID
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Greatest, Now, TruncDate
from django.utils.translation import gettext_lazy as _

from core.history.silence import unrecorded
from core.history.tables import histories_of
from participants.models import Participant, SourceCode
from participants.retention import duties, keeping
from participants.retention.duties import Duty, Found, Slice, compiled, period_of
from registrations.enums import RegistrationStatus
from registrations.models import AccommodationNeed, Registration, RosterEntry
from registrations.personal_data import NO_CODE, forget_mails_about

SEATS, LINE, NEEDS = "seats", "waiting_list", "needs"
PUPILS, PUPILS_IN_LINE = "pupils", "pupils_in_line"
PROGRAMME = "session__event__programme"


def register() -> None:
    """Called when the apps are ready."""
    keeping.register(SEATS, seats)
    keeping.register(LINE, places_in_line)
    keeping.register(PUPILS, pupils)
    keeping.register(PUPILS_IN_LINE, pupils_in_line)
    duties.register(
        Duty(
            name=LINE,
            purpose="waiting_list",
            title=_("Who waited in vain, in lists of sessions that are over"),
            table=Registration.objects.all,
            find=find_line,
            forget=forget_line,
        ),
        Duty(
            name=NEEDS,
            purpose="needs",
            title=_("What people and classes needed in order to take part"),
            table=AccommodationNeed.objects.all,
            find=find_needs,
            forget=forget_needs,
        ),
    )


def seats() -> QuerySet[Any] | None:
    """Who has, or had, a seat: as long as registrations are kept after the edition."""
    return _with_a_seat(Registration.objects.order_by())


def places_in_line() -> QuerySet[Any] | None:
    """Who never had one: as long as waiting lists are kept after the session."""
    return _without(Registration.objects.order_by())


def pupils() -> QuerySet[Any] | None:
    """Who is named in a class that has, or had, seats: as long as who registered herself."""
    return _with_a_seat(RosterEntry.objects.order_by(), "registration__")


def pupils_in_line() -> QuerySet[Any] | None:
    """Who is named in a class that never had any: as long as who waited herself."""
    return _without(RosterEntry.objects.order_by(), "registration__")


def _with_a_seat(rows: QuerySet[Any], path: str = "") -> QuerySet[Any] | None:
    """Reasons of the rows whose registration (at ``path``) has, or had, a seat."""
    period = period_of("registration")
    if period is None:
        return None
    until = period.after(Greatest(f"{path}{PROGRAMME}__ends_on", _session_end(path)))
    rows = rows.filter(**{f"{path}confirmed_at__isnull": False}).annotate(until=until)
    return rows.values_list("participant", f"{path}{PROGRAMME}", "until")


def _without(rows: QuerySet[Any], path: str = "") -> QuerySet[Any] | None:
    """Reasons of the rows whose registration (at ``path``) never had one."""
    period = period_of("waiting_list")
    if period is None:
        return None
    rows = rows.filter(**{f"{path}confirmed_at": None})
    rows = rows.annotate(until=period.after(_session_end(path)))
    return rows.values_list("participant", f"{path}{PROGRAMME}", "until")


def _session_end(path: str = "") -> TruncDate:
    """The day on which a session ends, where people live."""
    return TruncDate(f"{path}session__ends_at")


def find_line(part: Slice) -> Found | None:
    """Registrations that never had a seat, of people who stay for another reason."""
    period = period_of("waiting_list")
    if period is None:
        return None
    rows = part.of(_in_vain(), "pk").annotate(until=period.after(_session_end()))
    return compiled(rows.values_list("pk", PROGRAMME, "until"))


def forget_line(keys: Collection[int], _day: date) -> int:
    """Make these registrations (ids) nobody's: that somebody waited is still counted."""
    rows = _in_vain().filter(pk__any_of=keys).select_for_update(of=("self",), no_key=True)
    found = list(rows.values_list("pk", flat=True))
    if not found:
        return 0
    nobody = Participant.objects.create(erased_at=Now())
    forget_mails_about(found)
    blank = {"participant": nobody, "code": NO_CODE, "key": RandomUUID()}
    with unrecorded():
        for kept in histories_of(Registration):
            kept._default_manager.filter(pgh_obj__any_of=found).update(**blank)
        Registration.objects.filter(pk__any_of=found).update(**blank)
    return len(found)


def _in_vain() -> QuerySet[Registration]:
    """Over without a seat, of somebody who is kept for another reason.

    Who has none goes whole (``places_in_line``): without this line nothing would say when.
    """
    seat = Registration.objects.filter(
        participant=OuterRef("participant"), confirmed_at__isnull=False
    )
    named = RosterEntry.objects.filter(
        participant=OuterRef("participant"), registration__confirmed_at__isnull=False
    )
    code = SourceCode.objects.filter(participant=OuterRef("participant"))
    return Registration.objects.order_by().filter(
        Exists(seat) | Exists(named) | Exists(code),
        status__in=RegistrationStatus.ENDED,
        confirmed_at=None,
        participant__erased_at=None,
        participant__restricted_at=None,
    )


def find_needs(part: Slice) -> Found | None:
    """Needs, of people and of classes, by the end of the session that they are for."""
    rows = _needs()
    if rows is None:
        return None
    programme = f"registration__{PROGRAMME}"
    return compiled(part.of(rows, "pk").values_list("pk", programme, "until"))


def forget_needs(keys: Collection[int], day: date) -> int:
    """Delete those of these needs (ids) that are still due: a session may have been put off."""
    rows = _needs()
    if rows is None:
        return 0
    return rows.filter(pk__any_of=keys, until__lt=day).delete()[0]


def _needs() -> QuerySet[Any] | None:
    """All of whom nobody limited the use, with the last day on which they are kept (L7)."""
    period = period_of("needs")
    if period is None:
        return None
    rows = AccommodationNeed.objects.order_by().filter(
        registration__participant__restricted_at=None
    )
    return rows.annotate(until=period.after(_session_end("registration__")))
