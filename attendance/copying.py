"""What the copy of an event takes over: under which laws its hours count, and for what there are
certificates. Nothing of who came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from attendance.models import CertificateRule, HourOffer
from events.enums import EventStatus, SessionStatus
from events.models import Event, Occurrence
from programmes.copying import taken_over
from registrations.copying import copy_with

OFFER = ("law", "curricular", "organisation_id", "grace")
RULE = ("percent", "grace")


def register() -> None:
    """Called when the apps are ready."""
    copy_with(copy_rules)


def copy_rules(copies: Mapping[int, Event]) -> None:
    """Write the offers and rules of ``copies``, by the key of the event that was copied."""
    HourOffer.objects.bulk_create(
        HourOffer(event=copies[offer.event_id], **taken_over(offer, OFFER))
        for offer in HourOffer.objects.filter(event__in=copies).order_by("pk")
    )
    rules = list(CertificateRule.objects.filter(event__in=copies).order_by("pk"))
    new = CertificateRule.objects.bulk_create(
        CertificateRule(event=copies[rule.event_id], **taken_over(rule, RULE)) for rule in rules
    )
    _copy_compulsory({rule.pk: copy for rule, copy in zip(rules, new, strict=True)}, copies)


def _copy_compulsory(rules: Mapping[int, CertificateRule], copies: Mapping[int, Event]) -> None:
    """The dates that stand where the compulsory ones stood, in the order of time."""
    through = CertificateRule.compulsory.through
    ticked = through.objects.filter(certificaterule__in=rules).order_by("pk")
    wanted = list(ticked.values_list("certificaterule", "occurrence"))
    if not wanted:
        return
    dates = _same_dates(copies)
    through.objects.bulk_create(
        through(certificaterule=rules[rule], occurrence_id=dates[date])
        for rule, date in wanted
        if date in dates
    )


def _same_dates(copies: Mapping[int, Event]) -> dict[int, int]:
    """The date (id) of a copy that stands for each date (id) of what was copied."""
    before, after = _dates_of(list(copies)), _dates_of([copy.pk for copy in copies.values()])
    return {
        old: new
        for event, copy in copies.items()
        for old, new in zip(before[event], after[copy.pk], strict=False)
    }


def _dates_of(events: list[int]) -> dict[int, list[int]]:
    """The dates (ids) of events (ids) that a copy has too, session by session."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Occurrence.objects.filter(session__event__in=events).select_related("session__event")
    for date in rows.order_by("session__starts_at", "session", "starts_at", "pk"):
        event = date.session.event
        is_off = date.session.status != SessionStatus.SCHEDULED
        if not is_off or event.status == EventStatus.CANCELLED:
            found[event.pk].append(date.pk)
    return found
