"""After timetables are out: what is free is taken by whoever may."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django.urls import reverse

from careerdays.filling import filling_of
from careerdays.models import Encounter, Host, PlaceOffer
from careerdays.places import places_of
from careerdays.services import (
    CannotTake,
    TooLate,
    give_back,
    take_place,
    tend_places,
    withdraw_host,
)
from registrations.services import cancel_registration
from tests.careerdays.places import comes_again, meeting, met, publish, registration_of, student
from tests.factories.careerdays import career_day_with, next_day_of, published
from tests.factories.events import NOW
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory
from tests.threads import at_once, wait_until_somebody_waits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    """Three hosts with one seat in each of two rounds."""
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=2)


# --- Taking -------------------------------------------------------------------------------------


def test_a_free_place_is_taken_with_its_rank(day):
    ballot = student(day, 2, 1)
    publish(day)

    encounter = take_place(ballot=ballot, meeting=meeting(day, 1))

    assert (encounter.rank, met(ballot)) == (2, {1: "Bea"})


def test_taking_twice_is_the_same_as_once(day):
    ballot = student(day)
    publish(day)

    first, second = (take_place(ballot=ballot, meeting=meeting(day, 0)) for _number in range(2))

    assert first == second


def test_a_place_instead_of_another_frees_that_one(day):
    ada, bea, _cleo = day[2]
    ballot, other = student(day), student(day)
    publish(day, (ballot, [ada]), (other, [bea]))
    mine = Encounter.objects.get(ballot=ballot)

    take_place(ballot=ballot, meeting=meeting(day, 2), instead=mine.pk)
    take_place(ballot=other, meeting=meeting(day, 0), instead=other.encounters.get().pk)

    assert (met(ballot), met(other)) == ({1: "Cleo"}, {1: "Ada"})


def full(day, ballot):
    published(day[0], (registration_of(student(day)), [day[2][0]]))


def somebody_else_then(day, ballot):
    published(day[0], (registration_of(ballot), [day[2][1]]))


def met_in_another_round(day, ballot):
    other = student(day)
    publish(day, (other, [day[2][1], day[2][2]]), (ballot, [day[2][2], day[2][0]]))
    Encounter.objects.filter(ballot=ballot, round__number=1).delete()


def for_other_classes(day, ballot):
    ballot.participant.__class__.objects.update(school_year=1, class_said_in="202627")
    Host.objects.update(from_year=4)


def no_place_on_that_day(day, ballot):
    cancel_registration(registration=registration_of(ballot))


def not_published(day, ballot):
    day[0].__class__.objects.update(published_at=None)


def as_many_as_may(day, ballot):
    day[0].__class__.objects.update(rounds_each=1)
    second = meeting(day, 2, 2)
    Encounter.objects.create(
        ballot=ballot, meeting=second, round=second.round, host=second.host, rank=0
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (full, "non è più libero"),
        (somebody_else_then, "A quell’ora incontri già qualcun altro"),
        (met_in_another_round, "La incontri già"),
        (for_other_classes, "non è per la tua classe"),
        (no_place_on_that_day, "Non hai un posto in quella giornata"),
        (not_published, "non sono pubblicati"),
        (as_many_as_may, "Hai già 1 incontro"),
    ],
)
def test_a_refusal_says_why(day, change, words):
    ballot = student(day)
    publish(day)
    change(day, ballot)

    with pytest.raises(CannotTake, match=words):
        take_place(ballot=ballot, meeting=meeting(day, 0))


@pytest.mark.parametrize("number", ["²", "-1", "x", "9" * 40, ""])
def test_a_number_that_is_none_takes_nothing(client, day, number):
    ballot = student(day)
    publish(day)
    client.force_login(ballot.participant.user)
    page = reverse("careerdays:choices", args=[registration_of(ballot).key])

    assert client.post(page, {"take": number}).status_code == 302
    client.post(page, {"take": meeting(day, 0).pk, "instead": number})

    assert met(ballot) == {1: "Ada"}


def test_no_more_of_one_school_meet_a_host_than_may(day):
    Host.objects.update(seats=3)
    day[0].__class__.objects.update(most_of_one_school=1)
    day[2][0].meetings.update(seats=3)
    school = SchoolFactory()
    first, second = (student(day, school=school) for _number in range(2))
    publish(day)
    take_place(ballot=first, meeting=meeting(day, 0))

    with pytest.raises(CannotTake, match="Della tua scuola"):
        take_place(ballot=second, meeting=meeting(day, 0))


def test_a_place_that_is_kept_counts_for_the_most_of_one_school_and_stays_hers(day):
    """B takes no place of the school's that is kept for A, and A gets it."""
    day[2][0].meetings.update(seats=3)
    day[0].__class__.objects.update(most_of_one_school=1)
    school = SchoolFactory()
    first, second = (student(day, school=school) for _number in range(2))
    publish(day)
    PlaceOffer.objects.create(
        meeting=meeting(day, 0), ballot=first, expires_at=NOW + timedelta(hours=1)
    )

    with pytest.raises(CannotTake, match="Della tua scuola"):
        take_place(ballot=second, meeting=meeting(day, 0))
    take_place(ballot=first, meeting=meeting(day, 0))

    assert (met(first), met(second)) == ({1: "Ada"}, {})


@pytest.mark.parametrize("keeps", [True, False], ids=["kept", "taken"])
def test_what_no_more_of_her_school_may_have_is_not_shown_as_free(day, keeps):
    day[2][0].meetings.update(seats=3)
    day[0].most_of_one_school = 1
    day[0].save()
    school = SchoolFactory()
    first, second = (student(day, school=school) for _number in range(2))
    other, one = student(day), meeting(day, 0)
    publish(day)
    if keeps:
        PlaceOffer.objects.create(meeting=one, ballot=first, expires_at=NOW + timedelta(hours=1))
    else:
        take_place(ballot=first, meeting=one)

    shown = {
        ballot: one in [place.meeting for place in places_of(ballot, NOW).free]
        for ballot in (second, other)
    }

    assert shown == {second: False, other: True}


def test_what_has_begun_stays_as_it_is(day, time_machine):
    ballot, other = student(day), student(day)
    publish(day, (other, [day[2][1]]))
    time_machine.move_to(day[0].rounds.get(number=1).starts_at)

    with pytest.raises(TooLate):
        take_place(ballot=ballot, meeting=meeting(day, 0))
    with pytest.raises(TooLate):
        give_back(encounter=other.encounters.get())


@pytest.mark.django_db(transaction=True)
def test_one_place_goes_to_one_of_many(day):
    ballots = [student(day) for _number in range(5)]
    publish(day)

    found = at_once(lambda ballot: take_place(ballot=ballot, meeting=meeting(day, 0)), ballots)

    assert sorted(type(one).__name__ for one in found) == ["CannotTake"] * 4 + ["Encounter"]


def while_ada_is_withdrawn(day, work):
    """What comes of ``work`` that waits for the lock of a meeting of hers until she is gone."""
    has_lock = Event()

    def withdraw():
        with transaction.atomic():
            withdraw_host(host=day[2][0], reason="Ada ha la febbre.")
            has_lock.set()
            wait_until_somebody_waits()

    def other():
        has_lock.wait(5)
        return work()

    return at_once(lambda one: one(), [withdraw, other])[1]


@pytest.mark.django_db(transaction=True)
def test_who_takes_a_place_of_a_host_who_is_withdrawn_meanwhile_reads_why_not(day):
    ballot = student(day)
    publish(day)
    one = meeting(day, 0)

    refusal = while_ada_is_withdrawn(day, lambda: take_place(ballot=ballot, meeting=one))

    assert isinstance(refusal, CannotTake)
    assert "non si tiene più" in str(refusal)


@pytest.mark.django_db(transaction=True)
def test_a_host_who_is_withdrawn_meanwhile_does_not_end_the_sweep(day):
    ballot = student(day, 0, 1)
    publish(day)

    assert while_ada_is_withdrawn(day, tend_places) == 1

    assert set(ballot.offers.values_list("meeting__host__name", flat=True)) == {"Bea"}


@pytest.mark.django_db(transaction=True)
def test_who_gives_back_what_is_withdrawn_meanwhile_has_given_it_back(day):
    ballot = student(day)
    publish(day, (ballot, [day[2][0]]))
    one = ballot.encounters.select_related("round").get()

    assert while_ada_is_withdrawn(day, lambda: give_back(encounter=one)) is None

    assert not ballot.encounters.exists()
    assert not ballot.offers.exists()


# --- Who had the place before -------------------------------------------------------------------


def test_a_place_that_was_taken_does_not_come_back_with_who_had_it(day):
    """Within the minute, before the sweep looked at it."""
    leaves, quick = student(day), student(day)
    publish(day, (leaves, [day[2][0]]))
    cancel_registration(registration=registration_of(leaves))

    take_place(ballot=quick, meeting=meeting(day, 0))
    comes_again(registration_of(leaves))
    tend_places()

    assert (met(leaves), met(quick)) == ({}, {1: "Ada"})


def test_who_comes_again_before_anybody_took_it_has_her_place(day):
    leaves, slow = student(day), student(day)
    publish(day, (leaves, [day[2][0]]))
    cancel_registration(registration=registration_of(leaves))
    comes_again(registration_of(leaves))

    with pytest.raises(CannotTake, match="non è più libero"):
        take_place(ballot=slow, meeting=meeting(day, 0))

    assert met(leaves) == {1: "Ada"}


@pytest.mark.parametrize("is_swept", [True, False])
def test_who_cancels_while_her_place_is_asked_for_does_not_come_back_beside_another(day, is_swept):
    """Under the lock of the meeting what was not free when it was looked at stays so."""
    leaves = student(day)
    publish(day, (leaves, [day[2][0]]))
    one = meeting(day, 0)
    cancel_registration(registration=registration_of(leaves))

    if is_swept:
        tend_places()

    assert filling_of(one, NOW).free == is_swept


def test_a_day_that_was_given_back_does_not_count_on_the_other(day):
    later = next_day_of(day[0])
    ballot = student(day)
    day[0].rounds_each = 1
    day[0].save()
    publish(day, (ballot, [day[2][0]]))
    cancel_registration(registration=registration_of(ballot))
    RegistrationFactory(session=later, participant=ballot.participant)
    one = day[2][0].meetings.get(round__session=later, round__number=1)

    assert one in [place.meeting for place in places_of(ballot, NOW).free]
    assert places_of(ballot, NOW).timetable == []
    take_place(ballot=ballot, meeting=one)

    assert [it.meeting for it in ballot.encounters.all()] == [one]
