"""The encounters of the demo's career days: rounds, hosts at their tables, what people chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from attendance.enums import Law
from attendance.models import CertificateRule, HourOffer
from attendance.services import add_steward
from careerdays.models import Ballot, CareerDay, Choice, Host, Round
from careerdays.rounds import Pattern, rounds_of
from careerdays.services import lay_out, make_rounds
from events.models import Session
from partners.models import Room
from portal.demo_data.days import ROME
from portal.demo_data.encounters import HOSTS, HostData
from portal.demo_data.personas import COORDINATOR, STEWARD
from portal.demo_data.shared import Shared
from portal.demo_data.sites import TABLES
from registrations.enums import RegistrationStatus
from registrations.models import Registration, RegistrationQuerySet

SITE = "isimbardi"
# After a greeting, twenty minutes with each of four.
GREETING, LENGTH, GAP, EACH = timedelta(minutes=15), 20, 5, 4
SEATS, MOST_CHOICES = 4, 8
OPENED, CLOSES = timedelta(days=9), timedelta(days=4)
# One in so many has not chosen yet.
SILENT = 9


def write_career_day(sessions: Sequence[Session], shared: Shared) -> None:
    """Write the encounters of the event of ``sessions``, whose seats are taken by now.

    Whoever can sign in has not chosen yet: a visitor of the demo does.
    """
    career_day, hosts = set_up(
        sessions,
        HOSTS,
        shared,
        choices_open_at=timezone.now() - OPENED,
        choices_close_at=sessions[0].starts_at - CLOSES,
        seed="palazzo-isimbardi",
    )
    people = held_by_people(career_day).filter(participant__user=None)
    ballots = Ballot.objects.bulk_create(
        Ballot(career_day=career_day, participant_id=pk, changed_at=timezone.now())
        for pk in people.order_by("participant").values_list("participant", flat=True).distinct()
    )
    write_choices(ballots, hosts)
    CertificateRule.objects.create(event=career_day.event)


def set_up(
    sessions: Sequence[Session], told: Sequence[HostData], shared: Shared, **moments: Any
) -> tuple[CareerDay, list[Host]]:
    """The rounds of the days ``sessions``, the hosts at their tables, and the law and the door.

    ``moments`` are the other columns of the career day.
    """
    career_day = CareerDay.objects.create(
        event=sessions[0].event, rounds_each=EACH, most_choices=MOST_CHOICES, **moments
    )
    for session in sessions:
        start = session.starts_at.astimezone(ROME)
        begins, ends = (start + GREETING).time(), session.ends_at.astimezone(ROME).time()
        times = rounds_of(start.date(), Pattern(begins, ends, LENGTH, GAP), ROME)
        make_rounds(career_day=career_day, session=session, times=times)
    rounds = list(career_day.rounds.order_by("starts_at"))
    tables = [shared.rooms[shared.sites[SITE].pk, name] for name in TABLES]
    hosts = [
        _write_host(career_day, data, table, rounds, shared)
        for data, table in zip(told, tables, strict=False)
    ]
    HourOffer.objects.create(event=career_day.event, law=Law.ORIENTATION, curricular=True)
    add_steward(event=career_day.event, email=STEWARD, by=User.objects.get(email=COORDINATOR))
    return career_day, hosts


def held_by_people(career_day: CareerDay) -> RegistrationQuerySet:
    """The places of people at the career day; classes have theirs by numbers."""
    return Registration.objects.filter(
        session__event=career_day.event_id,
        status=RegistrationStatus.CONFIRMED,
        participant__isnull=False,
    )


def _write_host(
    career_day: CareerDay, data: HostData, table: Room, rounds: Sequence[Round], shared: Shared
) -> Host:
    person = shared.professionals.get(data.professional)
    organisation = shared.organisations[data.organisation]
    host = Host.objects.create(
        career_day=career_day,
        name=data.name,
        organisation=organisation,
        department=shared.departments.get((data.organisation, data.department)),
        story=data.story,
        competences=data.competences,
        room=table,
        seats=SEATS,
        from_year=data.from_year,
    )
    if person:
        host.professionals.add(person)
    if data.away_from:
        host.away.set(rounds[data.away_from :])
    lay_out(host=host)
    return host


def write_choices(ballots: Sequence[Ballot], hosts: Sequence[Host]) -> None:
    """What those who have a place chose: some hosts please more, and some people chose nobody."""
    Choice.objects.bulk_create(
        choice for number, ballot in enumerate(ballots) for choice in _chosen(number, ballot, hosts)
    )


def _chosen(number: int, ballot: Ballot, hosts: Sequence[Host]) -> Iterator[Choice]:
    if number % SILENT == SILENT - 1:
        return
    # The first hosts of the list please most; the rest is as good as drawn.
    order = [((number * 61 + index * 37) % 101 + 4 * index, index) for index in range(len(hosts))]
    suitable = [hosts[index] for _draw, index in sorted(order)]
    suitable = [host for host in suitable if host.suits(ballot.school_year)]
    for rank, host in enumerate(suitable[: 4 + number % 5], start=1):
        yield Choice(ballot=ballot, host=host, rank=rank)
