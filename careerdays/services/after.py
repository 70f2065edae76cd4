"""After timetables are out: a host falls ill, somebody else sits at her table, or it is in another
room.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from careerdays import notifications
from careerdays.models import Encounter, Host, Meeting, Round
from careerdays.notifications import Change
from careerdays.services.moving import TABLES
from careerdays.services.setting_up import NothingToCome, room_taken, seat_people
from core.errors import DomainError
from core.locks import wait_for_lock
from events.services import refuse_unsuitable
from partners.models import Professional, Room


class NotPublished(DomainError):
    """Nobody has a timetable yet: host and rounds are changed where they are set up."""


class NameTaken(DomainError):
    """Another host of the career day has the name."""


@transaction.atomic
def withdraw_host(*, host: Host, reason: str, rounds: Collection[Round] | None = None) -> int:
    """Take a host out of her rounds to come, or out of those of ``rounds`` alone; returns how many
    encounters do not take place.

    Whoever was to meet her is told, with ``reason`` as it was written, and finds what is free;
    the next minute offers her what she had wanted (``tend_places``). What has begun stays.

    Raises:
        NotPublished: nobody has a timetable yet.
        NothingToCome: all her rounds have begun, or she is in none of ``rounds``.
    """
    host, meetings = _locked(host)
    if rounds is not None:
        meetings = [one for one in meetings if one.round in rounds]
    if not meetings:
        raise NothingToCome(
            _("This host is in none of these rounds, or they have begun: nothing was changed.")
        )
    encounters = Encounter.objects.filter(meeting__in=meetings)
    notifications.encounters_changed(encounters, host, Change.WITHDRAWN, reason)
    number, _rows = encounters.delete()
    host.away.add(*[one.round_id for one in meetings])
    Meeting.objects.filter(pk__in=[one.pk for one in meetings]).delete()
    return number


@transaction.atomic
def change_room(*, host: Host, room: Room) -> int:
    """Put a host in another room in her rounds to come; returns how many people are told.

    The same room again changes nothing.

    Raises:
        NotPublished: nobody has a timetable yet.
        NothingToCome: all her rounds have begun.
        RoomTaken: somebody else is there at the same time, whom it names.
    """
    # First, as whoever moves rounds: they write meetings under it.
    wait_for_lock(TABLES)
    host, meetings = _locked(host)
    if host.room_id == room.pk:
        return 0
    host.room = room
    host.save(update_fields=["room", "updated_at"])
    to_come = Meeting.objects.filter(pk__in=[one.pk for one in meetings])
    try:
        with transaction.atomic():
            to_come.update(room=room)
    except IntegrityError:
        raise room_taken(host, [one.round for one in meetings]) from None
    encounters = Encounter.objects.filter(meeting__in=meetings)
    return notifications.encounters_changed(encounters, host, Change.ROOM)


@transaction.atomic
def seat_others(*, host: Host, name: str, professionals: Collection[Professional]) -> int:
    """Have others at the table of a host in her rounds to come; returns how many people are told.

    ``name`` is what students read from now on: whoever was to meet her is told where it is another.
    Who sat there in rounds that have begun did.

    Raises:
        NotPublished: nobody has a timetable yet.
        NothingToCome: all her rounds have begun.
        NameTaken: another host of that day has that name.
        AtAnotherTable: one of them is elsewhere at the same time; it says where.
        CannotAssign: one of them who is new may not meet the minors of the event (L14).
    """
    wait_for_lock(TABLES)
    host, meetings = _locked(host)
    was = host.name
    there = set(host.professionals.values_list("pk", flat=True))
    refuse_unsuitable(host.career_day.event, {one.pk for one in professionals} - there)
    host.professionals.set(professionals)
    _rename(host, name)
    rounds = host.career_day.rounds_to_fill(timezone.now()).filter(meetings__host=host)
    seat_people(host, list(rounds))
    if name == was:
        return 0
    encounters = Encounter.objects.filter(meeting__in=meetings)
    return notifications.encounters_changed(encounters, host, Change.PERSON)


def _rename(host: Host, name: str) -> None:
    """Calendars tell the newer of two files by when she was changed."""
    host.name = name
    try:
        with transaction.atomic():
            host.save(update_fields=["name", "updated_at"])
    except IntegrityError:
        raise NameTaken(_("This career day already has a host of that name.")) from None


def _locked(host: Host) -> tuple[Host, list[Meeting]]:
    """The host and where she still is to be; nobody takes a place with her meanwhile."""
    hosts = Host.objects.select_for_update(of=("self",), no_key=True)
    host = hosts.select_related("career_day__event").get(pk=host.pk)
    if host.career_day.published_at is None:
        raise NotPublished(_("The timetables are not published yet: change the host's page."))
    meetings = Meeting.objects.select_for_update(of=("self",)).select_related("round")
    to_come = list(meetings.filter(host=host, round__starts_at__gt=timezone.now()).order_by("pk"))
    if not to_come:
        raise NothingToCome(_("All rounds of this host have begun: nothing was changed."))
    return host, to_come
