"""The one door to the questions after the day: of her own registration, or by a host's link."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from attendance.feedback import asked_by
from attendance.models import HostAsked
from attendance.services.feedback import is_asked
from registrations.access import FUNDINGS, SHOWN
from registrations.models import Registration


def registration_to_answer(request: HttpRequest, key: UUID) -> Registration:
    """Hers, that of a child too young to answer, or of a class of her school (L1)."""
    hers = Registration.objects.changeable_by(request.user)
    return get_object_or_404(hers.select_related(*SHOWN).prefetch_related(FUNDINGS), key=key)


def asked_by_link(token: str) -> HostAsked:
    """Raises Http404 for a link that somebody made up."""
    asked = asked_by(token)
    if asked is None:
        raise Http404
    return asked


def feedback_part(registration: Registration, now: datetime, *, may_act: bool) -> bool:
    """Whether the page of a ticket asks how it was."""
    return may_act and is_asked(registration, now)
