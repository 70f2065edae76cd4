"""A class that is booked by numbers chooses in class time, without a name (L7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.codes import network_digest
from careerdays.models import Choice, Encounter, WrongCode
from careerdays.services import (
    CannotTake,
    add_choice,
    ballot_of,
    ballots_of_class,
    publish_run,
    take_place,
    tend_places,
)
from careerdays.services.classes import WRONG_CODES
from careerdays.sheets import wall_sheet
from registrations.services import cancel_registration
from tests.factories.careerdays import career_day_with, published, run_of
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

CODE = reverse("careerdays:code")


def page_of(ballot):
    return reverse("careerdays:pupil", args=[ballot.pk])


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea")


@pytest.fixture
def booking(day):
    return RegistrationFactory(session=day[1], a_class=True, pupils=2, seats=3)


def ballots(day, booking):
    return ballots_of_class(career_day=day[0], registration=booking)


def test_l7_each_pupil_has_a_number_and_a_code_that_stays(day, booking):
    first, again = ballots(day, booking), ballots(day, booking)

    assert [ballot.number for ballot in first] == [1, 2]
    assert [ballot.code for ballot in first] == [ballot.code for ballot in again]
    assert {ballot.participant_id for ballot in first} == {None}


def test_her_teacher_prints_the_slips_and_reads_how_many_chose(client, day, booking):
    booking.school_class.school.refresh_from_db()
    teaching = TeacherFactory(school=booking.school_class.school)
    one, two = ballots(day, booking)
    add_choice(ballot=one, host=day[2][0])
    client.force_login(teaching.user)

    page = client.get(reverse("careerdays:slips", args=[booking.key])).content.decode()
    its_booking = client.get(booking.get_absolute_url()).content.decode()

    assert one.code in page
    assert two.code in page
    assert "1 su 2" in page
    assert reverse("careerdays:slips", args=[booking.key]) in its_booking


def test_a_pupil_types_her_code_and_chooses(client, day, booking):
    ballot, ada = ballots(day, booking)[0], day[2][0]

    typed = client.post(CODE, {"code": ballot.code.replace("-", " ").lower()})
    client.post(page_of(ballot), {"add": ada.pk})

    assert typed["Location"] == page_of(ballot)
    page = client.get(page_of(ballot))
    assert "no-store" in page["Cache-Control"]
    assert list(ballot.choices.values_list("host", flat=True)) == [ada.pk]
    client.post(page_of(ballot), {"done": "yes"})
    assert client.get(page_of(ballot))["Location"] == CODE
    assert client.post(page_of(ballot), {"remove": ada.pk})["Location"] == CODE
    assert Choice.objects.count() == 1


def test_a_page_that_is_open_for_another_pupil_changes_nothing(client, day, booking):
    one, two = ballots(day, booking)
    client.post(CODE, {"code": one.code})
    client.post(CODE, {"code": two.code})

    pressed = client.post(page_of(one), {"add": day[2][0].pk}, follow=True)
    client.post(page_of(two), {"add": day[2][1].pk})

    assert pressed.redirect_chain == [(CODE, 302)]
    assert "Non è stato cambiato nulla" in pressed.content.decode()
    assert [(c.ballot_id, c.host_id) for c in Choice.objects.all()] == [(two.pk, day[2][1].pk)]


def test_a_tablet_forgets_who_does_nothing_for_half_an_hour(client, day, booking, time_machine):
    ballot = ballots(day, booking)[0]
    client.post(CODE, {"code": ballot.code})

    seen = []
    for minutes in (29, 29, 31):
        time_machine.shift(timedelta(minutes=minutes))
        seen.append(client.get(page_of(ballot)).status_code)

    assert seen == [200, 200, 302]


def mistyped(number):
    """So many wrong codes from the network of the test's browser."""
    network = network_digest("127.0.0.1")
    WrongCode.objects.bulk_create(WrongCode(network=network) for _number in range(number))


def test_a_school_whose_every_pupil_mistypes_goes_on(client, day, booking):
    """Two hundred pupils behind one address, in one hour, some of them twice."""
    mistyped(300)

    assert client.post(CODE, {"code": ballots(day, booking)[0].code}).status_code == 302


def test_wrong_codes_are_counted_and_then_refused(client, day, booking, time_machine):
    ballot = ballots(day, booking)[0]
    mistyped(WRONG_CODES - 1)

    answer = client.post(CODE, {"code": "000-000-000"})

    assert answer.status_code == 422
    assert "foglietto" in answer.content.decode()
    refused = client.post(CODE, {"code": ballot.code}).content.decode()
    assert "Troppi codici sbagliati" in refused
    assert WrongCode.objects.count() == WRONG_CODES
    time_machine.shift(timedelta(hours=1, seconds=1))
    assert client.post(CODE, {"code": ballot.code}).status_code == 302


def test_a_class_that_cancels_or_shrinks_leaves_codes_that_open_nothing(client, day, booking):
    one, two = ballots(day, booking)
    booking.pupils = 1
    booking.save(update_fields=["pupils"])

    assert client.post(CODE, {"code": two.code}).status_code == 422
    assert client.post(CODE, {"code": one.code}).status_code == 302
    cancel_registration(registration=booking)
    assert client.get(page_of(one))["Location"] == CODE


def test_pupils_are_allocated_and_find_their_timetable(client, day, booking, time_machine):
    chooses, _silent = ballots(day, booking)
    client.post(CODE, {"code": chooses.code})
    client.post(page_of(chooses), {"add": day[2][1].pk})

    run = run_of(day[0])
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)

    assert run.students == 2
    assert Encounter.objects.expected().count() == 4
    assert Encounter.objects.get(ballot=chooses, host=day[2][1]).rank == 1
    client.post(CODE, {"code": chooses.code})
    page = client.get(page_of(chooses)).content.decode()
    assert "Chi incontri" in page
    assert "Bea" in page
    cancel_registration(registration=booking)
    assert not Encounter.objects.expected().exists()


def test_a_pupil_who_meets_nobody_does_not_wait_for_a_timetable(client, day, booking):
    published(day[0])
    ballot = ballots(day, booking)[0]
    client.post(CODE, {"code": ballot.code})

    page = client.get(page_of(ballot)).content.decode()

    assert "Posti liberi" in page
    assert "appena è pronto" not in page


# --- A class that comes with fewer --------------------------------------------------------------


def of_pupils(booking, number):
    """The class comes with so many."""
    booking.pupils = number
    booking.save(update_fields=["pupils"])


@pytest.fixture
def second_meets_ada(day, booking):
    """Timetables are out; the second of two pupils meets Ada in the first round."""
    _one, two = ballots(day, booking)
    published(day[0])
    meeting = day[2][0].meetings.get(round__number=1)
    Encounter.objects.create(
        ballot=two, meeting=meeting, round=meeting.round, host=meeting.host, rank=0
    )
    return two


def newcomer(day):
    participant = RegistrationFactory(session=day[1]).participant
    return ballot_of(career_day=day[0], participant=participant)


def test_who_does_not_come_any_more_is_not_expected(day, booking, second_meets_ada):
    before = wall_sheet(day[0]).sections[0].rows[0][2]

    of_pupils(booking, 1)

    assert (before, wall_sheet(day[0]).sections[0].rows[0][2]) == ("1 / 1", "0 / 1")


def test_her_place_is_free_and_does_not_come_back(day, booking, second_meets_ada):
    """Growing again, the class finds what is free then."""
    other = newcomer(day)
    of_pupils(booking, 1)

    taken = take_place(ballot=other, meeting=second_meets_ada.encounters.get().meeting)
    of_pupils(booking, 2)

    assert list(Encounter.objects.all()) == [taken]


def test_her_place_is_offered(day, booking, second_meets_ada):
    other = newcomer(day)
    Choice.objects.create(ballot=other, host=day[2][0], rank=1)
    of_pupils(booking, 1)

    tend_places()

    assert other.offers.filter(meeting__round__number=1).exists()


def test_a_number_beyond_those_who_come_takes_nothing(day, booking):
    _one, two = ballots(day, booking)
    published(day[0])
    of_pupils(booking, 1)

    with pytest.raises(CannotTake, match="Non hai un posto"):
        take_place(ballot=two, meeting=day[2][0].meetings.get(round__number=1))


def test_publishing_gives_nothing_to_numbers_that_do_not_come(day, booking, time_machine):
    run = run_of(day[0])
    time_machine.shift(timedelta(days=8))
    of_pupils(booking, 1)

    assert publish_run(run=run) == 2

    assert set(Encounter.objects.values_list("ballot__number", flat=True)) == {1}
