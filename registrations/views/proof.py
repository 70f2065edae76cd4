"""A page to print for the school: that a class is booked, and afterwards that it took part."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from documents.qr import qr_code
from events.models import Session
from programmes.enums import PartnershipRole
from programmes.fundings import fundings_of
from registrations.class_access import confirmed_booking_of
from registrations.codes import as_scanned
from registrations.wording import numbers_words, session_where


@require_safe
def proof(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the school needs for its leave, and its proof once the session is over."""
    registration = confirmed_booking_of(request, key)
    session = registration.session
    programme = session.event.programme
    leads = programme.partnerships.filter(role=PartnershipRole.LEAD)
    dates = list(session.occurrences.all())
    context = {
        "registration": registration,
        "session": session,
        "event": session.event,
        "school": registration.school_class.school if registration.school_class else None,
        "took_place": session.is_over,
        "numbers": numbers_words(registration),
        "where": session_where(session),
        "dates": dates,
        "hours": _hours(session),
        "organisers": [str(lead.organisation) for lead in leads.select_related("organisation")],
        "today": timezone.now(),
        "qr": None if session.is_over else qr_code(as_scanned(registration.token)),
        "fundings": fundings_of([programme]),
    }
    return render(request, "registrations/proof.html", context)


def _hours(session: Session) -> str:
    """How long it lasts in all, in words."""
    length = sum((o.ends_at - o.starts_at for o in session.occurrences.all()), timedelta())
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    words = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    if not minutes:
        return words
    return _("%(hours)s and %(minutes)d minutes") % {"hours": words, "minutes": minutes}
