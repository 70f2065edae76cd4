"""Places at what is over or has begun: nobody can register for it any more, so they are written."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services.engagements import engage
from registrations.services.seats import lock_session, recount
from schools.models import SchoolClass


def write_place(session: Session, **facts: Any) -> Registration:
    """A confirmed place at ``session``; ``facts`` are the other columns, the participant's too."""
    registration = Registration.objects.create(
        session=session,
        status=RegistrationStatus.CONFIRMED,
        queued_at=session.starts_at,
        confirmed_at=session.starts_at,
        **facts,
    )
    engage([registration.pk])
    recount(lock_session(session.pk))
    return registration


def write_class(
    session: Session, school_class: SchoolClass, *, pupils: int, by: User
) -> Registration:
    """A class with that many pupils and one adult, its teacher ``by``."""
    return write_place(
        session,
        school_class=school_class,
        pupils=pupils,
        seats=pupils + 1,
        accompanied_by=by.get_full_name(),
        booked_by=by,
    )
