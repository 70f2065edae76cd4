"""A class that was somewhere, of which three pupils are named; and what tests do with it."""

from __future__ import annotations

from datetime import timedelta

from attendance.models import Certificate
from attendance.services import issue_class_certificates
from jobs.progress import Unseen
from tests.factories.attendance import AttendanceFactory, CertificateRuleFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory, RosterEntryFactory

START = NOW - timedelta(days=3)
NAMES = ["Amal", "Bea", "Carla"]


def a_visit():
    """A class of 24 and two adults at something that is over; three pupils are named."""
    session = SessionFactory(starts_at=START)
    CertificateRuleFactory(event=session.event)
    visit = RegistrationFactory(a_class=True, session=session)
    for name in NAMES:
        person = ParticipantFactory(first_name=name, last_name="Neri", user=None)
        RosterEntryFactory(registration=visit, participant=person)
    return visit


def came(visit, number):
    """A door counted so many of the class, adults included."""
    return AttendanceFactory(registration=visit, present=number)


def pupils(visit, *names):
    """The participants (ids) of the class who are called so."""
    return [e.participant_id for e in visit.roster.all() if e.participant.first_name in names]


def issue(visit):
    """Write what its pupils have a right to."""
    return issue_class_certificates(registration=visit, now=NOW, progress=Unseen())


def certified():
    """The names on all valid certificates."""
    return sorted(Certificate.objects.valid().values_list("full_name", flat=True))
