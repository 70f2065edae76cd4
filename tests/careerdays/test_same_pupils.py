"""A class booked two days: the same pupils come on both, or different ones; its teacher says it."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

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
    ballots_of_class,
    complete_ballots,
    give_back,
    keep_class_together,
    publish_run,
    same_pupils,
    say_different_pupils,
    say_same_pupils,
    take_place,
)
from careerdays.standing import left_out
from careerdays.timetable_sheets import class_sheet
from communications.models import Email
from registrations.models import Party
from registrations.services import cancel_registration
from tests.factories.careerdays import PinFactory, career_day_with, next_day_of, run_of
from tests.factories.events import NOW, SessionFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import TeacherFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


class Days:
    """A career day of two days, and a class that has booked both, each on its own."""

    def __init__(self, *names, pupils=2, **facts):
        self.day, self.session, self.hosts = career_day_with(*names, **facts)
        self.next = next_day_of(self.day)
        self.first = booked(self.session, pupils=pupils)
        self.second = booked(self.next, school_class=self.first.school_class, pupils=pupils)

    def ballots(self, registration=None):
        return ballots_of_class(career_day=self.day, registration=registration or self.first)

    def same(self, registration=None, other=None, **facts):
        say_same_pupils(
            career_day=self.day,
            registration=registration or self.first,
            other=other or self.second,
            **facts,
        )

    def different(self, registration=None, other=None):
        say_different_pupils(
            career_day=self.day,
            registration=registration or self.first,
            other=other or self.second,
        )

    def third(self):
        session = SessionFactory(
            event=self.day.event, starts_at=self.next.starts_at + timedelta(days=1)
        )
        return booked(session, school_class=self.first.school_class)


def booked(session, *, pupils=2, **facts):
    return RegistrationFactory(
        session=session, a_class=True, pupils=pupils, seats=pupils + 1, **facts
    )


@pytest.fixture
def days():
    return Days("Ada", "Bea", "Cleo", "Dora")


def choose(ballot, *hosts):
    for host in hosts:
        add_choice(ballot=ballot, host=host)


def hosts_met(run):
    """Whom each pupil of the run would meet: (booking, number) and the hosts' names."""
    rows = Placement.objects.filter(run=run).order_by("meeting__round__starts_at")
    found = {}
    for placement in rows.select_related("ballot", "meeting__host"):
        key = placement.ballot.registration_id, placement.ballot.number
        found.setdefault(key, []).append(placement.meeting.host.name)
    return found


def more_seats(days, seats):
    for host in days.hosts:
        host.seats = seats
        host.save()
        host.meetings.update(seats=seats)


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
def test_these_are_different_pupils_and_nobody_asks(teacher, days, case):
    case(days)

    with pytest.raises(NotTheSame):
        days.same()
    assert "Vengono gli stessi alunni" not in page(teacher, days.first)


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


# --- The page -------------------------------------------------------------------------------------


@pytest.fixture
def teacher(client, days):
    client.force_login(TeacherFactory(school=days.first.school_class.school).user)
    return client


def url(registration):
    return reverse("careerdays:slips", args=[registration.key])


def page(client, registration):
    return " ".join(client.get(url(registration)).content.decode().split())


def press(client, registration, **data):
    answer = client.post(url(registration), data, follow=True)
    return " ".join(answer.content.decode().split())


def test_she_is_asked_and_answers_and_takes_it_back(teacher, days):
    asked = page(teacher, days.first)
    assert "Vengono gli stessi alunni anche in altri giorni?" in asked
    assert "Ogni giorno vengono alunni diversi." in asked

    said = press(teacher, days.first, same=days.second.key)

    assert "Gli stessi alunni vengono tutti e due i giorni." in said
    codes = [one.code for one in days.ballots()]
    assert all(code in page(teacher, days.second) for code in codes)
    press(teacher, days.second, different=days.first.key)
    assert codes[0] not in page(teacher, days.second)


def test_she_reads_whose_choices_would_not_count_before_she_says_so(teacher, days):
    choose(days.ballots()[0], days.hosts[0])
    choose(days.ballots(days.second)[0], days.hosts[0])

    asked = page(teacher, days.first)
    assert "1 alunno ha già scelto con un foglietto dell’altro giorno" in asked
    assert "1 alunno ha scelto" in press(teacher, days.first, same=days.second.key)
    press(teacher, days.first, same=days.second.key, aside="1")

    assert SamePupils.objects.filter(leading=days.first).count() == 2


def test_closed_it_is_read_and_has_no_button(teacher, days, time_machine):
    days.same()
    time_machine.shift(timedelta(days=8))

    assert 'name="different"' not in page(teacher, days.first)
    assert "Le scelte sono chiuse" in press(teacher, days.first, different=days.second.key)
    assert SamePupils.objects.count() == 2


def test_a_key_that_is_not_of_her_class_changes_nothing(teacher, days):
    for key in (booked(days.next).key, "nonsense", ""):
        press(teacher, days.first, same=key)

    assert not SamePupils.objects.exists()


def test_a_teacher_of_another_school_says_nothing(client, days):
    client.force_login(TeacherFactory().user)

    answer = client.post(url(days.first), {"same": days.second.key})

    assert answer.status_code == 404
    assert not SamePupils.objects.exists()


def test_a_class_with_one_day_is_not_asked(teacher, days):
    cancel_registration(registration=days.second)

    assert "Vengono gli stessi alunni" not in page(teacher, days.first)


@pytest.mark.parametrize("number", [1, 3])
def test_more_days_cost_no_more_queries(teacher, days, number, django_assert_num_queries):
    for later in range(number):
        start = days.next.starts_at + timedelta(days=1 + later)
        session = SessionFactory(event=days.day.event, starts_at=start)
        booked(session, school_class=days.first.school_class)
    page(teacher, days.first)

    with django_assert_num_queries(14):
        page(teacher, days.first)


def test_the_pdf_of_a_day_is_of_who_comes_on_it(teacher, days, time_machine, monkeypatch):
    type(days.day).objects.update(rounds_each=4)
    days.day.refresh_from_db()
    days.same()
    type(days.second).objects.filter(pk=days.second.pk).update(pupils=1)
    run = run_of(days.day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    shown = []

    def kept(registration, timetables):
        shown.extend((ballot.number, len(met)) for ballot, met in timetables)
        return class_sheet(registration, timetables)

    monkeypatch.setattr("careerdays.views.classes.class_sheet", kept)

    teacher.get(reverse("careerdays:class_timetables", args=[days.second.key]))

    assert shown == [(1, 2)]


def test_a_pupil_reads_on_which_day_she_meets_whom(client, days, time_machine):
    type(days.day).objects.update(rounds_each=4)
    days.day.refresh_from_db()
    days.same()
    run = run_of(days.day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    ballot = days.ballots()[0]
    client.post(reverse("careerdays:code"), {"code": ballot.code})

    said = client.get(reverse("careerdays:pupil", args=[ballot.pk])).content.decode()

    timetable = said[said.index('class="timetable"') :]
    timetable = timetable[: timetable.index("</ol>")]
    assert timetable.count(f"{days.session.starts_at.day} ") >= 1
    assert timetable.count(f"{days.next.starts_at.day} ") >= 1


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
