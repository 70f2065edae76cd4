"""After timetables are out: what is free is free for all, what was wanted is offered first."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django.urls import reverse

from careerdays.enums import OfferStatus
from careerdays.filling import filling_of
from careerdays.models import Encounter, Host, Meeting, PlaceOffer
from careerdays.places import places_of
from careerdays.services import (
    CannotTake,
    TooLate,
    decline_place,
    give_back,
    take_place,
    tend_places,
    withdraw_host,
)
from communications.models import Email
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services import cancel_registration
from tests.careerdays.places import meeting, met, publish, registration_of, student
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


def comes_again(registration):
    """The same seat once more: what was cancelled stands as if nothing had been."""
    Registration.objects.filter(pk=registration.pk).update(
        status=RegistrationStatus.CONFIRMED, ended_at=None, end_reason=""
    )


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


# --- Offers -------------------------------------------------------------------------------------


def test_a_place_given_back_is_offered_to_who_had_wanted_it_most(day):
    ada, bea, cleo = day[2]
    lucky, second, first = student(day, 0), student(day, 1, 0), student(day, 0)
    publish(day, (lucky, [ada]), (second, [cleo]), (first, [bea]))
    Encounter.objects.update(rank=0)

    give_back(encounter=lucky.encounters.get())
    tend_places()

    offer = PlaceOffer.objects.get(meeting=meeting(day, 0), status=OfferStatus.OPEN)
    assert offer.ballot == first
    mail = Email.objects.get(kind="careerdays.place_offered", context__offer=offer.pk)
    assert mail.to == first.participant.user.email


def test_a_place_of_who_does_not_come_is_offered_and_not_hers_again(day):
    lucky, other = student(day, 0), student(day, 0)
    publish(day, (lucky, [day[2][0]]))
    registration = registration_of(lucky)

    cancel_registration(registration=registration)
    tend_places()

    assert PlaceOffer.objects.get(meeting=meeting(day, 0)).ballot == other
    assert not Encounter.objects.filter(ballot=lucky).exists()


def test_a_place_given_up_for_another_is_offered_to_others_and_not_to_her(day):
    """Though she had put it higher than they did."""
    ada, _bea, cleo = day[2]
    changes, other = student(day, 0, 1), student(day, 1, 0)
    publish(day, (changes, [ada]), (other, [cleo]))
    Encounter.objects.filter(ballot=other).update(rank=0)
    Meeting.objects.filter(round__number=2).delete()

    take_place(ballot=changes, meeting=meeting(day, 1), instead=changes.encounters.get().pk)
    tend_places()

    assert (open_offers(changes), open_offers(other)) == ([], [("Ada", 1)])


@pytest.mark.django_db(transaction=True)
def test_two_who_change_places_with_each_other_do_not_wait_for_ever(day):
    """Each gives up what the other takes."""
    day[2][0].meetings.update(seats=2)
    day[2][1].meetings.update(seats=2)
    ada, bea, _cleo = day[2]
    one, two = student(day), student(day)
    publish(day, (one, [ada]), (two, [bea]))
    Encounter.objects.update(rank=0)

    def change(step):
        ballot, to = step
        return take_place(ballot=ballot, meeting=to, instead=ballot.encounters.get().pk)

    found = at_once(change, [(one, meeting(day, 1)), (two, meeting(day, 0))])

    assert [type(it) for it in found] == [Encounter, Encounter]
    assert (met(one), met(two)) == ({1: "Bea"}, {1: "Ada"})


def test_who_meets_somebody_she_put_higher_is_not_asked(day):
    ada, bea, _cleo = day[2]
    lucky, happy = student(day, 0), student(day, 1, 0)
    publish(day, (lucky, [ada]), (happy, [bea]))

    give_back(encounter=lucky.encounters.get())
    tend_places()

    assert not PlaceOffer.objects.filter(meeting=meeting(day, 0), ballot=happy).exists()


@pytest.mark.parametrize(("year", "offers"), [(3, 0), (4, 1), (None, 1)])
def test_only_who_is_of_a_class_year_that_the_host_is_for_is_asked(day, year, offers):
    """She put her first before class years changed."""
    student(day, 0, school_year=year)
    Host.objects.update(from_year=4)
    publish(day)

    assert tend_places() == offers


def test_a_place_that_is_kept_is_nobody_elses(day):
    wants, other = student(day, 0), student(day)
    publish(day)
    tend_places()

    with pytest.raises(CannotTake):
        take_place(ballot=other, meeting=meeting(day, 0))
    take_place(ballot=wants, meeting=meeting(day, 0))

    assert PlaceOffer.objects.get(meeting=meeting(day, 0)).status == OfferStatus.ACCEPTED


def test_what_is_left_or_forgotten_goes_to_the_next_and_then_to_all(day, time_machine):
    first, second, anybody = student(day, 0), student(day, 1, 0), student(day)
    publish(day)
    Meeting.objects.exclude(pk=meeting(day, 0).pk).delete()
    tend_places()
    decline_place(offer=first.offers.get(meeting=meeting(day, 0)))
    tend_places()
    offer = second.offers.get(meeting=meeting(day, 0))
    time_machine.move_to(offer.expires_at)
    tend_places()

    take_place(ballot=anybody, meeting=meeting(day, 0))

    assert set(PlaceOffer.objects.filter(meeting=meeting(day, 0)).values_list("status")) == {
        (OfferStatus.DECLINED,),
        (OfferStatus.EXPIRED,),
    }


def test_in_the_last_hours_what_is_free_is_free_for_all(day, time_machine):
    student(day, 0)
    publish(day)
    time_machine.move_to(day[0].rounds.get(number=1).starts_at - timedelta(minutes=5))

    assert tend_places() == 0


def test_the_sweep_twice_offers_once(day):
    student(day, 0)
    publish(day)

    assert (tend_places(), tend_places()) == (1, 0)


def open_offers(ballot):
    """Of which host and round a place is kept for her."""
    rows = PlaceOffer.objects.open(NOW).filter(ballot=ballot).order_by("pk")
    return [(one.meeting.host.name, one.meeting.round.number) for one in rows]


def test_of_one_host_a_place_is_kept_for_somebody_in_one_round_alone(day):
    """The others go to whoever else had wanted them."""
    first, second = student(day, 0), student(day, 0)
    publish(day)

    tend_places()

    found = [*open_offers(first), *open_offers(second)]
    assert sorted(found) == [("Ada", 1), ("Ada", 2)]
    assert len(open_offers(first)) == 1


def test_in_one_round_one_place_is_kept_for_somebody(day):
    """The first; what she would gain in the same round by another host is for others."""
    ballot = student(day, 1, 2)
    publish(day)
    for host in day[2]:
        host.meetings.filter(round__number=2).delete()

    tend_places()

    assert open_offers(ballot) == [("Bea", 1)]


def test_who_takes_a_place_keeps_no_other_of_that_host(day):
    day[2][0].meetings.update(seats=2)
    ballot, others = student(day, 0), [student(day), student(day)]
    publish(day)
    tend_places()
    assert open_offers(ballot) == [("Ada", 1)]

    take_place(ballot=ballot, meeting=meeting(day, 0, 2))

    for other in others:
        take_place(ballot=other, meeting=meeting(day, 0))
    assert [met(other) for other in others] == [{1: "Ada"}] * 2


def test_who_has_as_many_encounters_as_may_be_keeps_only_what_she_can_change_to(day):
    day[0].rounds_each = 1
    day[0].save()
    ballot = student(day, 0, 1, 2)
    publish(day)
    for host, number in [(0, 1), (1, 1), (2, 2)]:
        PlaceOffer.objects.create(
            meeting=meeting(day, host, number), ballot=ballot, expires_at=NOW + timedelta(hours=1)
        )

    take_place(ballot=ballot, meeting=meeting(day, 0))

    assert open_offers(ballot) == [("Bea", 1)]


def test_what_is_kept_for_who_does_not_come_any_more_is_kept_no_longer(day):
    leaves, quick = student(day, 0), student(day)
    publish(day)
    tend_places()
    cancel_registration(registration=registration_of(leaves))
    assert meeting(day, 0) in [place.meeting for place in places_of(quick, NOW).free]

    take_place(ballot=quick, meeting=meeting(day, 0))

    assert met(quick) == {1: "Ada"}


def test_what_was_kept_for_her_is_not_again_when_she_comes_again(day):
    """Two for whom one place is kept would be in each other's way."""
    leaves = student(day, 0)
    publish(day)
    tend_places()
    cancel_registration(registration=registration_of(leaves))
    following = student(day, 0)
    tend_places()

    comes_again(registration_of(leaves))

    assert ("Ada", 1) in open_offers(following)
    assert open_offers(leaves) == []
    take_place(ballot=following, meeting=meeting(day, 0))


def test_what_nobody_else_wants_is_free_when_she_does_not_come_any_more(day):
    leaves = student(day, 0)
    publish(day)
    tend_places()
    cancel_registration(registration=registration_of(leaves))

    tend_places()

    assert leaves.offers.get().status == OfferStatus.EXPIRED


def test_those_a_place_is_kept_for_count_for_the_most_of_one_school(day):
    Host.objects.update(seats=2)
    day[2][0].meetings.update(seats=2)
    day[0].__class__.objects.update(most_of_one_school=1)
    school = SchoolFactory()
    first, second = (student(day, 0, school=school) for _number in range(2))
    publish(day)

    tend_places()
    tend_places()

    offers = PlaceOffer.objects.filter(meeting=meeting(day, 0))
    assert offers.count() == 1
    assert offers.get().ballot in {first, second}


def test_the_sweep_costs_the_same_however_much_is_free(day, django_assert_num_queries):
    """What nobody wants is looked at in one query, all of it together."""
    student(day)
    publish(day)

    with django_assert_num_queries(2):
        tend_places()
