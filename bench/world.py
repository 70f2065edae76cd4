"""The people and sessions that scenarios need, on top of the synthetic data."""

from __future__ import annotations

import secrets
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session as WebSession
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from attendance.models import Steward
from communications.models import Email
from events.enums import Audience, EventKind, EventStatus, GuardianPolicy, SessionStatus
from events.models import Event, Occurrence, Session
from events.services import Times, create_session
from participants.models import Participant
from partners.models import Site
from programmes.enums import ProgrammeStatus, Topic
from programmes.models import Programme
from registrations.enums import Anchor, RegistrationStatus
from registrations.models import Registration, Reminder
from registrations.reminders import write

BACKEND = "django.contrib.auth.backends.ModelBackend"


def upcoming_event() -> Event:
    """A published event of the synthetic data with a session to come."""
    events = Event.objects.published().filter(sessions__starts_at__gt=timezone.now())
    event = events.order_by("pk").first()
    if event is None:
        raise RuntimeError("the synthetic data has no upcoming event")
    return event


def new_session(*, seats: int) -> Session:
    """A session of its own event, open for registration, with nobody in it."""
    programme = Programme.objects.filter(status=ProgrammeStatus.PUBLISHED).earliest("pk")
    now = timezone.now()
    event = Event.objects.create(
        programme=programme,
        kind=EventKind.CAREER_DAY,
        title="Rush",
        slug=f"rush-{secrets.token_hex(4)}",
        summary="A rush for seats.",
        topic=Topic.CAREERS,
        audiences=[Audience.UPPER_SECONDARY],
        child_policy=GuardianPolicy.NONE,
        minor_policy=GuardianPolicy.NONE,
        site=Site.objects.order_by("pk").first(),
        status=EventStatus.PUBLISHED,
        published_at=now,
    )
    start = now + timedelta(days=20)
    times = [Times(start, start + timedelta(hours=3))]
    return create_session(event=event, times=times, capacity=seats)


def signed_in_people(number: int) -> list[str]:
    """Make ``number`` people with a profile, signed in; returns their session cookies."""
    mark = secrets.token_hex(4)
    users = [User(email=f"rush-{mark}-{n}@example.org", password="!") for n in range(number)]
    users = User.objects.bulk_create(users)
    Participant.objects.bulk_create(
        Participant(
            user=user, first_name="Ada", last_name="Rossi", declared_14_on=timezone.localdate()
        )
        for user in users
    )
    store = import_module(settings.SESSION_ENGINE).SessionStore
    sessions = [_web_session(store, user) for user in users]
    WebSession.objects.bulk_create(sessions)
    return [session.session_key for session in sessions]


def new_door(*, tickets: int, stewards: int) -> tuple[Occurrence, list[str], list[str]]:
    """A date that is on, with tickets and stewards; its registrations' keys, and web sessions."""
    session = new_session(seats=tickets)
    now = timezone.now()
    times = [Times(now - timedelta(hours=1), now + timedelta(hours=3))]
    today = create_session(event=session.event, times=times, capacity=tickets)
    people = Participant.objects.bulk_create(
        Participant(first_name="Ada", last_name=f"Rossi {number}") for number in range(tickets)
    )
    held = Registration.objects.bulk_create(
        Registration(
            session=today,
            participant=person,
            status=RegistrationStatus.CONFIRMED,
            confirmed_at=now,
        )
        for person in people
    )
    mark = secrets.token_hex(4)
    users = User.objects.bulk_create(
        User(email=f"door-{mark}-{number}@example.org", password="!") for number in range(stewards)
    )
    Steward.objects.bulk_create(
        Steward(event=session.event, user=user, added_by=user) for user in users
    )
    store = import_module(settings.SESSION_ENGINE).SessionStore
    sessions = WebSession.objects.bulk_create([_web_session(store, user) for user in users])
    keys = [str(registration.key) for registration in held]
    return today.occurrences.get(), keys, [one.session_key for one in sessions]


def make_yardstick_table() -> None:
    """The table that the yardstick inserts into."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS bench_claim ("
            "id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES accounts_user, "
            "created_at timestamptz NOT NULL DEFAULT now())"
        )


def write_reminders(number: int) -> None:
    """Empty the outbox and write ``number`` reminders into it, as their planning would."""
    Email.objects.all().delete()
    confirmed = Registration.objects.filter(
        status=RegistrationStatus.CONFIRMED,
        participant__user__is_active=True,
        session__status=SessionStatus.SCHEDULED,
        session__event__status=EventStatus.PUBLISHED,
        session__starts_at__gt=timezone.now() + timedelta(hours=1),
    )
    for policy in Reminder.objects.filter(anchor=Anchor.BEFORE_START, event=None):
        write(confirmed, policy)
    surplus = Email.objects.order_by("pk").values_list("pk", flat=True)[number:]
    Email.objects.filter(pk__in=list(surplus)).delete()
    if Email.objects.count() < number:
        raise RuntimeError(f"the synthetic data has less than {number} reminders to write")


def queries_of(path: str) -> int:
    """How many SQL queries a page makes for an anonymous reader when it is not kept."""
    client = Client(headers={"host": "localhost"})
    with override_settings(ANONYMOUS_PAGE_SECONDS=0):
        client.get(path)  # what a process reads once and keeps is not the page's
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
    return len(queries)


def _web_session(store: type, user: User) -> WebSession:
    data = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    return WebSession(
        session_key=secrets.token_hex(16),
        session_data=store().encode(data),
        expire_date=timezone.now() + timedelta(days=1),
    )
