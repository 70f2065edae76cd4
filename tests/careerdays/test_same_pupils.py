"""A class booked two days: the same pupils come on both, or different ones; its teacher says it."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.db import IntegrityError, connection

from careerdays.calling import to_call
from careerdays.models import Choice, Encounter, Placement, SamePupils, Together
from careerdays.notifications import Kind, call_choosers
from careerdays.services import (
    CannotChoose,
    CannotPublish,
    CannotTake,
    NotTheSame,
    UnknownCode,
    add_choice,
    ballot_of_code,
    ballot_of_ticket,
    complete_ballots,
    give_back,
    keep_class_together,
    publish_run,
    same_pupils,
    take_place,
)
from careerdays.standing import left_out
from communications.models import Email
from registrations.models import Party
from registrations.services import cancel_registration
from tests.careerdays.two_days import Days, booked, choose, hosts_met, more_seats, page
from tests.factories.careerdays import PinFactory, run_of
from tests.factories.events import NOW, SessionFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def days():
    return Days("Ada", "Bea", "Cleo", "Dora")


# --- What the allocation makes of it --------------------------------------------------------------


def test_different_pupils_each_have_slips_of_their_own(days):
    assert not {one.code for one in days.ballots()} & {
        one.code for one in days.ballots(days.second)
    }
    assert run_of(days.day).students == 4


def test_a_pupil_of_both_days_meets_nobody_twice_and_no_more_than_others():
    """With two hosts in two rounds of each day she would meet both again on the second."""
    days = Days("Ada", "Bea", rounds_each=2)
    days.same()

    run = run_of(days.day)

    assert run.students == 2
    for names in hosts_met(run).values():
        assert sorted(names) == ["Ada", "Bea"]


def test_the_encounters_of_the_whole_career_day_are_spread_over_the_days():
    days = Days("Ada", "Bea", "Cleo", "Dora", rounds_each=4)
    days.same()

    run = run_of(days.day)

    for names in hosts_met(run).values():
        assert sorted(names) == ["Ada", "Bea", "Cleo", "Dora"]
    assert left_out(run) == 0


def test_published_each_day_has_its_part(days, time_machine):
    type(days.day).objects.update(rounds_each=4)
    days.day.refresh_from_db()
    days.same()
    run = run_of(days.day)
    time_machine.shift(timedelta(days=8))

    assert publish_run(run=run) == 8

    assert Encounter.objects.expected().filter(round__session=days.next).count() == 4
    told = Email.objects.filter(kind=Kind.TIMETABLE)
    assert {one.context["registration"] for one in told} == {days.first.pk, days.second.pk}


def test_a_number_comes_to_the_days_with_as_many_pupils():
    days = Days("Ada", "Bea", rounds_each=4)
    days.second.pupils = 3
    days.second.seats = 4
    days.second.save()
    days.same()

    assert [one.number for one in days.ballots()] == [1, 2, 3]
    run = run_of(days.day)

    third = Placement.objects.filter(run=run, ballot__number=3)
    assert set(third.values_list("meeting__round__session", flat=True)) == {days.next.pk}


def test_a_class_that_grows_has_more_slips_and_one_that_shrinks_fewer(days):
    days.same()
    type(days.second).objects.filter(pk=days.second.pk).update(pupils=4, seats=5)
    complete_ballots(career_day=days.day)
    assert [one.number for one in days.ballots()] == [1, 2, 3, 4]

    type(days.second).objects.filter(pk=days.second.pk).update(pupils=1)
    assert [one.number for one in days.ballots(days.second)] == [1, 2]


def test_who_shrank_away_from_one_day_is_not_expected_on_it(days, time_machine):
    type(days.day).objects.update(rounds_each=4)
    days.day.refresh_from_db()
    days.same()
    run = run_of(days.day)
    time_machine.shift(timedelta(days=8))
    type(days.second).objects.filter(pk=days.second.pk).update(pupils=1)

    publish_run(run=run)

    there = Encounter.objects.filter(round__session=days.next)
    assert set(there.values_list("ballot__number", flat=True)) == {1}
    with pytest.raises(CannotTake, match="Non hai un posto"):
        take_place(
            ballot=days.ballots()[1],
            meeting=days.hosts[0].meetings.filter(round__session=days.next)[0],
        )


def test_who_has_nobody_on_one_day_is_counted_once(days):
    """No host is there on the second day: two pupils, not four, are without one on a day."""
    for host in days.hosts:
        host.away.add(*days.day.rounds.filter(session=days.next))
        host.meetings.filter(round__session=days.next).delete()
    days.same()

    assert left_out(run_of(days.day)) == 2


def test_a_run_of_before_is_not_published(days, time_machine):
    run = run_of(days.day)
    days.same()
    time_machine.shift(timedelta(days=8))

    with pytest.raises(CannotPublish):
        publish_run(run=run)


# --- Slips and choices ----------------------------------------------------------------------------


def test_slips_of_both_days_are_those_of_the_page_where_she_says_so(days):
    codes = [one.code for one in days.ballots(days.second)]

    days.same(days.second, days.first)

    assert [one.code for one in days.ballots(days.first)] == codes
    assert {one.registration_id for one in days.ballots(days.first)} == {days.second.pk}


def test_slips_with_choices_stay_where_the_others_have_none(days):
    kept = days.ballots(days.second)[0]
    choose(kept, days.hosts[0])

    days.same()

    assert days.ballots()[0] == kept


def test_choices_of_both_are_never_set_aside_unsaid(days):
    choose(days.ballots()[0], days.hosts[0])
    choose(days.ballots(days.second)[1], days.hosts[1])

    with pytest.raises(NotTheSame, match="1 alunno ha scelto"):
        days.same()
    assert not SamePupils.objects.exists()
    days.same(aside=1)

    assert days.ballots(days.second)[0].choices.get().host == days.hosts[0]


def test_slips_set_aside_open_nothing_and_take_no_choice(days):
    old = days.ballots(days.second)[0]
    days.same()

    with pytest.raises(UnknownCode):
        ballot_of_code(typed=old.code, network="n")
    with pytest.raises(CannotChoose, match="foglietto"):
        add_choice(ballot=old, host=days.hosts[0])


def test_she_changes_her_mind_and_everything_is_there_again(days):
    choose(days.ballots()[0], days.hosts[0])
    other = days.ballots(days.second)[1]
    choose(other, days.hosts[1])
    days.same(aside=1)

    days.different(days.second, days.first)

    assert days.ballots(days.second)[1].code == other.code
    assert days.ballots(days.second)[1].choices.get().host == days.hosts[1]
    assert days.ballots()[0].choices.get().host == days.hosts[0]
    assert not SamePupils.objects.exists()


def test_to_say_it_twice_is_to_say_it_once(days):
    days.same()
    days.same(days.second, days.first)
    assert SamePupils.objects.filter(leading=days.first).count() == 2

    days.different()
    days.different()
    assert not SamePupils.objects.exists()


def test_three_days_are_joined_and_parted_one_by_one(days):
    third = days.third()
    days.same(days.second, third)
    days.same()
    assert set(SamePupils.objects.values_list("registration", "leading")) == {
        (one.pk, days.first.pk) for one in (days.first, days.second, third)
    }

    days.different(days.second, third)

    assert set(SamePupils.objects.values_list("registration", flat=True)) == {
        days.first.pk,
        days.second.pk,
    }


def test_who_was_decided_for_by_hand_is_not_set_aside(days):
    PinFactory(ballot=days.ballots(days.second)[0])

    with pytest.raises(NotTheSame, match="organizza"):
        days.same()


def test_what_was_decided_for_a_pupil_of_both_days_is_not_parted(days):
    days.same()
    PinFactory(ballot=days.ballots()[0])

    with pytest.raises(NotTheSame, match="organizza"):
        days.different()


def test_the_ticket_of_either_day_with_a_number_is_the_pupil(days):
    days.same()

    found = ballot_of_ticket(career_day=days.day, code=days.second.code, number=2)

    assert found == days.ballots()[1]


# --- Bookings that come and go --------------------------------------------------------------------


def test_the_leading_booking_is_cancelled_and_codes_and_choices_stay(days, time_machine):
    days.same()
    pupil = days.ballots()[0]
    choose(pupil, days.hosts[0])

    cancel_registration(registration=days.first)

    assert days.ballots(days.second)[0] == pupil
    assert ballot_of_code(typed=pupil.code, network="n") == pupil
    run = run_of(days.day)
    there = Placement.objects.filter(run=run, ballot=pupil)
    assert set(there.values_list("meeting__round__session", flat=True)) == {days.next.pk}
    assert there.get(meeting__host=days.hosts[0]).rank == 1
    time_machine.shift(timedelta(days=8))
    assert publish_run(run=run) == 4


def test_cancelled_after_all_is_out_the_other_day_stays(days, time_machine):
    type(days.day).objects.update(rounds_each=4)
    days.day.refresh_from_db()
    days.same()
    run = run_of(days.day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)

    cancel_registration(registration=days.first)

    expected = Encounter.objects.expected()
    assert set(expected.values_list("round__session", flat=True)) == {days.next.pk}
    left = expected.select_related("round", "ballot", "meeting")[0]
    give_back(encounter=left)
    assert take_place(ballot=left.ballot, meeting=left.meeting).meeting == left.meeting


def test_choices_after_the_leading_booking_is_cancelled_make_a_run_old(days, time_machine):
    days.same()
    cancel_registration(registration=days.first)
    run = run_of(days.day)
    time_machine.shift(timedelta(minutes=1))
    choose(days.ballots(days.second)[0], days.hosts[0])
    time_machine.shift(timedelta(days=8))

    with pytest.raises(CannotPublish):
        publish_run(run=run)


def test_a_booking_that_waits_is_asked_about_when_it_has_its_places(days):
    type(days.second).objects.filter(pk=days.second.pk).update(status="waiting", confirmed_at=None)
    with pytest.raises(NotTheSame):
        days.same()

    type(days.second).objects.filter(pk=days.second.pk).update(status="confirmed", confirmed_at=NOW)
    days.same()
    assert run_of(days.day).students == 2


# --- Who cannot be the same -----------------------------------------------------------------------


def parts(days):
    party = Party.objects.create()
    for one in (days.first, days.second):
        one.party = party
        one.save(update_fields=["party"])


def at_one_time(days):
    occurrence = days.next.occurrences.get()
    first = days.session.occurrences.get()
    occurrence.starts_at, occurrence.ends_at = first.starts_at, first.ends_at
    occurrence.save()


def of_another_class(days):
    days.second.school_class = booked(SessionFactory()).school_class
    days.second.save(update_fields=["school_class"])


def of_another_event(days):
    days.second.session = SessionFactory()
    days.second.save(update_fields=["session"])


@pytest.mark.parametrize("case", [parts, at_one_time, of_another_class, of_another_event])
def test_these_are_different_pupils_and_nobody_asks(client, days, case):
    case(days)

    with pytest.raises(NotTheSame):
        days.same()
    assert "Vengono gli stessi alunni" not in page(days.seen_by_her_teacher(client), days.first)


def test_part_of_a_class_that_split_is_the_same_as_no_second_part(days):
    parts(days)
    third = days.third()
    days.same(third, days.first)

    with pytest.raises(NotTheSame):
        days.same(third, days.second)


@pytest.mark.parametrize("say", [Days.same, Days.different])
def test_closed_choices_close_it_too(days, time_machine, say):
    time_machine.shift(timedelta(days=8))

    with pytest.raises(NotTheSame, match="Le scelte sono chiuse"):
        say(days)


@pytest.mark.parametrize("say", [Days.same, Days.different])
def test_once_timetables_are_out_it_stays(days, say):
    type(days.day).objects.update(published_at=NOW)

    with pytest.raises(NotTheSame, match="Le scelte sono chiuse"):
        say(days)


def chained(days):
    """The third day follows the second, which follows the first."""
    SamePupils.objects.create(registration=days.third(), leading=days.second)


def led_by_one_that_follows(days):
    SamePupils.objects.filter(registration=days.first).update(leading=days.second)


def led_by_one_without_a_row(days):
    SamePupils.objects.filter(registration=days.second).update(leading=days.third())


@pytest.mark.parametrize("write", [chained, led_by_one_that_follows, led_by_one_without_a_row])
def test_the_database_refuses_a_chain(days, write):
    days.same()
    write(days)

    with pytest.raises(IntegrityError, match="same_pupils_no_chains"):
        connection.check_constraints()


# --- Who stays together ---------------------------------------------------------------------------


def test_a_class_together_on_one_day_is_so_on_both_and_after(days):
    more_seats(days, 2)
    keep_class_together(career_day=days.day, registration=days.second, is_wanted=True)

    days.same()
    assert Together.objects.get().registration == days.first
    days.different()

    assert set(Together.objects.values_list("registration", flat=True)) == {
        days.first.pk,
        days.second.pk,
    }


def test_together_is_ended_from_either_page(days):
    more_seats(days, 2)
    days.same()

    keep_class_together(career_day=days.day, registration=days.second, is_wanted=True)
    assert days.ballots()[0].is_together
    keep_class_together(career_day=days.day, registration=days.second, is_wanted=False)

    assert not Together.objects.exists()


def test_who_comes_on_one_day_alone_keeps_nobody_from_the_other():
    days = Days("Ada", "Bea", "Cleo", "Dora", rounds_each=4)
    type(days.first).objects.filter(pk=days.first.pk).update(pupils=4, seats=5)
    more_seats(days, 4)
    days.same()
    keep_class_together(career_day=days.day, registration=days.first, is_wanted=True)

    met = hosts_met(run_of(days.day))

    assert met[days.first.pk, 1] == met[days.first.pk, 2]
    assert len(met[days.first.pk, 1]) == 4
    assert met[days.first.pk, 3] == met[days.first.pk, 4]


# --- Messages -------------------------------------------------------------------------------------


def test_the_teacher_is_called_once_for_the_pupils_of_both_days(days):
    days.same()

    assert call_choosers(NOW) == 1

    assert Email.objects.get(kind=Kind.CHOICES_OPEN).context["registration"] == days.first.pk


def test_who_chose_is_not_called_for_the_other_day(days):
    days.same()
    choose(days.ballots()[0], days.hosts[0])

    assert not to_call(NOW).exists()


# --- At once --------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_pages_at_once_make_one_answer(days):
    pairs = [(days.first, days.second), (days.second, days.first)] * 3

    said = at_once(lambda pair: days.same(*pair), pairs)

    assert said == [None] * 6
    leading = set(SamePupils.objects.values_list("leading", flat=True))
    assert len(leading) == 1
    assert SamePupils.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_who_answers_at_the_same_time_reads_what_the_other_said(days, monkeypatch):
    """Were both to read first, the third day would be left out of what is said of the second."""
    third = days.third()
    slow(monkeypatch, "ballots_of_class")

    at_once(lambda one: days.same(one, days.second), [days.first, third])

    assert SamePupils.objects.count() == 3
    assert SamePupils.objects.values("leading").distinct().count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_that_is_chosen_at_that_moment_is_lost(days, monkeypatch):
    """She chooses once choices were counted: she waits, and is told that her slip is old."""
    other, counted = days.ballots(days.second)[0], slow(monkeypatch, "_join")

    def choose_then():
        assert counted.wait(10)
        add_choice(ballot=other, host=days.hosts[1])

    said = at_once(lambda act: act(), [days.same, choose_then])

    assert [type(one) for one in said] == [type(None), CannotChoose]
    assert not Choice.objects.exists()


def slow(monkeypatch, name):
    """The service takes its time for one step; returns what is set when it has come to it."""
    step, begun = getattr(same_pupils, name), Event()

    def later(*args, **kwargs):
        begun.set()
        sleep(0.5)
        return step(*args, **kwargs)

    monkeypatch.setattr(same_pupils, name, later)
    return begun
