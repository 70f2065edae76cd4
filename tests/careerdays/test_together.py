"""Siblings of a party, or a class, meet the same hosts at the same time; or each on her own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from careerdays.models import Ballot, Choice, Placement, Run, Together
from careerdays.services import (
    AlreadyPublished,
    CannotChoose,
    ballot_of,
    ballots_of_class,
    end_together,
    keep_class_together,
    keep_together,
    pin_meeting,
)
from registrations.models import Party
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.careerdays import career_day_with, published, run_of
from tests.factories.events import SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory, TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=2)


def student(day, *choices, **facts):
    registration = RegistrationFactory(session=facts.pop("session", day[1]), **facts)
    ballot = ballot_of(career_day=day[0], participant=registration.participant)
    for rank, number in enumerate(choices, start=1):
        Choice.objects.create(ballot=ballot, host=day[2][number], rank=rank)
    return ballot


def met(ballot):
    rows = Placement.objects.filter(ballot=ballot).select_related("meeting__host", "meeting__round")
    return {(one.meeting.host.name, one.meeting.round.number) for one in rows}


def allocate(day):
    return run_of(day[0])


@pytest.fixture
def family(day):
    """A guardian, and the ballots of two children of hers who came in one party."""
    guardian, party = UserFactory(), Party.objects.create()
    ballots = []
    for _number in range(2):
        child = ParticipantFactory(user=None, child=True)
        GuardianshipFactory(participant=child, guardian=guardian)
        ballots.append(student(day, participant=child, party=party, booked_by=guardian))
    return guardian, ballots


def press(client, ballot, user, **data):
    client.force_login(user)
    key = ballot.participant.registrations.get().key
    answer = client.post(reverse("careerdays:choices", args=[key]), data, follow=True)
    return " ".join(answer.content.decode().split())


def more_seats(day, seats):
    for host in day[2]:
        host.seats = seats
        host.save()
        host.meetings.update(seats=seats)


def test_siblings_who_asked_have_the_same_timetable(client, day, family):
    more_seats(day, 2)
    guardian, ballots = family
    for _number in range(4):
        student(day, 0, 1)

    assert "Ciascuno per conto suo" in press(client, ballots[0], guardian, together="yes")
    allocate(day)

    assert met(ballots[0]) == met(ballots[1])
    assert len(met(ballots[0])) == 2


def test_they_change_their_mind(client, day, family):
    more_seats(day, 2)
    guardian, ballots = family
    keep_together(ballot=ballots[0], is_wanted=True)

    press(client, ballots[1], guardian, together="no")

    assert not Together.objects.exists()


def test_where_no_host_has_room_for_all_it_is_said_at_once(client, day, family):
    guardian, ballots = family

    assert "Nessun ospite ha posto per tutti voi" in press(
        client, ballots[0], guardian, together="yes"
    )


def test_nobody_decides_for_who_is_not_hers(client, day):
    more_seats(day, 2)
    party = Party.objects.create()
    mine, other = student(day, party=party), student(day, party=party)

    page = press(client, mine, mine.participant.user, together="yes")

    assert other.participant.first_name not in page
    assert not Together.objects.exists()


# --- Who cannot ----------------------------------------------------------------------------------


def on_other_days(day, ballots):
    """Their party has a place on two days, and each of them on one."""
    other = SessionFactory(event=day[0].event)
    ballots[1].participant.registrations.update(session=other)


def of_a_school_with_a_limit(day, ballots):
    day[0].__class__.objects.update(most_of_one_school=1)
    Ballot.objects.get(pk=ballots[0].pk).participant.__class__.objects.update(
        school=SchoolFactory()
    )


def of_years_that_no_host_is_for(day, ballots):
    for host in day[2]:
        host.from_year = 4
        host.save()
    ballots[0].participant.__class__.objects.filter(pk=ballots[0].participant_id).update(
        school_year=1, class_said_in="202627"
    )


def decided_otherwise(day, ballots):
    day[2][0].meetings.update(seats=1)
    user = UserFactory(staff=True)
    pin_meeting(ballot=ballots[0], host=day[2][0], one=None, reason="Lo ha chiesto.", by=user)


IMPOSSIBLE = [
    (on_other_days, "group_never_there_together"),
    (of_a_school_with_a_limit, "group_larger_than_seats"),
    (of_years_that_no_host_is_for, "group_larger_than_seats"),
    (decided_otherwise, "group_contradicts_rules"),
]


@pytest.mark.parametrize(("change", "rule"), IMPOSSIBLE)
def test_what_cannot_be_is_refused_when_it_is_asked_for(day, family, change, rule):
    more_seats(day, 2)
    change(day, family[1])

    with pytest.raises(CannotChoose):
        keep_together(ballot=Ballot.objects.get(pk=family[1][0].pk), is_wanted=True)

    assert not Together.objects.exists()


@pytest.mark.parametrize(("change", "rule"), IMPOSSIBLE)
def test_what_became_impossible_blocks_nobody_and_the_run_says_so(
    client, settings, day, family, change, rule
):
    more_seats(day, 2)
    other = student(day, 0, 1)
    keep_together(ballot=family[1][0], is_wanted=True)
    change(day, family[1])

    run = allocate(day)

    assert [one["rule"] for one in run.apart] == [rule]
    assert len(met(other)) == 2
    enter_desk(client, settings, coordinator_of(day[0].event.programme))
    page = client.get(reverse("admin:careerdays_run_change", args=[run.pk])).content.decode()
    assert str(family[1][0].participant) in page


def test_the_organisers_end_it_until_timetables_are_out(client, settings, day, family):
    more_seats(day, 2)
    keep_together(ballot=family[1][0], is_wanted=True)
    together = Together.objects.get()
    enter_desk(client, settings, coordinator_of(day[0].event.programme))

    page = client.get(reverse("admin:careerdays_together_changelist")).content.decode()
    client.post(reverse("admin:careerdays_together_delete", args=[together.pk]), {"post": "yes"})

    assert str(family[1][1].participant) in page
    assert not Together.objects.exists()
    assert allocate(day).apart == []


def test_what_is_published_stays_together(client, settings, day, family):
    more_seats(day, 2)
    keep_together(ballot=family[1][0], is_wanted=True)
    published(day[0])
    enter_desk(client, settings, coordinator_of(day[0].event.programme))

    url = reverse("admin:careerdays_together_delete", args=[Together.objects.get().pk])
    assert client.post(url, {"post": "yes"}).status_code == 403
    with pytest.raises(AlreadyPublished):
        end_together(together=Together.objects.get())


# --- A class -------------------------------------------------------------------------------------


@pytest.fixture
def booking(day):
    return RegistrationFactory(session=day[1], a_class=True, pupils=3, seats=4)


@pytest.fixture
def teacher(client, booking):
    user = TeacherFactory(school=booking.school_class.school).user
    client.force_login(user)
    return client


def slips(teacher, booking, **data):
    answer = teacher.post(reverse("careerdays:slips", args=[booking.key]), data, follow=True)
    return " ".join(answer.content.decode().split())


def test_a_teacher_keeps_her_class_together_and_ends_it(teacher, day, booking):
    more_seats(day, 3)

    slips(teacher, booking, together="yes")
    assert Together.objects.get().registration == booking
    slips(teacher, booking, together="no")

    assert not Together.objects.exists()


def test_a_class_that_stays_together_has_one_timetable(day, booking):
    more_seats(day, 3)
    keep_class_together(career_day=day[0], registration=booking, is_wanted=True)
    for _number in range(3):
        student(day, 0)

    allocate(day)

    pupils = ballots_of_class(career_day=day[0], registration=booking)
    days = {frozenset(met(ballot)) for ballot in pupils}
    assert [len(one) for one in days] == [2]


def test_a_class_too_large_for_every_host_is_refused_early(teacher, day, booking):
    more_seats(day, 2)

    page = slips(teacher, booking, together="yes")

    assert not Together.objects.exists()
    assert 'role="alert"' in page or "alert-danger" in page


def test_closed_choices_close_this_too(day, booking, time_machine):
    more_seats(day, 3)
    time_machine.shift(timedelta(days=8))

    with pytest.raises(CannotChoose):
        keep_class_together(career_day=day[0], registration=booking, is_wanted=True)


@pytest.fixture
def desk(client, settings, day):
    return enter_desk(client, settings, coordinator_of(day[0].event.programme))


def add(desk, day, code):
    data = {"career_day": day[0].pk, "code": code}
    return desk.post(reverse("admin:careerdays_together_add"), data)


def test_the_organisers_keep_a_class_or_a_party_together(desk, day, booking, family, time_machine):
    more_seats(day, 3)
    time_machine.shift(timedelta(days=8))

    add(desk, day, booking.code)
    add(desk, day, family[1][0].participant.registrations.get().code.lower())

    rows = Together.objects.order_by("pk")
    assert [(one.registration_id, one.party_id is None) for one in rows] == [
        (booking.pk, True),
        (None, False),
    ]
    assert add(desk, day, booking.code).status_code == 200
    assert Together.objects.count() == 2


def test_the_organisers_read_why_they_cannot(desk, day, booking):
    for code in ("ZZZ-ZZZ", booking.code, student(day).participant.registrations.get().code):
        assert add(desk, day, code).status_code == 200

    assert not Together.objects.exists()


def test_the_list_costs_the_same_however_many_stay_together(
    desk, day, family, django_assert_max_num_queries
):
    more_seats(day, 3)
    for _number in range(3):
        party = Party.objects.create()
        Together.objects.create(career_day=day[0], party=party)
        student(day, party=party)
    url = reverse("admin:careerdays_together_changelist")
    desk.get(url)

    with django_assert_max_num_queries(16):
        desk.get(url)


def test_another_answer_of_who_is_together_is_another_digest(day, family):
    more_seats(day, 2)
    first = allocate(day)
    keep_together(ballot=family[1][0], is_wanted=True)

    assert allocate(day).digest != first.digest
    assert Run.objects.count() == 2
