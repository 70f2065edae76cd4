"""The everyday scan goes a short way of its own, and comes out as by the longer one."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import RequestFactory

from attendance.access import occurrence_to_send_to
from attendance.enums import Direction
from attendance.models import Attendance, Scan
from attendance.services import Passing, end_steward, let_in, merge_scans, take_back
from events.enums import EventStatus
from tests.desk import coordinator_of
from tests.factories.accounts import UserFactory
from tests.factories.attendance import StewardFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW - 60 * MINUTE, ends_at=NOW + 180 * MINUTE)


@pytest.fixture
def steward(session):
    return StewardFactory(event=session.event).user


def passing(registration, minute=-5, **facts):
    return Passing(
        key=facts.pop("key", None) or uuid4(),
        direction=facts.pop("direction", Direction.IN),
        said_at=NOW + minute * MINUTE,
        registration=registration.key,
        **facts,
    )


def shortly(session, by, *passings, sent_at=NOW, now=NOW):
    date = session.occurrences.get()
    return let_in(date=date.key, passings=passings, sent_at=sent_at, by=by, now=now)


def longer(session, by, *passings, sent_at=NOW):
    date = session.occurrences.get()
    return merge_scans(occurrence=date, passings=passings, sent_at=sent_at, by=by, now=NOW)


def said(merged):
    stay = merged.outcome.attendance
    facts = stay and (stay.present, stay.arrived_at, stay.door, stay.source)
    return merged.outcome.is_first, facts, merged.ticket


def written(registration):
    """What the database keeps of a ticket, but for whose it is and when it was made."""
    kept = {"id", "key", "registration_id", "created_at", "updated_at"}
    return [
        {name: value for name, value in row.items() if name not in kept}
        for model in (Scan, Attendance)
        for row in model.objects.filter(registration=registration).values()
    ]


@pytest.mark.parametrize("present", [None, 0, 1, 2, 26, 27])
@pytest.mark.parametrize(
    "kind", ["", "a_class", "waiting", "offered", "pending", "cancelled", "expired"]
)
def test_what_it_lets_in_is_what_the_longer_way_lets_in(session, steward, kind, present):
    facts = {"session": session} | ({kind: True} if kind else {})
    one, other = RegistrationFactory(**facts), RegistrationFactory(**facts)
    scan, same = (passing(who, present=present, door="Nord") for who in (one, other))

    short, long = shortly(session, steward, scan), longer(session, steward, same)

    assert written(one) == written(other)
    if short is None:
        assert long[same.key].outcome.refusal is not None
    else:
        assert said(short[scan.key]) == said(long[same.key])


@pytest.mark.parametrize(
    ("said_at", "sent_at"),
    [
        (timedelta(), timedelta()),
        (timedelta(days=-365, minutes=-7), timedelta(days=-365)),
        (timedelta(minutes=90), timedelta()),
        (timedelta(days=-3), timedelta()),
    ],
)
def test_the_hour_is_believed_as_on_the_longer_way(session, steward, said_at, sent_at):
    one, other = (RegistrationFactory(session=session) for _number in range(2))
    minutes = said_at // MINUTE

    shortly(session, steward, passing(one, minutes), sent_at=NOW + sent_at)
    longer(session, steward, passing(other, minutes), sent_at=NOW + sent_at)

    assert written(one) == written(other)
    assert Attendance.objects.count() == 2


def seen_before(session, steward, ticket):
    longer(session, steward, passing(ticket, -30))


def went_out(session, steward, ticket):
    longer(session, steward, passing(ticket, -30, direction=Direction.OUT))


def taken_back(session, steward, ticket):
    longer(session, steward, passing(ticket, -30))
    take_back(attendance=Attendance.objects.get(), by=steward, now=NOW)


def on_a_list(session, steward, ticket):
    Attendance.objects.create(
        registration=ticket,
        occurrence=session.occurrences.get(),
        present=1,
        source="list",
        arrived_at=NOW - 50 * MINUTE,
        recorded_by=steward,
    )


@pytest.mark.parametrize("before", [seen_before, went_out, taken_back, on_a_list])
def test_of_whom_something_is_known_nothing_is_written(session, steward, before):
    known, new = (RegistrationFactory(session=session) for _number in range(2))
    before(session, steward, known)
    rows = Scan.objects.count(), Attendance.objects.count()

    assert shortly(session, steward, passing(known)) is None
    assert shortly(session, steward, passing(new), passing(known)) is None

    assert (Scan.objects.count(), Attendance.objects.count()) == rows


def test_who_leaves_is_unknown_here_or_shown_twice_goes_the_longer_way(session, steward):
    one, other = (RegistrationFactory(session=session) for _number in range(2))
    elsewhere = RegistrationFactory(session__event=session.event)
    unknown = Passing(key=uuid4(), direction=Direction.IN, said_at=NOW, read=one.code)

    for batch in (
        [passing(one, direction=Direction.OUT)],
        [passing(one), passing(elsewhere)],
        [unknown],
        [passing(one), passing(other), passing(one)],
    ):
        assert shortly(session, steward, *batch) is None
    assert not Scan.objects.exists()


def test_the_same_scan_again_is_answered_by_the_longer_way(session, steward):
    scan = passing(RegistrationFactory(session=session))

    first = shortly(session, steward, scan)
    assert shortly(session, steward, scan) is None

    assert said(longer(session, steward, scan)[scan.key]) == said(first[scan.key])
    assert Scan.objects.count() == Attendance.objects.count() == 1


def of_another_event(session):
    return StewardFactory(event=EventFactory(programme=session.event.programme)).user


def not_any_more(session):
    steward = StewardFactory(event=session.event)
    end_steward(steward=steward)
    return steward.user


def nobody(_session):
    return UserFactory()


def of_a_draft(session):
    session.event.status, session.event.published_at = EventStatus.DRAFT, None
    session.event.save(update_fields=["status", "published_at"])
    return StewardFactory(event=session.event).user


def who_coordinates(session):
    """She may stand there, and what she sends goes the longer way."""
    return coordinator_of(session.event.programme)


def of_this(session):
    return StewardFactory(event=session.event).user


@pytest.mark.parametrize(
    ("who", "now"),
    [
        (of_another_event, NOW),
        (not_any_more, NOW),
        (nobody, NOW),
        (of_a_draft, NOW),
        (who_coordinates, NOW),
        (of_this, NOW),
        (of_this, NOW - timedelta(hours=12)),
        (of_this, NOW - timedelta(hours=13)),
        (of_this, NOW - timedelta(hours=14)),
        (of_this, NOW + timedelta(days=7)),
        (of_this, NOW + timedelta(days=7, hours=3)),
        (of_this, NOW + timedelta(days=7, hours=4)),
    ],
)
def test_only_who_stands_there_sends(session, who, now):
    """The database asks what ``access`` asks."""
    user, ticket = who(session), RegistrationFactory(session=session)
    request = RequestFactory().post("/")
    request.user = user
    date = session.occurrences.get()
    try:
        occurrence_to_send_to(request, date.key, now)
        may = True
    except Http404:
        may = False

    found = shortly(session, user, passing(ticket), sent_at=now, now=now)

    assert (found is not None) == (may and who is not who_coordinates)
    assert Attendance.objects.exists() == (found is not None)


@pytest.mark.django_db(transaction=True)
def test_many_doors_at_once_begin_one_stay(session, steward):
    tickets = [RegistrationFactory(session=session) for _number in range(6)]

    found = at_once(lambda ticket: shortly(session, steward, passing(ticket)), tickets * 5)

    assert sum(one is not None for one in found) == Attendance.objects.count() == 6
    assert Scan.objects.count() == 6
