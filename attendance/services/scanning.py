"""Scans are logged, and stays are what the log says: one transaction for all that a phone sends.

Locks are registrations by key, and nothing after them (``docs/concurrency.md``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.enums import Direction
from attendance.models import Attendance, Scan
from attendance.services.errors import NotAdmitted, NotOpenYet, NumberNeeded, TakenBack
from attendance.services.stays import Ledger
from attendance.windows import door_opens
from core.dates import on_date, time_words
from core.errors import DomainError
from events.models import Occurrence
from registrations.enums import RegistrationStatus
from registrations.models import Registration

DECISIVE = ["key", "session", "status", "seats", "school_class"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A ticket was shown: ``at`` what we believe, ``said_at`` what the phone's clock said.

    ``present`` is how many came; None is all of a person's ticket, and must be said of a class.
    """

    registration: Registration
    direction: Direction
    at: datetime
    said_at: datetime
    present: int | None = None
    door: str = ""
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a scan.

    ``attendance`` is the stay that it began or ended, where ``is_first``; else the one that was
    there before: since when somebody is inside, or until when she was. None: she was never in.
    """

    attendance: Attendance | None = None
    is_first: bool = False
    refusal: DomainError | None = None


def lock_tickets(wanted: Q) -> list[Registration]:
    """Lock the registrations that ``wanted`` names, by key, with what decides at a door."""
    rows = Registration.objects.select_for_update(no_key=True).filter(wanted)
    return list(rows.only(*DECISIVE).order_by("pk"))


def record_scans(
    *, occurrence: Occurrence, seen: Sequence[Seen], by: User, now: datetime
) -> dict[UUID, Outcome]:
    """Log what a door saw and bring the stays up to it; the first scan by its time wins.

    The caller holds the locks of the registrations (``lock_tickets``), which are as they are now.

    The same scan (``key``) again changes nothing and is answered by what stands now. A refusal is
    an outcome and leaves no trace; the other scans go on.
    """
    assert connection.in_atomic_block  # noqa: S101 # locks end with the transaction
    locked = {one.registration.pk: one.registration for one in seen}
    logged, sent = _logged(occurrence, locked, [one.key for one in seen])
    rows = _rows(occurrence, locked)
    ledgers = {pk: Ledger(logged[pk], rows[pk]) for pk in locked}
    outcomes: dict[UUID, Outcome] = {}
    new: list[Scan] = []
    for one in sorted(seen, key=lambda one: one.at):
        if one.key in sent:
            continue
        scan = _scan(one, occurrence, by, now)
        sent[one.key] = scan
        ledger = ledgers[one.registration.pk]
        try:
            _refuse_before_the_door_opens(occurrence, now)
            if ledger.would_begin(scan):
                scan.present = _admitted(one, occurrence)
        except DomainError as refusal:
            outcomes[one.key] = Outcome(refusal=refusal)
            continue
        ledger.add(scan)
        new.append(scan)
    Scan.objects.bulk_create(new)
    begun = [row for ledger in ledgers.values() for row in ledger.settle()]
    Attendance.objects.bulk_create(begun)
    return {one.key: outcomes.get(one.key) or _outcome(sent[one.key], ledgers) for one in seen}


def _logged(
    occurrence: Occurrence, registrations: Collection[int], keys: Collection[UUID]
) -> tuple[dict[int, list[Scan]], dict[UUID, Scan]]:
    """The scans of ``registrations`` at the date, by registration; those of ``keys``, by key."""
    here = Q(registration__in=registrations, occurrence=occurrence)
    found: dict[int, list[Scan]] = defaultdict(list)
    sent: dict[UUID, Scan] = {}
    for scan in Scan.objects.filter(here | Q(key__in=keys)):
        if scan.occurrence_id == occurrence.pk and scan.registration_id in registrations:
            found[scan.registration_id].append(scan)
        if scan.key in keys:
            sent[scan.key] = scan
    return found, sent


def _rows(occurrence: Occurrence, registrations: Collection[int]) -> dict[int, list[Attendance]]:
    found: dict[int, list[Attendance]] = defaultdict(list)
    rows = Attendance.objects.filter(occurrence=occurrence, registration__in=registrations)
    for row in rows.order_by("arrived_at", "pk"):
        found[row.registration_id].append(row)
    return found


def _scan(one: Seen, occurrence: Occurrence, by: User, now: datetime) -> Scan:
    return Scan(
        key=one.key,
        registration=one.registration,
        occurrence=occurrence,
        direction=one.direction,
        at=one.at,
        said_at=one.said_at,
        received_at=now,
        present=one.present,
        door=one.door,
        recorded_by=by,
    )


def _refuse_before_the_door_opens(occurrence: Occurrence, now: datetime) -> None:
    opens = door_opens(occurrence)
    if now < opens:
        words = _("The door opens %(day)s at %(time)s: nobody is written down before.")
        raise NotOpenYet(words % {"day": on_date(opens), "time": time_words(opens)})


def _admitted(one: Seen, occurrence: Occurrence) -> int:
    """How many come in: may these people, and is it said how many they are?"""
    registration = one.registration
    if registration.session_id != occurrence.session_id:
        raise NotAdmitted(_("This ticket was moved to another date."))
    if registration.status != RegistrationStatus.CONFIRMED:
        state = registration.get_status_display()
        raise NotAdmitted(_("No place: this registration is “%(state)s”.") % {"state": state})
    return number_of(registration, one.present)


def number_of(registration: Registration, present: int | None) -> int:
    """How many came, of a registration's people.

    Raises:
        NumberNeeded: it is a class and nobody said how many, or they are more than booked.
    """
    if present is None and registration.school_class_id:
        raise NumberNeeded(_("This is a class: write how many came, adults included."))
    number = registration.seats if present is None else present
    if not 1 <= number <= registration.seats:
        words = _("Write a number from 1 to %(most)d: so many places were booked.")
        raise NumberNeeded(words % {"most": registration.seats})
    return number


def _outcome(scan: Scan, ledgers: dict[int, Ledger]) -> Outcome:
    ledger = ledgers.get(scan.registration_id)
    if scan.voided_at is not None or ledger is None:
        return Outcome(refusal=TakenBack(_("This was taken back as a mistake.")))
    attendance, is_first = ledger.what_became_of(scan)
    return Outcome(attendance, is_first)
