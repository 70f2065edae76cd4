"""Seats that a host keeps for a group: in the allocation, and when timetables are out."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from careerdays.asking import digest_of, input_of
from careerdays.models import Choice, PlaceOffer
from careerdays.places import places_of
from careerdays.services import (
    CannotTake,
    ballot_of,
    ballots_of_class,
    take_place,
    tend_places,
)
from events.enums import PoolKind
from tests.factories.careerdays import career_day_with, published, run_of
from tests.factories.events import NOW
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    """One host with two seats in the only round."""
    career_day, session, hosts = career_day_with("Ada", rounds=1, rounds_each=1)
    change(hosts[0], seats=2)
    hosts[0].meetings.update(seats=2)
    return career_day, session, hosts[0]


def change(host, **facts):
    for name, value in facts.items():
        setattr(host, name, value)
    host.save()


def student(day, *, wants=True, **facts):
    registration = RegistrationFactory(session=day[1], participant=ParticipantFactory(**facts))
    ballot = ballot_of(career_day=day[0], participant=registration.participant)
    if wants:
        Choice.objects.create(ballot=ballot, host=day[2], rank=1)
    return ballot


def met(run):
    return set(run.placements.values_list("ballot", flat=True))


def keep(day, kind, seats=1, **facts):
    change(day[2], kept=seats, kept_for=kind, **facts)


def of_gender(day):
    keep(day, PoolKind.GENDER, kept_gender="female")
    return student(day, gender="female")


def of_class_year(day):
    keep(day, PoolKind.SCHOOL_YEAR, kept_from_year=5)
    return student(day, school_year=5)


def of_network(day):
    keep(day, PoolKind.NETWORK)
    school = SchoolFactory()
    school.programmes.add(day[0].event.programme)
    return student(day, school=school)


def of_class(day):
    keep(day, PoolKind.CLASSES)
    booking = RegistrationFactory(session=day[1], a_class=True, pupils=1, seats=2)
    return ballots_of_class(career_day=day[0], registration=booking)[0]


@pytest.mark.parametrize("of_group", [of_gender, of_class_year, of_network, of_class])
def test_kept_seats_go_to_their_group_whatever_others_chose(day, of_group):
    others = [student(day, gender="male", school_year=2, school=None) for _number in range(3)]

    hers = of_group(day)
    run = run_of(day[0])

    assert hers.pk in met(run)
    assert len(met(run) & {ballot.pk for ballot in others}) == 1


def test_where_nobody_of_the_group_comes_the_seat_stays_free_and_it_is_said(day):
    keep(day, PoolKind.GENDER, kept_gender="female")
    for _number in range(2):
        student(day, gender="male")

    run = run_of(day[0])

    assert len(met(run)) == 1
    assert [one["reason"] for one in run.explanations.get().refusals] == ["kept"]


def test_seats_for_girls_and_a_limit_for_mixed_schools_hold_together(day):
    """At most one of each school, and one of the three seats for a girl."""
    day[0].most_of_one_school = 1
    day[0].save()
    change(day[2], seats=3)
    day[2].meetings.update(seats=3)
    keep(day, PoolKind.GENDER, kept_gender="female")
    schools = [SchoolFactory() for _number in range(3)]
    for school in schools:
        for gender in ("female", "male"):
            student(day, gender=gender, school=school)

    run = run_of(day[0])

    came = [placement.ballot.participant for placement in run.placements.all()]
    assert sorted(one.school_id for one in came) == sorted(one.pk for one in schools)
    assert sum(one.gender != "female" for one in came) <= 2
    assert [step["bound"] for step in run.steps if step["name"] == "meetings"] == [3]


def test_who_keeps_for_whom_is_in_the_digest(day):
    student(day, gender="female")
    plain = digest_of(input_of(day[0], now=NOW))
    keep(day, PoolKind.GENDER, kept_gender="female")
    kept = digest_of(input_of(day[0], now=NOW))
    keep(day, PoolKind.GENDER, kept_gender="male")

    assert len({plain, kept, digest_of(input_of(day[0], now=NOW))}) == 3


def test_when_timetables_are_out_what_is_kept_is_free_for_the_group_alone(day):
    keep(day, PoolKind.GENDER, kept_gender="female")
    first, second = (student(day, gender="male", wants=False) for _number in range(2))
    girl = student(day, gender="female", wants=False)
    published(day[0])
    meeting = day[2].meetings.get()
    take_place(ballot=first, meeting=meeting)

    assert places_of(second, NOW).free == []
    with pytest.raises(CannotTake):
        take_place(ballot=second, meeting=meeting)
    assert [place.number for place in places_of(girl, NOW).free] == [1]
    take_place(ballot=girl, meeting=meeting)


def test_a_kept_place_is_offered_to_the_group_alone(day):
    keep(day, PoolKind.GENDER, kept_gender="female")
    boys = [student(day, gender="male") for _number in range(3)]
    girl = student(day, gender="female")
    published(day[0])

    tend_places()

    offered = set(PlaceOffer.objects.values_list("ballot", flat=True))
    assert girl.pk in offered
    assert len(offered & {boy.pk for boy in boys}) == 1
    boy = next(boy for boy in boys if boy.pk in offered)
    take_place(ballot=boy, meeting=day[2].meetings.get())


@pytest.mark.parametrize(
    "facts",
    [
        {"kept": 1},
        {"kept_for": PoolKind.CLASSES},
        {"kept": 3, "kept_for": PoolKind.CLASSES},
        {"kept": 1, "kept_for": PoolKind.GENDER},
        {"kept": 1, "kept_for": PoolKind.CLASSES, "kept_gender": "female"},
        {"kept": 1, "kept_for": PoolKind.SCHOOL_YEAR},
        {"kept": 1, "kept_for": PoolKind.SCHOOL_YEAR, "kept_from_year": 4, "kept_to_year": 3},
    ],
)
def test_the_database_refuses_seats_that_are_kept_for_nobody(day, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        change(day[2], **facts)


def test_free_places_cost_the_same_however_many_hosts_keep(day, django_assert_max_num_queries):
    keep(day, PoolKind.GENDER, kept_gender="female")
    ballots = [student(day, gender=gender) for gender in ("male", "male", "female")]
    published(day[0])
    tend_places()

    for ballot in ballots:
        with django_assert_max_num_queries(10):
            places_of(ballot, NOW)
