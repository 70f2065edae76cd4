"""Who came to a lab of the demo that is over, and the certificates that were issued for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from attendance.enums import Law, Source
from attendance.models import Attendance, CertificateRule, HourOffer
from attendance.services import issue_certificates
from events.models import Session
from jobs.progress import Unseen
from registrations.enums import RegistrationStatus
from registrations.models import Registration

PERCENT = 70
# Of so many people one stays away, and one leaves after an hour.
OF, STAYS_AWAY, LEAVES = 8, 7, 5
AN_HOUR = timedelta(hours=1)


def write_certificates(sessions: Sequence[Session], by: User) -> None:
    """The rule of their event, who was at its door, and the certificates; who can sign in stayed
    until the end.
    """
    event = sessions[0].event
    rule = CertificateRule.objects.create(event=event, percent=PERCENT)
    # In the afternoon: for the last three years the statement says why it does not count (L16).
    HourOffer.objects.create(event=event, law=Law.ORIENTATION, curricular=False)
    for session in sessions:
        Attendance.objects.bulk_create(_stays(session, by))
    issue_certificates(rule=rule, now=timezone.now(), progress=Unseen())


def _stays(session: Session, by: User) -> Iterator[Attendance]:
    (date,) = session.occurrences.all()
    held = session.registrations.filter(status=RegistrationStatus.CONFIRMED)
    people = held.select_related("participant").order_by("participant__user", "pk")
    for number, registration in enumerate(people):
        kind = None if _can_sign_in(registration) else number % OF
        if kind == STAYS_AWAY:
            continue
        yield Attendance(
            registration=registration,
            occurrence=date,
            present=registration.seats,
            source=Source.DOOR,
            arrived_at=date.starts_at - timedelta(minutes=number % 10),
            left_at=date.starts_at + AN_HOUR if kind == LEAVES else None,
            recorded_by=by,
        )


def _can_sign_in(registration: Registration) -> bool:
    person = registration.participant
    return person is not None and person.user_id is not None
