"""A place that becomes free is kept, for some time, for who had wanted it most."""

from __future__ import annotations

from datetime import timedelta

import pytest

from careerdays.enums import OfferStatus
from careerdays.models import Encounter, Host, Meeting, PlaceOffer
from careerdays.places import places_of
from careerdays.services import (
    CannotTake,
    decline_place,
    give_back,
    take_place,
    tend_places,
)
from communications.models import Email
from registrations.services import cancel_registration
from tests.careerdays.places import comes_again, meeting, met, publish, registration_of, student
from tests.factories.careerdays import career_day_with
from tests.factories.events import NOW
from tests.factories.schools import SchoolFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    """Three hosts with one seat in each of two rounds."""
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=2)


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
