"""Under which laws sessions are offered, and whether an agreement with a school is in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from attendance.crediting.places import Place
from attendance.hours import Frame, Offer
from attendance.models import HourOffer, SchoolAgreement


class _Agreed(NamedTuple):
    signed_on: date
    valid_until: date


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered at events (ids), and the agreements of who offers it."""

    by_event: dict[int, list[HourOffer]] = field(default_factory=dict)
    agreed: dict[tuple[int, int, str], list[_Agreed]] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Collection[int], schools: Collection[int]) -> Offers:
        """Two queries."""
        by_event: dict[int, list[HourOffer]] = defaultdict(list)
        for offer in HourOffer.objects.filter(event__in=events).order_by("pk"):
            by_event[offer.event_id].append(offer)
        agreed: dict[tuple[int, int, str], list[_Agreed]] = defaultdict(list)
        bodies = {one.organisation_id for offers in by_event.values() for one in offers}
        rows = SchoolAgreement.objects.filter(
            organisation__in=bodies - {None}, school__in=schools
        ).order_by("pk")
        for row in rows:
            between = _Agreed(row.signed_on, row.valid_until)
            agreed[row.organisation_id, row.school_id, row.law].append(between)
        return cls(dict(by_event), dict(agreed))

    def at(self, event: int, place: Place | None, days: Sequence[date]) -> list[Offer]:
        """The offers of ``event`` for a pupil of ``place`` who takes part on ``days``.

        An agreement counts where it is in force on every one of them.
        """
        return [
            Offer(
                Frame(one.law),
                curricular=one.curricular,
                agreement=place is not None and self._is_agreed(one, place, days),
                grace=one.forgiven,
            )
            for one in self.by_event.get(event, ())
        ]

    def _is_agreed(self, offer: HourOffer, place: Place, days: Sequence[date]) -> bool:
        body = offer.organisation_id
        return body is not None and any(
            one.signed_on <= min(days) and max(days) <= one.valid_until
            for school in place.signs
            for one in self.agreed.get((body, school, offer.law), ())
        )
