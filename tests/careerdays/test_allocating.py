"""One button: everybody's timetable, proven best, compared and published once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from careerdays.models import Ballot, CareerDay, Encounter, Explanation, Host, Placement, Run
from careerdays.services import (
    CannotAllocate,
    CannotChoose,
    CannotPublish,
    add_choice,
    ballot_of,
    lay_out,
    publish_run,
)
from careerdays.standing import left_out
from jobs.models import Job
from jobs.runner import run_job
from participants.models import Participant
from participants.people import People
from participants.personal_data import forget
from registrations.models import Party, Registration
from registrations.services import cancel_registration
from tests.desk import coordinator_of, enter_desk
from tests.factories.careerdays import PinFactory, career_day_with, run_of
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo")


def student(day, *choices):
    """Somebody with a place who wants these hosts, by their place in the list; her registration."""
    career_day, session, hosts = day
    registration = RegistrationFactory(session=session, participant=ParticipantFactory())
    ballot = ballot_of(career_day=career_day, participant=registration.participant)
    for number in choices:
        add_choice(ballot=ballot, host=hosts[number])
    return registration


def allocate(day):
    return run_of(day[0])


def met(rows, registration):
    mine = rows.filter(ballot__participant=registration.participant)
    return {row.meeting.host.name: row.rank for row in mine.select_related("meeting__host")}


def test_everybody_gets_what_serves_all_choices_best(day):
    one, two = student(day, 0, 1), student(day, 0, 2)

    run = allocate(day)

    assert run.is_optimal
    assert met(Placement.objects, one) == {"Ada": 1, "Bea": 2}
    assert met(Placement.objects, two) == {"Ada": 1, "Cleo": 2}


def test_who_chose_nothing_is_filled_in_and_who_has_no_place_is_not(day):
    silent, gone = student(day), student(day, 0)
    cancel_registration(registration=gone)

    run = allocate(day)

    assert set(met(Placement.objects, silent).values()) == {0}
    assert run.students == 1
    assert met(Placement.objects, gone) == {}


def test_the_same_choices_and_seed_give_the_same_answer(day):
    for _number in range(5):
        student(day, 0, 1, 2)

    first, second = allocate(day), allocate(day)

    rows = [
        list(run.placements.order_by("ballot", "meeting").values_list("ballot", "meeting"))
        for run in (first, second)
    ]
    assert rows[0] == rows[1]
    assert first.digest == second.digest


def test_nobody_is_a_sentence(day):
    with pytest.raises(CannotAllocate, match="Nessuno ha ancora un posto"):
        allocate(day)


def test_publishing_makes_encounters_of_who_still_has_a_place(day, time_machine):
    stays, leaves = student(day, 0), student(day, 1)
    run = allocate(day)
    time_machine.shift(timedelta(days=8))
    cancel_registration(registration=leaves)

    number = publish_run(run=run)

    assert number == Encounter.objects.count() == 2
    assert met(Encounter.objects, stays)["Ada"] == 1
    assert met(Encounter.objects, leaves) == {}


def test_it_is_published_once_and_only_when_choices_are_closed(day, time_machine):
    student(day, 0)
    run, other = allocate(day), allocate(day)
    with pytest.raises(CannotPublish, match="stanno ancora scegliendo"):
        publish_run(run=run)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)

    with pytest.raises(CannotPublish, match="già pubblicati"):
        publish_run(run=other)
    with pytest.raises(CannotAllocate):
        allocate(day)
    with pytest.raises(CannotChoose):
        add_choice(ballot=Ballot.objects.get(), host=day[2][1])


def test_her_ticket_shows_her_timetable(client, day, time_machine):
    registration = student(day, 0)
    run = allocate(day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    client.force_login(registration.participant.user)

    page = client.get(registration.get_absolute_url()).content.decode()

    assert "la tua scelta numero 1" in page
    assert "Ada" in page


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_publish_at_once_publish_one(day, time_machine):
    student(day, 0)
    runs = [allocate(day), allocate(day)]
    time_machine.shift(timedelta(days=8))

    found = at_once(lambda run: publish_run(run=run), runs)

    assert sorted(type(one).__name__ for one in found) == ["CannotPublish", "int"]
    assert Encounter.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_coordinator_allocates_compares_and_publishes(client, settings, day, time_machine):
    registration = student(day, 2)
    desk = enter_desk(client, settings, coordinator_of(day[0].event.programme))
    days = reverse("admin:careerdays_careerday_changelist")

    answer = desk.post(days, {"action": "allocate", "_selected_action": [day[0].pk]})
    job = Job.objects.get()
    assert answer["Location"] == reverse("jobs:show", args=[job.key])
    run_job(job.key)
    page = desk.get(reverse("jobs:show", args=[job.key]), follow=True).content.decode()
    assert "nessuna soluzione è migliore" in page
    time_machine.shift(timedelta(days=8))
    data = {"action": "publish", "_selected_action": [Run.objects.get().pk]}
    runs = reverse("admin:careerdays_run_changelist")
    assert "Si fa una volta sola" in desk.post(runs, data).content.decode()
    desk.post(runs, {**data, "confirmed": "yes", "number": "1"})

    assert met(Encounter.objects, registration)["Cleo"] == 1


def test_a_coordinator_closes_choices_before_their_time(client, settings, day):
    student(day, 2)
    desk = enter_desk(client, settings, coordinator_of(day[0].event.programme))
    days = reverse("admin:careerdays_careerday_changelist")
    data = {"action": "close", "_selected_action": [day[0].pk]}

    first, second = (desk.post(days, data, follow=True).content.decode() for _press in range(2))

    assert "Le scelte sono chiuse" in first
    assert "Le scelte non sono aperte" in second
    day[0].refresh_from_db()
    with pytest.raises(CannotChoose):
        student(day, 1)
    publish_run(run=allocate(day))


def test_two_presses_are_one_job(client, settings, day):
    student(day, 2)
    desk = enter_desk(client, settings, coordinator_of(day[0].event.programme))
    data = {"action": "allocate", "_selected_action": [day[0].pk]}

    for _press in range(2):
        desk.post(reverse("admin:careerdays_careerday_changelist"), data)

    assert Job.objects.count() == 1


def test_l9_choices_are_forgotten_and_encounters_counted(day, time_machine):
    registration = student(day, 0)
    run = allocate(day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    person = registration.participant

    forget(People([person.pk], [person.user_id]))

    assert not Ballot.objects.get().choices.exists()
    assert not Placement.objects.exists()
    assert list(Encounter.objects.values_list("rank", flat=True)) == [0, 0]


def test_her_page_says_why_a_choice_was_not_met(client, day, time_machine):
    for _number in range(3):
        unlucky = student(day, 0)
    run = allocate(day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    lost = Explanation.objects.get().ballot.participant
    client.force_login(lost.user)
    key = lost.registrations.get().key

    page = client.get(reverse("careerdays:choices", args=[key])).content.decode()

    assert unlucky.session.event.title in page
    assert "Posti nei tuoi giri: 2. L’hanno scelta in 3, di cui 3 come prima." in page
    assert "ha deciso il sorteggio" in page


def test_a_host_for_other_classes_is_not_filled_in(day):
    _career_day, session, hosts = day
    Host.objects.filter(pk__in=[hosts[0].pk, hosts[1].pk]).update(from_year=4)
    silent = RegistrationFactory(session=session, participant=ParticipantFactory(school_year=2))

    allocate(day)

    assert met(Placement.objects, silent) == {"Cleo": 0}


def a_host_is_away(day):
    host = day[2][0]
    host.away.add(day[0].rounds.first())
    lay_out(host=host)


def a_rule_changes(day):
    CareerDay.objects.update(rounds_each=1)


def a_class_year_changes(day):
    Host.objects.update(to_year=2)


def somebody_is_pinned(day):
    PinFactory(ballot=Ballot.objects.get(), host=day[2][1])


def somebody_stays_together(day):
    day[0].together.create(party=Party.objects.create())


def a_choice_changes(day):
    add_choice(ballot=Ballot.objects.get(), host=day[2][1])


@pytest.mark.parametrize(
    "change",
    [
        a_host_is_away,
        a_rule_changes,
        a_class_year_changes,
        somebody_is_pinned,
        somebody_stays_together,
        a_choice_changes,
    ],
)
def test_a_run_of_what_is_not_so_any_more_is_not_published(day, time_machine, change):
    student(day, 0)
    Participant.objects.update(school_year=3, class_said_in="202627")
    run = allocate(day)
    time_machine.shift(timedelta(hours=1))
    change(day)
    time_machine.shift(timedelta(days=8))

    with pytest.raises(CannotPublish):
        publish_run(run=run)

    assert not Encounter.objects.exists()


def newcomer(day):
    registration = student(day, 1)
    registration.confirmed_at = timezone.now()
    registration.save()


def newcomers_by_numbers(day):
    now = timezone.now()
    RegistrationFactory(session=day[1], a_class=True, pupils=3, seats=4, confirmed_at=now)


def one_goes_to_another_day(day):
    Registration.objects.update(session=SessionFactory(event=day[0].event))


def one_cannot_come(day):
    cancel_registration(registration=Registration.objects.get())


@pytest.mark.parametrize(
    ("change", "left", "number"),
    [
        (None, 0, 2),
        (newcomer, 1, 2),
        (newcomers_by_numbers, 3, 2),
        (one_goes_to_another_day, 1, 0),
        (one_cannot_come, 0, 0),
    ],
)
def test_who_comes_since_does_not_undo_a_run(day, time_machine, change, left, number):
    student(day, 0)
    run = allocate(day)
    time_machine.shift(timedelta(hours=1))
    if change:
        change(day)
    Participant.objects.update(school_year=4, class_said_in="202627")
    time_machine.shift(timedelta(days=8))

    assert left_out(run) == left
    assert publish_run(run=run) == number


def test_a_newcomer_finds_what_is_free(client, day, time_machine):
    student(day, 0)
    run = allocate(day)
    time_machine.shift(timedelta(hours=1))
    late = student(day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    client.force_login(late.participant.user)

    page = client.get(reverse("careerdays:choices", args=[late.key])).content.decode()

    assert 'name="take"' in page


def test_how_many_are_left_out_is_said_before(client, settings, day, time_machine):
    student(day, 0)
    run = allocate(day)
    time_machine.shift(timedelta(hours=1))
    for _number in range(2):
        student(day)
    time_machine.shift(timedelta(days=8))
    desk = enter_desk(client, settings, coordinator_of(day[0].event.programme))

    page = desk.post(
        reverse("admin:careerdays_run_changelist"),
        {"action": "publish", "_selected_action": [run.pk]},
    )

    assert "2 student" in page.content.decode()
