"""What a coordinator decides by hand before the allocation."""

from __future__ import annotations

import pytest
from django.urls import reverse

from careerdays.models import Ballot, Choice, Pin, Placement
from careerdays.services import (
    CannotAllocate,
    CannotDecide,
    ballot_of,
    pin_meeting,
)
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.careerdays import HostFactory, career_day_with, published, run_of
from tests.factories.events import NOW
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=2)


def student(day, *choices, **facts):
    registration = RegistrationFactory(session=day[1], **facts)
    ballot = ballot_of(career_day=day[0], participant=registration.participant)
    for rank, number in enumerate(choices, start=1):
        Choice.objects.create(ballot=ballot, host=day[2][number], rank=rank)
    return ballot


def pin(ballot, host, one=None):
    return pin_meeting(
        ballot=ballot, host=host, one=one, reason="Lo ha chiesto.", by=UserFactory(staff=True)
    )


def met(ballot):
    rows = Placement.objects.filter(ballot=ballot).select_related("meeting__host", "meeting__round")
    return {(one.meeting.host.name, one.meeting.round.number) for one in rows}


def allocate(day):
    return run_of(day[0])


# --- By hand ------------------------------------------------------------------------------------


def test_a_decision_holds_whatever_was_chosen(day):
    ballot = student(day, 0, 1)
    pin(ballot, day[2][2], day[0].rounds.get(number=2))

    allocate(day)

    assert ("Cleo", 2) in met(ballot)


@pytest.mark.parametrize("wrong", ["another day", "other years", "away", "twice"])
def test_a_decision_that_cannot_be_is_refused(day, wrong):
    ballot, host = student(day), day[2][0]
    if wrong == "another day":
        host = HostFactory()
    elif wrong == "other years":
        ballot.participant.school_year, ballot.participant.class_said_in = 1, "202627"
        ballot.participant.save()
        host.from_year = 4
    elif wrong == "away":
        host.meetings.all().delete()
    else:
        pin(ballot, host)

    with pytest.raises(CannotDecide):
        pin(ballot, host)


def test_decisions_that_do_not_fit_together_are_named_with_student_and_host(day):
    ballots = [student(day) for _number in range(3)]
    for ballot in ballots:
        pin(ballot, day[2][0])
    pin(student(day), day[2][1])

    with pytest.raises(CannotAllocate) as refusal:
        allocate(day)

    said = str(refusal.value)
    assert [f"{ballot.participant} – Ada" in said for ballot in ballots] == [True] * 3
    assert "Bea" not in said


@pytest.fixture
def desk(client, settings, day):
    return enter_desk(client, settings, coordinator_of(day[0].event.programme))


def typed(day, **facts):
    return {
        "career_day": day[0].pk,
        "host": day[2][1].pk,
        "round": "",
        "reason": "Lo ha chiesto.",
        **facts,
    }


def add(desk, data):
    answer = desk.post(reverse("admin:careerdays_pin_add"), data)
    return " ".join(answer.content.decode().split())


def test_a_coordinator_decides_by_the_code_of_a_ticket(desk, day):
    ballot = student(day)
    code = ballot.participant.registrations.get().code.lower()

    add(desk, typed(day, code=code))

    assert [(one.ballot, one.host.name) for one in Pin.objects.all()] == [(ballot, "Bea")]


def test_of_a_class_by_the_number_of_a_pupil(desk, day):
    booking = RegistrationFactory(session=day[1], a_class=True, pupils=3, seats=4)

    assert "numero dello studente, da 1 a 3" in add(desk, typed(day, code=booking.code))
    add(desk, typed(day, code=booking.code, number="2"))

    assert Pin.objects.get().ballot == Ballot.objects.get(registration=booking, number=2)


def test_a_wrong_code_is_said_beside_it_and_nothing_is_lost(desk, day):
    page = add(desk, typed(day, code="ZZZ-ZZZ"))

    assert "Nessun biglietto di questo evento" in page
    assert "Lo ha chiesto." in page
    assert not Pin.objects.exists()


def test_the_same_decision_twice_is_said(desk, day):
    ballot = student(day)
    data = typed(day, code=ballot.participant.registrations.get().code)
    add(desk, data)

    assert "Un’altra decisione" in add(desk, data)


def test_l9_a_decision_about_who_limited_her_data_is_found_without_her_name(desk, day):
    ballot = student(day, participant__last_name="Zyxwvu")
    one = pin(ballot, day[2][0])
    Pin.objects.update(reason="Zyxwvu lo ha chiesto.")
    type(ballot.participant).objects.update(restricted_at=NOW)

    pages = [
        desk.get(reverse("admin:careerdays_pin_changelist")).content.decode(),
        desk.get(reverse("admin:careerdays_pin_change", args=[one.pk])).content.decode(),
    ]

    for page in pages:
        assert "Una persona che ha limitato l’uso dei suoi dati" in page
        assert "Zyxwvu" not in page


def test_a_decision_is_taken_back_until_timetables_are_out(desk, day):
    mine, other = pin(student(day), day[2][0]), pin(student(day), day[2][1])
    urls = [reverse("admin:careerdays_pin_delete", args=[one.pk]) for one in (mine, other)]

    desk.post(urls[0], {"post": "yes"})
    published(day[0])
    assert desk.post(urls[1], {"post": "yes"}).status_code == 403

    assert list(Pin.objects.all()) == [other]
