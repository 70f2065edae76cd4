"""The standing cast of permission tests, and what belongs to whom.

Giulia (``student``) has a seat in an event of the coordinator's programme. Everybody else tries to
get at what is hers: another student, a teacher, a partner, the coordinator of another programme.
She herself says that she teaches at the teacher's school, and waits there. She is fifteen, and
her mother (``guardian``) has a child of nine too.
"""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser, Group
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from events.enums import Bookable
from events.models import Event, Session
from jobs.models import Job, JobFile
from participants.models import Consent, ConsentRequest, Participant, PurposeText
from participants.services import give_consent
from portal.coordinators import COORDINATORS
from programmes.enums import ProgrammeStatus
from programmes.models import Emblem, Programme
from registrations.models import Registration
from registrations.services import (
    ClassPart,
    book_class,
    register_family,
    register_participant,
)
from schools.models import Invitation, School, SchoolClass
from tests.career_cast import PublishedDay, make_published_day
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.jobs import JobFileFactory
from tests.factories.participants import (
    ConsentRequestFactory,
    GuardianshipFactory,
    ParticipantFactory,
)
from tests.factories.partners import MembershipFactory
from tests.factories.programmes import CoordinatorFactory, EmblemFactory, ProgrammeFactory
from tests.factories.schools import InvitationFactory, SchoolClassFactory, TeacherFactory

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
# Not among them: she is answered like a stranger but where it is about those in her care.
GUARDIAN = "guardian"


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
    emblem: Emblem
    job: Job
    job_file: JobFile
    school: School
    school_class: SchoolClass
    other_class: SchoolClass
    invitation: Invitation
    child: Participant
    child_registration: Registration
    consent: Consent
    consent_request: ConsentRequest
    for_classes: Event
    booking: Registration
    parallel: Registration
    met: PublishedDay

    def client(self, role: str) -> Client:
        """A browser in which ``role`` is signed in; staff have shown their second factor."""
        client = Client()
        user = self.users[role]
        if isinstance(user, User):
            client.force_login(user)
            session = client.session
            session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
            if user.is_staff:
                session["account_authentication_methods_user"] = str(user.pk)
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
    participant = ParticipantFactory(first_name="Giulia", last_name="Segreta", teen=True)
    guardian = GuardianshipFactory(participant=participant).guardian
    child = GuardianshipFactory(guardian=guardian).participant
    session = SessionFactory(event=EventFactory(programme=programme, title="Robot di casa"))
    full = SessionFactory(
        event=EventFactory(programme=programme), capacity=1, starts_at=session.ends_at
    )
    _register(full, ParticipantFactory())
    draft = EventFactory(programme=programme, draft=True)
    job_file = JobFileFactory(job__owner=coordinator)
    teacher = TeacherFactory()
    # Who only says that she teaches there has no more rights than anybody.
    TeacherFactory(school=teacher.school, user=participant.user, waiting=True)
    draft_programme = ProgrammeFactory(status=ProgrammeStatus.DRAFT)
    CoordinatorFactory(programme=draft_programme, user=coordinator)
    school_class = SchoolClassFactory(school=teacher.school, pupils=24)
    for_classes = EventFactory(programme=programme, bookable_by=Bookable.CLASSES, needs_roster=True)
    [booking] = book_class(
        school_class=school_class,
        parts=[ClassPart(_loaded(SessionFactory(event=for_classes, capacity=60)), 24, 2)],
        accompanied_by="Ada Rossi",
        booked_by=teacher.user,
    )
    at_once = EventFactory(programme=programme, bookable_by=Bookable.CLASSES)
    parallel, _other_part = book_class(
        school_class=school_class,
        parts=[ClassPart(_loaded(SessionFactory(event=at_once)), 12, 1) for _part in range(2)],
        accompanied_by="Ada Rossi",
        booked_by=teacher.user,
    )
    return Cast(
        users={
            "visitor": AnonymousUser(),
            "student": participant.user,
            "stranger": ParticipantFactory().user,
            "teacher": teacher.user,
            "partner": MembershipFactory().user,
            "coordinator": coordinator,
            "outsider": outsider,
            "administrator": UserFactory(administrator=True),
            GUARDIAN: guardian,
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
        job=job_file.job,
        job_file=job_file,
        emblem=EmblemFactory(),
        school=teacher.school,
        school_class=school_class,
        other_class=SchoolClassFactory(),
        invitation=InvitationFactory(invited_by=teacher),
        child=child,
        child_registration=register_family(
            session=Session.objects.with_facts().get(pk=session.pk),
            participants=[child],
            companions=0,
            booked_by=guardian,
        )[0],
        consent=give_consent(
            participant=participant,
            text=PurposeText.objects.in_force().get(purpose__code="newsletter"),
        ),
        consent_request=ConsentRequestFactory(guardianship__participant=participant),
        for_classes=for_classes,
        booking=booking,
        parallel=parallel,
        met=make_published_day(
            programme=programme,
            participant=participant,
            child=child,
            guardian=guardian,
            school_class=school_class,
            teacher=teacher.user,
        ),
    )


def _register(session: Session, participant: Participant) -> Registration:
    return register_participant(session=_loaded(session), participant=participant)


def _loaded(session: Session) -> Session:
    return Session.objects.with_facts().get(pk=session.pk)
