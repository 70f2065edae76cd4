"""Loads the demo, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.models import Session
from participants.models import Participant
from portal.demo_data import hub_dei_talenti, hubout, mantova, stem_in_the_city, stem_up
from portal.demo_data.agreements import write_agreements
from portal.demo_data.career_day import write_career_day
from portal.demo_data.certificates import write_certificates
from portal.demo_data.checks import write_acceptances, write_checks
from portal.demo_data.class_bookings import write_class_bookings
from portal.demo_data.crowd import Crowd
from portal.demo_data.personas import CLAIMS, COORDINATOR, TEACHER, Claim, write_personas
from portal.demo_data.planner import count_again
from portal.demo_data.programme import ProgrammeWriter
from portal.demo_data.seats import write_place
from portal.demo_data.shape import EventData, SessionData
from portal.demo_data.shared import Shared
from portal.demo_data.under_way import write_day_over, write_day_under_way
from programmes.models import Programme
from registrations.models import Registration
from registrations.services import (
    cancel_event,
    cancel_registration,
    cancel_session,
    register_family,
    register_participant,
)
from schools.models import School

PROGRAMMES = [
    module.PROGRAMME for module in (stem_up, stem_in_the_city, mantova, hubout, hub_dei_talenti)
]

Say = Callable[[str], None]


@transaction.atomic
def load(say: Say) -> None:
    """Write the programmes that are not there yet, with everything around them.

    ``say`` hears what is going on. Dates are counted from today in Europe/Rome.
    """
    missing = [data for data in PROGRAMMES if not Programme.objects.filter(slug=data.slug).exists()]
    if not missing:
        say("The demo is loaded already: nothing to do.")
        return
    say("Bodies, places, schools and people…")
    shared = Shared()
    now = timezone.localtime()
    today = now.date()
    written = [(data, ProgrammeWriter(data, shared, now).write()) for data in missing]
    fill = Filling(write_personas(), Crowd())
    coordinator = User.objects.get(email=COORDINATOR)
    write_checks(shared.professionals, today, coordinator)
    write_acceptances(shared.professionals, coordinator)
    write_agreements(today)
    for data, sessions in written:
        for event in data.events:
            fill.event(event, sessions[event.slug])
        say(f"{data.title}: {len(data.events)} events.")
        if data is stem_up.PROGRAMME:
            write_career_day(sessions[stem_up.CAREER_DAY.slug], shared)
            write_day_over(sessions[stem_up.DAY_OVER.slug][0], shared)
            write_day_under_way(sessions[stem_up.DAY_UNDER_WAY.slug][0], shared)
            write_certificates(sessions[stem_up.CERTIFIED], coordinator)
    write_class_bookings(
        School.objects.get(ministerial_code="MIPS99Z01A"), User.objects.get(email=TEACHER)
    )
    say(f"{Registration.objects.count()} registrations.")
    count_again()


class Filling:
    """Fills sessions with people, and cancels what the story cancels."""

    def __init__(self, personas: dict[str, Participant], crowd: Crowd) -> None:
        """``personas`` are participants by address."""
        self._personas, self._crowd = personas, crowd

    def event(self, data: EventData, sessions: list[Session]) -> None:
        """Register everybody the story wants in the event's sessions, in the order of arrival."""
        for number, (of, session) in enumerate(zip(data.sessions, sessions, strict=True)):
            self._fill(
                of, session, [c for c in CLAIMS if (c.event, c.number) == (data.slug, number)]
            )
            if of.cancelled_because:
                cancel_session(session=session, reason=of.cancelled_because)
        if data.cancelled_because:
            cancel_event(event=sessions[0].event, reason=data.cancelled_because)

    def _fill(self, data: SessionData, session: Session, claims: list[Claim]) -> None:
        if not data.taken and not claims:
            return
        session = Session.objects.with_facts().get(pk=session.pk)
        self._crowd.fill(session, seats=data.taken, waiting=data.waiting)
        for claim in claims:
            participant = self._personas[claim.email]
            if session.is_over:
                write_place(session, participant=participant)
                continue
            if claim.with_children:
                _register_with_children(session, participant)
                continue
            registration = register_participant(
                session=session, participant=participant, seats=claim.seats
            )
            if claim.is_offered:
                _make_room_for(registration)


def _register_with_children(session: Session, participant: Participant) -> None:
    """A parent comes with her younger children, in one press."""
    if participant.user is None:
        return
    children = Participant.objects.guarded_by(participant.user).filter(user=None)
    register_family(
        session=session,
        participants=[participant, *children.order_by("birth_date")],
        companions=0,
        booked_by=participant.user,
    )


def _make_room_for(registration: Registration) -> None:
    """Somebody with at least as many seats cancels: the first in line is offered hers."""
    somebody = (
        Registration.objects.holding()
        .filter(session=registration.session_id, seats__gte=registration.seats)
        .order_by("pk")
    )
    cancel_registration(registration=somebody[0])
