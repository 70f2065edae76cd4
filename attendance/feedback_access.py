"""The one door to the questions after the day, of her own registration.

A host comes by her link (``feedback.asked_by``).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from attendance.services.feedback import is_asked
from registrations.access import FUNDINGS, SHOWN
from registrations.models import Registration


def registration_to_answer(request: HttpRequest, key: UUID) -> Registration:
    """Hers, that of a child too young to answer, or of a class of her school (L1)."""
    hers = Registration.objects.changeable_by(request.user)
    return get_object_or_404(hers.select_related(*SHOWN).prefetch_related(FUNDINGS), key=key)


def feedback_part(registration: Registration, now: datetime, *, may_act: bool) -> bool:
    """Whether the page of a ticket asks how it was."""
    return may_act and is_asked(registration, now)
