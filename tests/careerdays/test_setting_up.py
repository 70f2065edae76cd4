"""Rounds and hosts on the desk: overlaps and double-booked rooms are refused in words."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from psycopg.types.range import TimestamptzRange

from careerdays.models import CareerDay, Host, Meeting, Round, Run
from careerdays.services import AlreadyPublished, RoomTaken, lay_out, make_rounds, remove_host
from tests.careerdays.places import student
from tests.desk import coordinator_of, enter_desk
from tests.factories.careerdays import CareerDayFactory, HostFactory, PinFactory, career_day_with
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.partners import DepartmentFactory, RoomFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# The session is from half past nine to half past twelve.
HOURS = {"begins": "9:30", "ends": "11:00", "length": "20", "gap": "5"}


@pytest.fixture
def day():
    """A career day with a session and no rounds."""
    career_day = CareerDayFactory()
    SessionFactory(event=career_day.event)
    return career_day


@pytest.fixture
def desk(client, settings, day):
    return enter_desk(client, settings, coordinator_of(day.event.programme))


def rounds_page(career_day):
    return reverse("admin:careerdays_careerday_rounds", args=[career_day.pk])


def typed(career_day, **facts):
    return {"session": career_day.event.sessions.get().pk, **HOURS, **facts}


def host_form(career_day, **facts):
    organisation = (
        facts.pop("organisation", None) or HostFactory(career_day=career_day).organisation
    )
    return {
        "career_day": career_day.pk,
        "name": "Banchetto ponti",
        "organisation": organisation.pk,
        "story": "Progettiamo ponti.",
        "seats": "8",
        "kept": "0",
        "from_year": "1",
        "to_year": "5",
        **facts,
    }


def test_rounds_are_made_from_hours(desk, day):
    response = desk.post(rounds_page(day), typed(day))

    assert response.status_code == 302
    starts = [timezone.localtime(one.starts_at) for one in Round.objects.all()]
    assert [f"{start:%H:%M}" for start in starts] == ["09:30", "09:55", "10:20"]
    assert "09:55" in desk.get(rounds_page(day)).content.decode().replace("9:55", "09:55")


def test_making_them_again_takes_their_place(desk, day):
    desk.post(rounds_page(day), typed(day))
    desk.post(rounds_page(day), typed(day, length="40"))

    assert Round.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"ends": "9:10"}, "non entra nemmeno un giro"),
        ({"begins": "le nove"}, "Scrivi un orario"),
        ({"pause_from": "9:30"}, "quando finisce"),
        ({"pause_from": "9:30", "pause_to": "9:10"}, "deve finire dopo"),
    ],
)
def test_hours_that_make_no_sense_are_told(desk, day, facts, sentence):
    response = desk.post(rounds_page(day), typed(day, **facts))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Round.objects.exists()


def test_another_programme_s_career_day_is_not_there(desk):
    assert desk.get(rounds_page(CareerDayFactory())).status_code == 404


def test_only_career_days_have_encounters(desk, day):
    workshop = EventFactory(programme=day.event.programme, kind="workshop")
    page = desk.post(
        reverse("admin:careerdays_careerday_add"),
        {"event": workshop.pk, "rounds_each": "6", "most_choices": "10", "first_choices": "3"},
    )

    assert page.status_code == 200
    assert CareerDay.objects.count() == 1


def test_a_host_is_in_every_round_but_those_she_is_away(desk, day):
    desk.post(rounds_page(day), typed(day))
    first = Round.objects.first()
    host = HostFactory(career_day=day)

    desk.post(
        reverse("admin:careerdays_host_change", args=[host.pk]),
        host_form(day, organisation=host.organisation, away=[first.pk]),
    )

    assert [one.round.number for one in host.meetings.order_by("round__number")] == [2, 3]


def test_a_room_in_use_is_refused_beside_the_field(desk, day):
    desk.post(rounds_page(day), typed(day))
    room = RoomFactory()
    there = HostFactory(career_day=day, name="Chi c’è già", room=room)
    lay_out(host=there)

    page = desk.post(reverse("admin:careerdays_host_add"), host_form(day, room=room.pk))

    assert "c’è già Chi c’è già" in page.content.decode()
    assert not Host.objects.filter(name="Banchetto ponti").exists()


def test_a_department_of_another_body_is_refused(desk, day):
    other = DepartmentFactory()

    page = desk.post(reverse("admin:careerdays_host_add"), host_form(day, department=other.pk))

    assert "è di un altro ente" in page.content.decode()


def test_the_database_refuses_a_room_twice_at_once():
    _day, _session, (ada, bea) = career_day_with("Ada", "Bea", rounds=1)
    room = RoomFactory()
    Meeting.objects.filter(host=ada).update(room=room)

    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(host=bea).update(room=room)


def test_the_database_refuses_a_host_twice_at_once():
    career_day, session, (ada,) = career_day_with("Ada", rounds=1)
    one = career_day.rounds.get()
    later = Round.objects.create(
        career_day=career_day,
        session=session,
        number=2,
        starts_at=one.ends_at,
        ends_at=one.ends_at + (one.ends_at - one.starts_at),
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(
            host=ada,
            round=later,
            seats=1,
            during=TimestamptzRange(one.starts_at, later.ends_at),
        )


def test_rooms_that_clash_are_named_when_rounds_are_made(day):
    room = RoomFactory()
    for name in ("Ada", "Bea"):
        HostFactory(career_day=day, name=name, room=room)
    session = day.event.sessions.get()

    with pytest.raises(RoomTaken, match=r"Ada|Bea"):
        make_rounds(career_day=day, session=session, times=[(session.starts_at, session.ends_at)])

    assert not Round.objects.exists()


@pytest.fixture
def chosen():
    """A career day, and the ballot of who wants Ada, Bea and Cleo in this order."""
    found = career_day_with("Ada", "Bea", "Cleo")
    return found[0], student(found, 0, 1, 2)


def ranks(ballot):
    return dict(ballot.choices.order_by("rank").values_list("host__name", "rank"))


def deleted(client, settings, career_day, names):
    """What the desk answers to who deletes these hosts, marked in the table."""
    desk = enter_desk(client, settings, coordinator_of(career_day.event.programme))
    hosts = [host.pk for host in career_day.hosts.filter(name__in=names)]
    data = {"action": "delete_selected", "_selected_action": hosts, "post": "yes"}
    return desk.post(reverse("admin:careerdays_host_changelist"), data)


@pytest.mark.parametrize("names", [["Ada"], ["Bea"], ["Ada", "Bea"]])
def test_who_is_after_a_host_that_is_deleted_moves_up(client, settings, chosen, names):
    career_day, ballot = chosen
    left = [name for name in ("Ada", "Bea", "Cleo") if name not in names]

    deleted(client, settings, career_day, names)

    assert ranks(ballot) == {name: rank for rank, name in enumerate(left, start=1)}
    assert [host.name for host in career_day.hosts.all()] == left


def test_lists_without_the_deleted_host_stay(client, settings, chosen):
    career_day, _ballot = chosen
    other = student((career_day, career_day.event.sessions.get(), career_day.hosts.all()), 2, 1)
    desk = enter_desk(client, settings, coordinator_of(career_day.event.programme))
    ada = career_day.hosts.get(name="Ada")

    desk.post(reverse("admin:careerdays_host_delete", args=[ada.pk]), {"post": "yes"})

    assert ranks(other) == {"Cleo": 1, "Bea": 2}


def test_no_host_of_a_published_day_is_deleted(client, settings, chosen):
    career_day, ballot = chosen
    CareerDay.objects.update(published_at=timezone.now())

    deleted(client, settings, career_day, ["Ada"])

    assert ranks(ballot) == {"Ada": 1, "Bea": 2, "Cleo": 3}
    with pytest.raises(AlreadyPublished):
        remove_host(host=career_day.hosts.get(name="Ada"))


def test_what_is_published_stays(day):
    day.published_at = timezone.now()
    day.save()

    with pytest.raises(AlreadyPublished):
        lay_out(host=HostFactory(career_day=day))


def test_new_rounds_take_the_runs_with_them(desk, day):
    run = Run(career_day=day, made_by=coordinator_of(day.event.programme), students=0, steps=[])
    run.save()

    desk.post(rounds_page(day), typed(day))

    assert not Run.objects.exists()


def hours_of(career_day):
    rounds = career_day.rounds.order_by("number")
    moments = [(timezone.localtime(m) for m in (one.starts_at, one.ends_at)) for one in rounds]
    return [f"{start:%H:%M}–{end:%H:%M}" for start, end in moments]


@pytest.mark.parametrize(
    ("again", "hours"),
    [
        (
            {"length": "40", "ends": "12:00"},
            ["09:30–10:10", "10:15–10:55", "11:00–11:40"],
        ),
        ({"length": "10"}, ["09:30–09:40", "09:45–09:55", "10:00–10:10"]),
        ({"begins": "9:50"}, ["09:50–10:10", "10:15–10:35", "10:40–11:00"]),
        ({"begins": "10:00", "length": "15"}, ["10:00–10:15", "10:20–10:35", "10:40–10:55"]),
    ],
)
def test_absences_and_decisions_stay_with_the_number(desk, day, again, hours):
    room = RoomFactory()
    desk.post(rounds_page(day), typed(day))
    second = day.rounds.get(number=2)
    host = HostFactory(career_day=day, room=room)
    host.away.add(second)
    lay_out(host=host)
    pin = PinFactory(ballot__career_day=day, host=host, round=day.rounds.get(number=3))

    answer = desk.post(rounds_page(day), typed(day, **again))

    assert answer.status_code == 302
    assert hours_of(day)[:3] == hours
    assert list(host.away.all()) == [second]
    pin.refresh_from_db()
    assert pin.round.number == 3
    for meeting in host.meetings.select_related("round"):
        assert meeting.round.number != 2
        assert meeting.during.lower == meeting.round.starts_at


def test_a_round_that_was_decided_on_does_not_go(desk, day):
    desk.post(rounds_page(day), typed(day))
    PinFactory(ballot__career_day=day, round=day.rounds.get(number=3))

    page = desk.post(rounds_page(day), typed(day, length="40"))

    assert page.status_code == 422
    assert day.rounds.count() == 3


@pytest.mark.parametrize("hours", [{"begins": "9:00"}, {"ends": "13:00"}])
def test_rounds_are_within_the_hours_of_the_session(desk, day, hours):
    page = desk.post(rounds_page(day), typed(day, **hours))

    assert page.status_code == 422
    assert not Round.objects.exists()
