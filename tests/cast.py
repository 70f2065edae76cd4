"""The standing cast of permission tests, and what belongs to whom.

Giulia (``student``) has a seat in an event of the coordinator's programme. Everybody else tries to
get at what is hers: another student, a teacher, a partner, the coordinator of another programme.
"""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser, Group
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from events.models import Event, Session
from participants.models import Participant
from portal.coordinators import COORDINATORS
from programmes.enums import ProgrammeStatus
from programmes.models import Programme
from registrations.models import Registration
from registrations.services import register_participant
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import MembershipFactory
from tests.factories.programmes import CoordinatorFactory, ProgrammeFactory
from tests.factories.schools import SchoolFactory

ROLES = [
    "visitor",
    "student",
    "stranger",
    "teacher",
    "partner",
    "coordinator",
    "outsider",
    "administrator",
]


@dataclass
class Cast:
    """Everybody by role, and the objects that the walk asks for."""

    users: dict[str, User | AnonymousUser]
    programme: Programme
    draft_programme: Programme
    event: Event
    draft: Event
    draft_session: Session
    session: Session
    full: Session
    registration: Registration
    waiting: Registration
    participant: Participant
    authenticator: Authenticator

    def client(self, role: str) -> Client:
        """A browser in which ``role`` is signed in; staff have shown their second factor."""
        client = Client()
        user = self.users[role]
        if isinstance(user, User):
            client.force_login(user)
            session = client.session
            session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
            session.save()
        return client


def make_cast() -> Cast:
    """Write the cast into the database."""
    call_command("sync_permissions", verbosity=0)
    programme = ProgrammeFactory(title="Programma di casa")
    coordinator = CoordinatorFactory(programme=programme).user
    outsider = CoordinatorFactory(programme=ProgrammeFactory(title="Altro programma")).user
    for user in (coordinator, outsider):
        user.groups.add(Group.objects.get(name=COORDINATORS))
    participant = ParticipantFactory(first_name="Giulia", last_name="Segreta")
    session = SessionFactory(event=EventFactory(programme=programme, title="Robot di casa"))
    full = SessionFactory(
        event=EventFactory(programme=programme), capacity=1, starts_at=session.ends_at
    )
    _register(full, ParticipantFactory())
    draft = EventFactory(programme=programme, draft=True)
    draft_programme = ProgrammeFactory(status=ProgrammeStatus.DRAFT)
    CoordinatorFactory(programme=draft_programme, user=coordinator)
    return Cast(
        users={
            "visitor": AnonymousUser(),
            "student": participant.user,
            "stranger": ParticipantFactory().user,
            "teacher": MembershipFactory(organisation=SchoolFactory().organisation).user,
            "partner": MembershipFactory().user,
            "coordinator": coordinator,
            "outsider": outsider,
            "administrator": UserFactory(administrator=True),
        },
        programme=programme,
        draft_programme=draft_programme,
        event=session.event,
        draft=draft,
        draft_session=SessionFactory(event=draft),
        session=session,
        full=full,
        registration=_register(session, participant),
        waiting=_register(full, participant),
        participant=participant,
        authenticator=Authenticator.objects.create(
            user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "Chiave"}
        ),
    )


def _register(session: Session, participant: Participant) -> Registration:
    loaded = Session.objects.with_facts().get(pk=session.pk)
    return register_participant(session=loaded, participant=participant)
