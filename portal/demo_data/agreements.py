"""What some partners of the demo may be given of who comes to their events (L11)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F

from programmes.enums import AgreementKind, Allowed
from programmes.models import DataAgreement, Partnership

# What the agreements of the first hosts allow, and in how many days they end; others have none.
AGREEMENTS = ((Allowed.NAMES, 300), (Allowed.NUMBERS, 120), (Allowed.NAMES, -20))
SIGNED = timedelta(days=90)


def write_agreements(today: date) -> None:
    """Write the agreements with hosts of events, two in force and one over. Twice is once."""
    if DataAgreement.objects.exists():
        return
    hosts = Partnership.objects.filter(programme__events__hosts=F("organisation"))
    for partnership, (allows, days) in zip(
        hosts.order_by("pk").distinct()[: len(AGREEMENTS)], AGREEMENTS, strict=False
    ):
        partnership.agreements.create(
            kind=AgreementKind.PROCESSOR,
            allows=allows,
            signed_on=today - SIGNED,
            valid_until=today + timedelta(days=days),
        )
