"""A day whose timetables are out: students with their choices, and whom they meet."""

from __future__ import annotations

from careerdays.models import Choice, Encounter
from careerdays.services import ballot_of
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from tests.factories.careerdays import published
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory


def student(day, *choices, **facts):
    """The ballot of somebody with a place who wants these hosts, by their place in the list."""
    career_day, session, hosts = day
    registration = RegistrationFactory(session=session, participant=ParticipantFactory(**facts))
    ballot = ballot_of(career_day=career_day, participant=registration.participant)
    for rank, number in enumerate(choices, start=1):
        Choice.objects.create(ballot=ballot, host=hosts[number], rank=rank)
    return ballot


def publish(day, *met):
    """Publish: each of ``met`` is a ballot and whom she meets, by rounds."""
    published(day[0], *((registration_of(ballot), hosts) for ballot, hosts in met))


def registration_of(ballot):
    return ballot.participant.registrations.get()


def meeting(day, host, number=1):
    return day[2][host].meetings.get(round__number=number)


def met(ballot):
    rows = Encounter.objects.filter(ballot=ballot).select_related("host", "round")
    return {one.round.number: one.host.name for one in rows}


def comes_again(registration):
    """The same seat once more: what was cancelled stands as if nothing had been."""
    Registration.objects.filter(pk=registration.pk).update(
        status=RegistrationStatus.CONFIRMED, ended_at=None, end_reason=""
    )
