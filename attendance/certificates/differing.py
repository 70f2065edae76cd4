"""Certificates that say something else than the attendance does now.

What was written at a door or in a list is corrected later, too; a certificate is not, for it is
what somebody has in her hands. The organisers revoke it, or write it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from attendance.certificates.reading import Claim, Measure, measures_of, stays_of
from attendance.models import Attendance, Certificate, CertificateRule, HourOffer, NamedPresence
from attendance.models.certificate import CertificateQuerySet
from core.history.tables import histories_of
from events.models import Occurrence
from registrations.models import RosterEntry

# What was written in a transaction that began before a certificate was issued, and ended after. A
# sheet of thousands takes minutes; longer, and every departure would be read again for ever.
MEANWHILE = timedelta(minutes=10)


def differing(certificates: CertificateQuerySet) -> list[int]:
    """Those (ids) of ``certificates`` that are valid, and not what would be written now.

    The minutes are others, or there is no right to one any more. Of who is erased nothing can be
    written. Only those are read of whose attendance, dates, rule or offers something was written
    since: one query where there is none, eight where there are some.
    """
    rows = list(_written_about_since(certificates))
    claims = [Claim(one.registration, one.participant) for one in rows]
    if not claims:
        return []
    events = {one.registration.session.event_id for one in claims}
    measures = measures_of(list(CertificateRule.objects.filter(event__in=events)))
    named = _named(claims)
    stays = stays_of(claims)
    return [
        row.pk
        for row, claim in zip(rows, claims, strict=True)
        if (measure := measures.get(claim.registration.session.event_id))
        and (
            (claim.registration.participant_id is None and claim.key not in named)
            or _differs(row, measure, stays.get(claim.key, ()))
        )
    ]


def _differs(row: Certificate, measure: Measure, stays: Sequence[Attendance]) -> bool:
    found = measure.verdict(row.registration.session_id, stays)
    return not found.is_entitled or (found.attended, found.planned) != (row.minutes, row.planned)


def _written_about_since(certificates: CertificateQuerySet) -> CertificateQuerySet:
    since = {"pgh_created_at__gt": OuterRef("issued_at") - MEANWHILE}
    stays = _history(Attendance).filter(registration=OuterRef("registration"), **since)
    ticks = _history(NamedPresence).filter(entry__registration=OuterRef("registration"), **since)
    rules = CertificateRule.objects.filter(
        event=OuterRef("registration__session__event"), updated_at__gt=OuterRef("issued_at")
    )
    dates = _history(Occurrence).filter(session=OuterRef("registration__session"), **since)
    offers = _history(HourOffer).filter(event=OuterRef("registration__session__event"), **since)
    of_a_class = Q(registration__participant=None)
    about = Q(Exists(stays)) | Q(Exists(rules)) | Q(Exists(dates)) | Q(Exists(offers))
    about |= of_a_class & Q(Exists(ticks))
    rows = certificates.valid().filter(about, participant__erased_at=None)
    return rows.select_related("participant", "registration__session")


def _history(model: type[Attendance | NamedPresence | Occurrence | HourOffer]) -> QuerySet[Any]:
    (kept,) = histories_of(model)
    return kept._default_manager.all()


def _named(claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """The pupils who are named in the bookings of their classes, as keys of claims."""
    classes = {one.registration.pk for one in claims if one.registration.participant_id is None}
    entries = RosterEntry.objects.filter(registration__in=classes)
    return set(entries.values_list("registration", "participant"))
