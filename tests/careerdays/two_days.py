"""A class that booked both days of a career day, and what its pupils choose and are given."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from careerdays.models import Placement
from careerdays.services import (
    add_choice,
    ballots_of_class,
    say_different_pupils,
    say_same_pupils,
)
from tests.factories.careerdays import career_day_with, next_day_of
from tests.factories.events import SessionFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import TeacherFactory


class Days:
    """A career day of two days, and a class that has booked both, each on its own."""

    def __init__(self, *names, pupils=2, **facts):
        self.day, self.session, self.hosts = career_day_with(*names, **facts)
        self.next = next_day_of(self.day)
        self.first = booked(self.session, pupils=pupils)
        self.second = booked(self.next, school_class=self.first.school_class, pupils=pupils)

    def ballots(self, registration=None):
        return ballots_of_class(career_day=self.day, registration=registration or self.first)

    def same(self, registration=None, other=None, **facts):
        say_same_pupils(
            career_day=self.day,
            registration=registration or self.first,
            other=other or self.second,
            **facts,
        )

    def different(self, registration=None, other=None):
        say_different_pupils(
            career_day=self.day,
            registration=registration or self.first,
            other=other or self.second,
        )

    def third(self):
        session = SessionFactory(
            event=self.day.event, starts_at=self.next.starts_at + timedelta(days=1)
        )
        return booked(session, school_class=self.first.school_class)

    def seen_by_her_teacher(self, client):
        client.force_login(TeacherFactory(school=self.first.school_class.school).user)
        return client


def booked(session, *, pupils=2, **facts):
    return RegistrationFactory(
        session=session, a_class=True, pupils=pupils, seats=pupils + 1, **facts
    )


def choose(ballot, *hosts):
    for host in hosts:
        add_choice(ballot=ballot, host=host)


def hosts_met(run):
    """Whom each pupil of the run would meet: (booking, number) and the hosts' names."""
    rows = Placement.objects.filter(run=run).order_by("meeting__round__starts_at")
    found = {}
    for placement in rows.select_related("ballot", "meeting__host"):
        key = placement.ballot.registration_id, placement.ballot.number
        found.setdefault(key, []).append(placement.meeting.host.name)
    return found


def more_seats(days, seats):
    for host in days.hosts:
        host.seats = seats
        host.save()
        host.meetings.update(seats=seats)


def url(registration):
    return reverse("careerdays:slips", args=[registration.key])


def page(client, registration):
    return " ".join(client.get(url(registration)).content.decode().split())
