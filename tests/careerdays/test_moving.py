"""A day of encounters has another date: rounds go with it, or the move is refused by name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from careerdays.models import Meeting, Round
from careerdays.services import RoundsInTheWay, lay_out
from communications.models import Email
from events.services import Times
from registrations.services import move_session
from tests.factories.careerdays import career_day_with, published
from tests.factories.partners import RoomFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DAY, HOURS = timedelta(days=1), timedelta(hours=3)


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea")


def move(session, start, *more, length=HOURS):
    times = [Times(one, one + length) for one in (start, *more)]
    move_session(session=session, times=times, site=session.site, room=session.room)
    session.refresh_from_db()


def on_the_wall(career_day):
    starts = [timezone.localtime(one.starts_at) for one in career_day.rounds.all()]
    return [f"{start:%d.%m %H:%M}" for start in starts]


def test_rounds_and_who_is_in_them_move_along(day):
    career_day, session, _hosts = day
    before = [one.starts_at for one in career_day.rounds.all()]

    move(session, session.starts_at + DAY + timedelta(minutes=20))

    by = DAY + timedelta(minutes=20)
    assert [one.starts_at for one in career_day.rounds.all()] == [one + by for one in before]
    for meeting in Meeting.objects.select_related("round"):
        assert meeting.during.lower == meeting.round.starts_at
        assert meeting.during.upper == meeting.round.ends_at


def test_they_move_back_too(day):
    career_day, session, _hosts = day
    first = session.starts_at

    move(session, first - timedelta(minutes=20))

    assert career_day.rounds.first().starts_at == first - timedelta(minutes=20)


def test_the_clock_on_the_wall_counts_where_the_clocks_change(day):
    """Clocks go forward in Italy on 28 March 2027."""
    career_day, session, _hosts = day
    move(session, datetime(2027, 3, 27, 8, 0, tzinfo=UTC))
    assert on_the_wall(career_day) == ["27.03 09:00", "27.03 09:20"]

    move(session, datetime(2027, 3, 28, 7, 0, tzinfo=UTC))

    assert on_the_wall(career_day) == ["28.03 09:00", "28.03 09:20"]


def test_after_publication_students_are_told_once(day, client):
    career_day, session, (ada, bea) = day
    registration = RegistrationFactory(session=session)
    published(career_day, (registration, [ada, bea]))

    move(session, session.starts_at + timedelta(hours=2))

    assert [one.kind for one in Email.objects.all()] == ["registrations.moved"]
    client.force_login(registration.participant.user)
    page = client.get(registration.get_absolute_url()).content.decode()
    hour = timezone.localtime(career_day.rounds.first().starts_at)
    assert f"{hour.hour}.{hour:%M}" in page or f"{hour.hour}:{hour:%M}" in page


def test_a_room_in_use_then_is_refused_by_name_and_nothing_moves(day):
    career_day, session, (ada, _bea) = day
    other_day, other_session, (cleo,) = career_day_with("Cleo")
    move(other_session, session.starts_at + DAY)
    ada.room = cleo.room = RoomFactory()
    for host in (ada, cleo):
        host.save()
        lay_out(host=host)
    before = on_the_wall(career_day)

    with pytest.raises(RoundsInTheWay, match=r"Ada.*Cleo") as refusal:
        move(session, session.starts_at + DAY)

    assert str(other_day) in str(refusal.value)
    assert on_the_wall(career_day) == before


def test_hours_that_leave_a_round_out_are_refused(day):
    career_day, session, _hosts = day

    with pytest.raises(RoundsInTheWay):
        move(session, session.starts_at, length=timedelta(minutes=30))

    assert career_day.rounds.count() == 2


def test_a_date_with_rounds_does_not_go(day):
    _career_day, session, _hosts = day
    later = session.starts_at + DAY

    with pytest.raises(RoundsInTheWay):
        move(session, later, later + DAY)


def test_each_date_takes_its_own_rounds_along(day):
    career_day, session, _hosts = day
    start = session.starts_at
    move(session, start, start + DAY)
    Round.objects.create(
        career_day=career_day,
        session=session,
        number=3,
        starts_at=start + DAY,
        ends_at=start + DAY + timedelta(minutes=20),
    )

    move(session, start, start + 2 * DAY)

    starts = [one.starts_at for one in career_day.rounds.all()]
    assert starts == [start, start + timedelta(minutes=20), start + 2 * DAY]
