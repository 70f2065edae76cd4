"""What a door wrote by mistake is put right there; what anything else says is not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.enums import Source
from attendance.models import Attendance, Scan
from attendance.services.errors import NotOfADoor, WhyNeeded
from attendance.services.scanning import number_of
from attendance.services.stays import Ledger
from registrations.models import Registration


@transaction.atomic
def take_back(
    *, attendance: Attendance, by: User, now: datetime, reason: str = ""
) -> list[Attendance]:
    """Take back a stay that was recorded by mistake; the history keeps it, and why it went.

    Only the mistake is void: the scan that began the stay, and the one that ended it where the same
    person made it. Where the ticket was shown at another door meanwhile, that counts: the stays
    that stand instead are returned. Where it is gone already nothing changes.

    Raises:
        NotOfADoor: a list, a file or a log says it.
        WhyNeeded: somebody else recorded it, and there is no reason.
    """
    Registration.objects.select_for_update(no_key=True).get(pk=attendance.registration_id)
    here = {"registration": attendance.registration_id, "occurrence": attendance.occurrence_id}
    rows = list(Attendance.objects.filter(**here).order_by("arrived_at", "pk"))
    current = next((row for row in rows if row.pk == attendance.pk), None)
    if current is None:
        return []
    _refuse(current, by, reason)
    retaken = Ledger(list(Scan.objects.filter(**here)), rows).take_back(current, now)
    Scan.objects.filter(pk__in=[one.pk for one in retaken.mistaken]).update(voided_at=now)
    for row in retaken.gone:
        if reason:
            _note(row, by, reason)
        row.delete()
    for row in retaken.changed:
        row.save(update_fields=["left_at", "updated_at"])
    return Attendance.objects.bulk_create(retaken.new)


@transaction.atomic
def correct_number(
    *, attendance: Attendance, present: int, by: User, reason: str = ""
) -> Attendance:
    """Write that ``present`` people of a ticket came, whatever was said at the door.

    The history keeps what it was, and who changed it.

    Raises:
        NumberNeeded: that many places were not booked.
        NotOfADoor: a list, a file or a log says it.
        WhyNeeded: somebody else counted them, and there is no reason.
    """
    current = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    _refuse(current, by, reason)
    current.present = number_of(current.registration, present)
    current.save(update_fields=["present", "updated_at"])
    if reason:
        _note(current, by, reason)
    return current


def is_anothers(attendance: Attendance, by: User) -> bool:
    """Whether somebody else recorded it: then changing it takes a reason."""
    return attendance.recorded_by_id != by.pk


def _refuse(current: Attendance, by: User, reason: str) -> None:
    if current.source != Source.DOOR:
        raise NotOfADoor(_("This was written in the list, and is corrected there."))
    if is_anothers(current, by) and not reason:
        raise WhyNeeded(_("Somebody else wrote this down: write why you change it."))


def _note(current: Attendance, by: User, reason: str) -> None:
    """Why, and by whom, on the row that changes or goes: the history keeps it."""
    current.reason, current.recorded_by, current.updated_at = reason, by, timezone.now()
    current.save(update_fields=["reason", "recorded_by", "updated_at"])
