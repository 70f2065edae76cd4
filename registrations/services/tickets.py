"""Another ticket in the place of one that strangers may have."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from registrations.codes import new_code
from registrations.models import Registration
from registrations.services.errors import CannotChange
from registrations.services.seats import lock_registration


@transaction.atomic
def renew_ticket(*, registration: Registration) -> Registration:
    """Give ``registration`` a new code and a new token; the old ones open no door any more.

    Both, because whoever saw the one on a picture of the ticket saw the other. Returns the
    registration as it is now.

    Raises:
        CannotChange: it is over.
        ChangedMeanwhile, SessionGone: somebody else was faster.
    """
    _session, current = lock_registration(registration)
    if not current.is_active:
        raise CannotChange(_("This registration is over: there is no ticket to renew."))
    current.code, current.token = new_code(), uuid.uuid4()
    current.save(update_fields=["code", "token", "updated_at"])
    return current
