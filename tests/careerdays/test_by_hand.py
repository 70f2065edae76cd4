"""After timetables are out a coordinator places or removes one student, with a reason."""

from __future__ import annotations

import pytest
from django.urls import reverse

from careerdays.models import Choice, Encounter, Pin, PlaceOffer, Run
from careerdays.places import places_of
from careerdays.services import (
    CannotDecide,
    CannotTake,
    TooLate,
    ballot_of,
    place_student,
    remove_student,
    take_place,
    tend_places,
)
from communications.models import Email
from registrations.services import cancel_registration
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.careerdays import (
    HostFactory,
    RunFactory,
    career_day_with,
    next_day_of,
    published,
)
from tests.factories.events import NOW
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

WHY = "Lo ha chiesto la scuola."


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=2)


@pytest.fixture
def registration(day):
    """Of who meets Ada, then Bea."""
    career_day, session, (ada, bea, _cleo) = day
    registration = RegistrationFactory(session=session)
    published(career_day, (registration, [ada, bea]))
    return registration


@pytest.fixture
def ballot(day, registration):
    return ballot_of(career_day=day[0], participant=registration.participant)


@pytest.fixture
def desk(client, settings, day):
    return enter_desk(client, settings, coordinator_of(day[0].event.programme))


def round_of(day, number):
    return day[0].rounds.get(number=number)


def place(day, ballot, host, number):
    one = round_of(day, number)
    return place_student(
        ballot=ballot, host=day[2][host], one=one, reason=WHY, by=UserFactory(staff=True)
    )


def remove(day, ballot, host):
    remove_student(ballot=ballot, host=day[2][host], reason=WHY, by=UserFactory(staff=True))


def met(ballot):
    rows = Encounter.objects.filter(ballot=ballot).select_related("round", "host")
    return {one.round.number: one.host.name for one in rows}


def changes():
    mails = Email.objects.filter(kind="careerdays.encounters_changed").order_by("pk")
    return [one.context["change"] for one in mails]


def test_an_encounter_of_a_day_she_gave_back_is_in_nobodys_way(day):
    career_day, session, hosts = day
    later = next_day_of(career_day)
    registration = RegistrationFactory(session=session)
    published(career_day, (registration, hosts[:2]))
    ballot = ballot_of(career_day=career_day, participant=registration.participant)
    cancel_registration(registration=registration)
    RegistrationFactory(session=later, participant=registration.participant)
    ada, one = hosts[0], later.rounds.get(number=1)

    place_student(ballot=ballot, host=ada, one=one, reason=WHY, by=UserFactory(staff=True))

    assert [(it.host, it.round) for it in ballot.encounters.all()] == [(ada, one)]


def test_a_student_is_placed_whoever_else_she_met_then(day, ballot):
    Choice.objects.create(ballot=ballot, host=day[2][2], rank=3)

    encounter = place(day, ballot, 2, 1)

    assert (met(ballot), encounter.rank) == ({1: "Cleo", 2: "Bea"}, 3)
    assert [(one.host.name, one.is_met, one.reason) for one in Pin.objects.all()] == [
        ("Cleo", True, WHY)
    ]
    assert changes() == ["placed"]
    assert WHY not in str(Email.objects.get().context)


def test_a_student_is_removed_and_the_place_is_not_hers_again(day, ballot):
    Choice.objects.create(ballot=ballot, host=day[2][0], rank=1)

    remove(day, ballot, 0)
    tend_places()

    assert met(ballot) == {2: "Bea"}
    assert not Pin.objects.get().is_met
    assert changes() == ["removed"]
    assert not PlaceOffer.objects.open(NOW).exists()


def test_whom_she_does_not_meet_any_more_she_meets_in_no_other_round(day, ballot):
    """As the form says; a coordinator alone decides otherwise."""
    ada, bea, _cleo = day[2]
    Choice.objects.create(ballot=ballot, host=ada, rank=1)
    Encounter.objects.filter(ballot=ballot, host=bea).delete()
    later = ada.meetings.get(round__number=2)

    remove(day, ballot, 0)
    tend_places()

    assert not PlaceOffer.objects.open(NOW).exists()
    assert ada not in [place.meeting.host for place in places_of(ballot, NOW).free]
    with pytest.raises(CannotTake, match="do not meet this host any more"):
        take_place(ballot=ballot, meeting=later)
    place(day, ballot, 0, 2)
    assert met(ballot) == {2: "Ada"}


def test_every_decision_about_the_two_is_kept(day, ballot):
    remove(day, ballot, 0)
    place(day, ballot, 0, 1)
    place(day, ballot, 2, 1)

    assert met(ballot) == {1: "Cleo", 2: "Bea"}
    assert {one.host.name: one.is_met for one in Pin.objects.all()} == {"Ada": False, "Cleo": True}
    history = Pin.objects.get(host=day[2][0]).history.order_by("pgh_id")
    assert [one.is_met for one in history] == [False, True, False]


def another_day(day, ballot):
    return HostFactory(), 1


def other_years(day, ballot):
    day[2][2].from_year = 4
    ballot.participant.school_year, ballot.participant.class_said_in = 1, "202627"
    ballot.participant.save()
    return day[2][2], 1


def away(day, ballot):
    day[2][2].meetings.all().delete()
    return day[2][2], 1


def met_already(day, ballot):
    return day[2][0], 2


def full(day, ballot):
    other = RegistrationFactory(session=day[1])
    published(day[0], (other, [day[2][2]]))
    return day[2][2], 1


def as_many_as_may(day, ballot):
    day[0].rounds_each = 1
    day[0].save()
    Encounter.objects.filter(round__number=1).delete()
    ballot.refresh_from_db()
    return day[2][2], 1


@pytest.mark.parametrize(
    "wrong", [another_day, other_years, away, met_already, full, as_many_as_may]
)
def test_what_cannot_be_is_refused_and_nothing_changes(day, ballot, wrong):
    host, number = wrong(day, ballot)
    before = met(ballot)

    with pytest.raises(CannotDecide):
        place_student(
            ballot=ballot,
            host=host,
            one=round_of(day, number),
            reason=WHY,
            by=UserFactory(staff=True),
        )

    assert (met(ballot), changes()) == (before, [])
    assert not Pin.objects.exists()


def test_who_do_not_meet_are_not_parted(day, ballot):
    with pytest.raises(CannotDecide):
        remove(day, ballot, 2)


def test_what_has_begun_stays(day, ballot, time_machine):
    time_machine.move_to(day[1].starts_at)

    with pytest.raises(TooLate):
        place(day, ballot, 2, 1)
    with pytest.raises(TooLate):
        remove(day, ballot, 0)

    assert met(ballot) == {1: "Ada", 2: "Bea"}
    assert changes() == []


# --- On the desk --------------------------------------------------------------------------------


def add(desk, day, code, **facts):
    data = {"career_day": day[0].pk, "code": code, "reason": WHY, "round": "", **facts}
    answer = desk.post(reverse("admin:careerdays_pin_add"), data)
    return " ".join(answer.content.decode().split())


def test_the_published_run_leads_to_the_page(desk, day, registration):
    run = RunFactory(career_day=day[0], published_at=NOW)
    other = RunFactory(career_day=day[0])
    table = reverse("admin:careerdays_run_changelist")

    answer = desk.post(table, {"action": "by_hand", "_selected_action": [run.pk]})

    assert answer["Location"] == f"{reverse('admin:careerdays_pin_add')}?career_day={day[0].pk}"
    assert desk.get(answer["Location"]).status_code == 200
    assert Run.objects.filter(pk=other.pk).exists()


def test_a_coordinator_places_and_removes(desk, day, registration, ballot):
    one = round_of(day, 1).pk
    code = registration.code

    add(desk, day, code, host=day[2][2].pk, round=one, is_met="yes")
    add(desk, day, code, host=day[2][1].pk, is_met="no")

    assert met(ballot) == {1: "Cleo"}


def test_what_the_service_refuses_stands_on_the_form(desk, day, registration, ballot):
    page = add(desk, day, registration.code, host=day[2][0].pk, round=round_of(day, 2).pk)

    assert "I due si incontrano già" in page
    assert WHY in page
    assert not Pin.objects.exists()


def test_a_published_day_asks_for_the_round(desk, day, registration):
    assert "scegli il giro" in add(desk, day, registration.code, host=day[2][2].pk)


def test_before_nobody_is_removed(desk, day):
    registration = RegistrationFactory(session=day[1])

    page = add(desk, day, registration.code, host=day[2][2].pk, is_met="no")

    assert "Non è ancora pubblicato nulla" in page
    assert not Pin.objects.exists()
