"""The fairness report, the outlook and the comparison of runs, on the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from careerdays.asking import input_of
from careerdays.fairness.comparing import columns
from careerdays.fairness.figures import By, Row, read
from careerdays.fairness.seats import empty_seats
from careerdays.models import CareerDay, Encounter, FairnessReport, Outlook, Run
from careerdays.services import (
    add_choice,
    ballot_of,
    give_back,
    look_ahead,
    make_report,
    place_student,
    publish_run,
    remove_student,
    withdraw_host,
)
from jobs.models import Job
from jobs.runner import run_job
from registrations.services import cancel_session
from tests.desk import coordinator_of, enter_desk
from tests.factories.careerdays import (
    PinFactory,
    RunFactory,
    career_day_with,
    next_day_of,
    run_of,
)
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TABLE = reverse("admin:careerdays_run_changelist")


@pytest.fixture
def day():
    """Ada, Bea and Cleo have a seat in each of two rounds; each student meets one of them."""
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=1, most_choices=2, first_choices=0)


def student(day, *choices, **facts):
    career_day, session, hosts = day
    person = ParticipantFactory(**facts)
    RegistrationFactory(session=session, participant=person)
    ballot = ballot_of(career_day=career_day, participant=person)
    for number in choices:
        add_choice(ballot=ballot, host=hosts[number])
    return ballot


def allocated(day):
    return run_of(day[0])


@pytest.fixture
def desk(client, settings, day):
    return enter_desk(client, settings, coordinator_of(day[0].event.programme))


def fairness_of(run):
    return reverse("admin:careerdays_run_fairness", args=[run.pk])


# --- The report -----------------------------------------------------------------------------------


def test_the_report_counts_from_the_run(day):
    for host in day[2]:
        host.meetings.update(seats=20)
    school, other = SchoolFactory(), SchoolFactory()
    for _number in range(10):
        student(day, 0, 1, school=school, school_year=4, gender="female")
        student(day, 1, 2, school=other, school_year=4, gender="male")
    run = allocated(day)

    figures = read(make_report(run=run).figures)

    assert figures.total == Row(None, 20, (20, 0))
    assert [table.by for table in figures.tables] == [By.SCHOOL, By.GENDER]
    assert {row.students for table in figures.tables for row in table.rows} == {10}


def test_l30_the_report_of_a_run_does_not_change_with_who_is_still_there(day):
    ballots = [student(day, 0, 1) for _number in range(6)]
    run = allocated(day)
    make_report(run=run)
    before = FairnessReport.objects.get()
    ballots[0].placements.all().delete()

    again = make_report(run=run)

    assert again == before
    assert again.figures == before.figures


def test_the_report_takes_the_same_queries_for_any_number(day, django_assert_num_queries):
    run = allocated_with(day, 2)
    with django_assert_num_queries(11):
        make_report(run=run)
    FairnessReport.objects.all().delete()
    run = allocated_with(day, 5)
    with django_assert_num_queries(11):
        make_report(run=run)


def allocated_with(day, number):
    for _number in range(number):
        student(day, 0, 1, school=SchoolFactory())
    return Run.objects.get(pk=allocated(day).pk)


def test_empty_seats_are_counted_by_host_and_round(day):
    student(day, 0)
    student(day, 0)
    run = allocated(day)
    day[2][1].meetings.first().delete()

    seats = empty_seats(run)

    assert [(one.host.name, one.by_round, one.number) for one in seats.hosts] == [
        ("Cleo", [1, 1], 2),
        ("Bea", [None, 1], 1),
    ]
    assert (seats.by_round, seats.number) == ([1, 2], 3)


def test_seats_of_a_day_that_was_cancelled_are_not_empty(day):
    later = next_day_of(day[0])
    run = RunFactory(career_day=day[0])

    assert empty_seats(run).by_round == [3, 3, 3, 3]
    cancel_session(session=later, reason="Neve.")
    assert empty_seats(run).by_round == [3, 3]


def test_a_coordinator_reads_the_report_and_takes_it_along(desk, day):
    for _number in range(6):
        student(day, 0, 1)
    run = allocated(day)

    answer = desk.post(TABLE, {"action": "fairness", "_selected_action": [run.pk]})
    page = desk.get(answer["Location"]).content.decode()
    sheet = b"".join(desk.get(reverse("admin:careerdays_run_sheet", args=[run.pk])))

    assert answer["Location"] == fairness_of(run)
    assert "<caption>" in page
    assert sheet.decode("utf-8-sig").splitlines()[-1].count(";") == 6


def test_a_page_without_a_report_offers_to_make_it(desk, day):
    student(day, 0)
    run = allocated(day)

    page = desk.get(fairness_of(run)).content.decode()

    assert 'value="fairness"' in page
    assert desk.get(reverse("admin:careerdays_run_sheet", args=[run.pk])).status_code == 404


def test_the_page_takes_the_same_queries_for_any_number(desk, day, django_assert_max_num_queries):
    first = allocated_with(day, 2)
    make_report(run=first)
    with django_assert_max_num_queries(20) as few:
        desk.get(fairness_of(first))
    second = allocated_with(day, 3)
    make_report(run=second)
    with django_assert_max_num_queries(20) as many:
        desk.get(fairness_of(second))

    assert len(few) == len(many)


def test_runs_of_others_are_not_there(desk, day):
    other, theirs = RunFactory(), RunFactory(career_day=day[0])
    pages = [
        fairness_of(other),
        reverse("admin:careerdays_run_sheet", args=[other.pk]),
        f"{reverse('admin:careerdays_run_compare')}?run={other.pk}&run={theirs.pk}",
    ]

    assert [desk.get(page).status_code for page in pages] == [404, 404, 404]


# --- What more would bring ------------------------------------------------------------------------


def test_the_outlook_is_the_run_then_a_round_then_a_host_more(day):
    for _number in range(4):
        student(day, 0, 1)
    run = allocated(day)

    answers = look_ahead(run=run).answers

    assert [one["change"] for one in answers] == ["none", "round", "host"]
    assert [one["steps"]["meetings"] for one in answers] == [4, 8, 4]
    assert answers[0]["steps"]["ranks"] == run.value_of("ranks")
    assert answers[2]["host"] == day[2][0].pk
    assert run.placements.count() == 4


@pytest.mark.django_db(transaction=True)
def test_a_coordinator_asks_what_more_would_bring(desk, day):
    for _number in range(4):
        student(day, 0, 1)
    run = allocated(day)

    desk.post(TABLE, {"action": "look_ahead", "_selected_action": [run.pk]})
    job = Job.objects.get()
    run_job(job.key)
    page = desk.get(reverse("jobs:show", args=[job.key]), follow=True)

    assert Outlook.objects.get().run == run
    assert page.redirect_chain[-1][0] == fairness_of(run)
    assert "Ada" in page.content.decode()


def test_pressed_twice_it_is_worked_out_once(desk, day):
    student(day, 0)
    run = allocated(day)

    for _press in range(2):
        desk.post(TABLE, {"action": "look_ahead", "_selected_action": [run.pk]})

    assert Job.objects.count() == 1


@pytest.fixture
def out(day, time_machine):
    """Timetables are out: of who chose Ada and of who was put with Bea by hand; (run, ballots)."""
    hers, other = student(day, 0, 1), student(day, 2)
    PinFactory(ballot=other, host=day[2][1])
    run = allocated(day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    return Run.objects.get(), hers, other


def asked(run):
    return input_of(CareerDay.objects.get(), now=run.made_at)


def test_a_decision_that_holds_is_kept_in_the_outlook(day, out):
    run, _hers, other = out

    assert [(pin.student, pin.host) for pin in asked(run).pins] == [(other.pk, day[2][1].pk)]
    assert look_ahead(run=run).answers[0]["steps"]["meetings"] == 2


def test_who_was_taken_away_by_hand_does_not_meet_the_host_in_the_outlook(day, out):
    run, hers, other = out
    remove_student(ballot=hers, host=day[2][0], reason="Era assente.", by=run.made_by)
    remove_student(ballot=other, host=day[2][1], reason="Era assente.", by=run.made_by)

    given = asked(run)

    assert given.pins == []
    barred = {one.id: one.barred for one in given.students}
    assert barred == {hers.pk: {day[2][0].pk}, other.pk: {day[2][1].pk}}


def test_a_host_who_withdrew_is_no_obstacle_to_the_outlook(day, out):
    run = out[0]
    withdraw_host(host=day[2][1], reason="È malata.")

    answers = look_ahead(run=run).answers

    assert [one["change"] for one in answers][:2] == ["none", "round"]
    assert asked(run).pins == []


def test_a_decision_that_she_undid_herself_is_no_obstacle_to_the_outlook(day, out):
    run, _hers, other = out
    give_back(encounter=Encounter.objects.get(ballot=other))
    place_student(
        ballot=other,
        host=day[2][2],
        one=day[0].rounds.first(),
        reason="Lo ha chiesto la scuola.",
        by=run.made_by,
    )

    assert [pin.host for pin in asked(run).pins] == [day[2][2].pk]
    assert look_ahead(run=run).answers


# --- Side by side ---------------------------------------------------------------------------------


def test_runs_of_the_same_input_are_the_same(day):
    student(day, 0, 1)

    first, second = columns([allocated(day), allocated(day)])

    assert first.difference is None
    assert second.is_of_same_input
    assert (second.difference.timetables, second.difference.hosts) == (0, 0)


def test_students_who_would_notice_are_counted(day):
    moved, stays = student(day, 0), student(day, 1)
    runs = [allocated(day), allocated(day)]
    place = runs[1].placements.get(ballot=moved)
    place.meeting = day[2][2].meetings.first()
    place.save()

    difference = columns(runs)[1].difference

    assert (difference.timetables, difference.hosts) == (1, 1)
    assert runs[1].placements.filter(ballot=stays).exists()


@pytest.mark.django_db(transaction=True)
def test_the_rules_are_those_of_the_time_of_the_run(day):
    """The history has the database's clock: so have the runs here."""
    first = RunFactory(career_day=day[0])
    Run.objects.filter(pk=first.pk).update(made_at=Now())
    CareerDay.objects.filter(pk=day[0].pk).update(rounds_each=2, most_of_one_school=4)
    second = RunFactory(career_day=day[0])
    Run.objects.filter(pk=second.pk).update(made_at=Now())

    found = columns(list(Run.objects.order_by("pk")))

    assert [one.rules["rounds_each"] for one in found] == [1, 2]
    assert [one.rules["most_of_one_school"] for one in found] == [None, 4]


def test_a_coordinator_compares_runs(desk, day):
    student(day, 0, 1)
    runs = [allocated(day), allocated(day)]
    make_report(run=runs[0])

    answer = desk.post(TABLE, {"action": "compare", "_selected_action": [r.pk for r in runs]})
    page = desk.get(answer["Location"]).content.decode()

    assert runs[0].digest[:12] in page
    assert page.count('scope="col"') == 3


@pytest.mark.parametrize("number", [1, 4])
def test_two_or_three_are_compared(desk, day, number):
    runs = RunFactory.create_batch(number, career_day=day[0])

    answer = desk.post(TABLE, {"action": "compare", "_selected_action": [r.pk for r in runs]})

    assert answer["Location"] == TABLE


def test_runs_of_two_days_are_not_compared(desk, day):
    programme = day[0].event.programme
    other = RunFactory(career_day__event__programme=programme)
    runs = [RunFactory(career_day=day[0]), other]

    answer = desk.post(TABLE, {"action": "compare", "_selected_action": [r.pk for r in runs]})

    assert answer["Location"] == TABLE
