from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.calendar import CONTENT_TYPE, session_calendar
from registrations.access import registration_of
from registrations.enums import RegistrationStatus


@require_safe
def calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """Her dates as a file, only for herself; after her registration ended, what takes them out.

    Who never had a place has no dates.
    """
    registration = registration_of(request, key)
    if registration.confirmed_at is None:
        raise Http404
    has_place = registration.status == RegistrationStatus.CONFIRMED
    file = session_calendar(registration.session, method="PUBLISH" if has_place else "CANCEL")
    disposition = 'attachment; filename="bussola.ics"'
    return HttpResponse(file, CONTENT_TYPE, headers={"Content-Disposition": disposition})
