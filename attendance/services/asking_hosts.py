"""Asking who received people how it was: once each, after the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from attendance import notifications
from attendance.hosts import hosts_of
from attendance.models import HostAsked
from events.enums import EventStatus, SessionStatus
from events.models import Session
from partners.models import Professional

# They are written to on the evening or the day after; later nobody begins to ask.
AT_THE_LATEST = timedelta(days=3)


@transaction.atomic
def ask_hosts(*, now: datetime) -> int:
    """Write to the hosts of what is over who have an address, each with a link of her own.

    Doing it again writes to nobody twice. Returns how many messages are new.
    """
    over = Session.objects.filter(
        status=SessionStatus.SCHEDULED,
        event__status=EventStatus.PUBLISHED,
        ends_at__range=(now - AT_THE_LATEST, now),
    )
    sessions = list(over.order_by("pk").values_list("pk", flat=True))
    hosts = hosts_of(sessions)
    reached = Professional.objects.exclude(email="").filter(pk__in={who for _of, who in hosts})
    addresses = set(reached.order_by().values_list("pk", flat=True))
    HostAsked.objects.bulk_create(
        (
            HostAsked(session_id=session, professional_id=who)
            for session, who in sorted(hosts)
            if who in addresses
        ),
        ignore_conflicts=True,
    )
    asked = HostAsked.objects.filter(session__in=sessions, has_answered=False)
    return notifications.hosts_asked(asked.filter(professional__in=addresses))
