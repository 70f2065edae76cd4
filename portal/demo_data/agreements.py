"""What some partners of the demo may be given of who comes to their events (L11)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F

from portal.demo_data import stem_up
from programmes.enums import AgreementKind, Allowed, PartnershipRole
from programmes.models import DataAgreement, Partnership

# What the agreements of the first hosts allow, and in how many days they end; others have none.
AGREEMENTS = ((Allowed.NAMES, 300), (Allowed.NUMBERS, 120), (Allowed.NAMES, -20))
SIGNED = timedelta(days=90)
# Those of the tables of the career day have a list of first names each.
FOR_TABLES = 200


def write_agreements(today: date) -> None:
    """Write the agreements with hosts of events, two in force and one over. Twice is once."""
    if DataAgreement.objects.exists():
        return
    hosts = Partnership.objects.filter(programme__events__hosts=F("organisation"))
    for partnership, (allows, days) in zip(
        hosts.order_by("pk").distinct()[: len(AGREEMENTS)], AGREEMENTS, strict=False
    ):
        _sign(partnership, allows, today, days)
    at_tables = Partnership.objects.filter(
        programme__slug=stem_up.PROGRAMME.slug,
        organisation__slug=stem_up.METROPOLITAN_CITY,
        role=PartnershipRole.HOST,
    )
    for partnership in at_tables.filter(agreements=None):
        _sign(partnership, Allowed.NAMES, today, FOR_TABLES)


def _sign(partnership: Partnership, allows: Allowed, today: date, days: int) -> None:
    partnership.agreements.create(
        kind=AgreementKind.PROCESSOR,
        allows=allows,
        signed_on=today - SIGNED,
        valid_until=today + timedelta(days=days),
    )
