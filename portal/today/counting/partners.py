"""Bodies that take part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.enums import EventStatus
from events.models import Event
from programmes.enums import PartnershipRole
from programmes.models import Partnership

# They give money or their name, and are told apart wherever partners are counted.
NOT_AT_WORK = [PartnershipRole.FUNDER, PartnershipRole.PATRON]


@dataclass(frozen=True, slots=True)
class Partners:
    """``hosts`` are those of ``active`` that host an event."""

    active: int
    hosts: int


def partners(programmes: Sequence[int]) -> Partners:
    """Count each body once: it has a working role in a programme, or hosts a published event.

    Departments of one body are one body. A funder or a patron that hosts an event counts as host.
    """
    roles = Partnership.objects.filter(programme__in=programmes).exclude(role__in=NOT_AT_WORK)
    hosting = Event.hosts.through.objects.filter(
        event__programme__in=programmes, event__status=EventStatus.PUBLISHED
    )
    hosts = hosting.order_by().values("organisation")
    active = roles.order_by().values("organisation").union(hosts)
    return Partners(active.count(), hosts.distinct().count())
