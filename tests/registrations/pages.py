"""Addresses and forms of the desk, for the tests of this folder."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

HOURS = timedelta(hours=3)


def changelist(model):
    return reverse(f"admin:{model}_changelist")


def change(model, row):
    return reverse(f"admin:{model}_change", args=[row.pk])


def local(moment):
    return timezone.localtime(moment)


def session_form(session, *dates, **fields):
    """What the browser sends for a session: its fields and its dates."""
    data = {
        "event": session.event_id,
        "site": session.site_id or "",
        "room": session.room_id or "",
        "capacity": session.capacity or "",
        "label": session.label,
        "join_url": "",
        "waiting_limit": "",
        "pools-TOTAL_FORMS": 0,
        "pools-INITIAL_FORMS": 0,
        "occurrences-TOTAL_FORMS": len(dates),
        "occurrences-INITIAL_FORMS": session.occurrences.count() if session.pk else 0,
    }
    existing = list(session.occurrences.all()) if session.pk else []
    for number, (starts_at, ends_at) in enumerate(dates):
        prefix = f"occurrences-{number}"
        if number < len(existing):
            data[f"{prefix}-id"] = existing[number].pk
        for name, moment in (("starts_at", starts_at), ("ends_at", ends_at)):
            data[f"{prefix}-{name}_0"] = f"{local(moment):%d/%m/%Y}"
            data[f"{prefix}-{name}_1"] = f"{local(moment):%H:%M:%S}"
    return data | fields
