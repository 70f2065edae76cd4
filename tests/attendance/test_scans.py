"""What phones kept without a network is merged: nothing is lost, and the first scan wins."""

from __future__ import annotations

import itertools
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attendance.enums import Direction
from attendance.models import Attendance, Scan
from attendance.services import Passing, check_in, merge_scans, take_back
from registrations.codes import as_scanned
from registrations.enums import EndReason
from registrations.models import Registration
from registrations.services import renew_ticket
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.attendance import StewardFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import AccommodationNeedFactory, RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW - 60 * MINUTE, ends_at=NOW + 180 * MINUTE)


@pytest.fixture
def ticket(session):
    zoe = ParticipantFactory(first_name="Zoe", last_name="Neri")
    return RegistrationFactory(session=session, participant=zoe)


def passing(registration=None, minute=0, direction="in", **facts):
    return Passing(
        key=facts.pop("key", None) or uuid4(),
        direction=Direction(direction),
        said_at=NOW + minute * MINUTE,
        registration=registration.key if registration else None,
        **facts,
    )


def merge(session, *passings, sent_at=NOW, by=None):
    found = merge_scans(
        occurrence=session.occurrences.get(),
        passings=passings,
        sent_at=sent_at,
        by=by or UserFactory(),
        now=NOW,
    )
    return [found[one.key].outcome for one in passings]


def stays():
    def minute(moment):
        return None if moment is None else (moment - NOW) // MINUTE

    rows = Attendance.objects.order_by("arrived_at").values_list("arrived_at", "left_at", "door")
    return [(minute(start), minute(end), door) for start, end, door in rows]


def test_the_first_scan_by_its_time_wins_whoever_sends_first(session, ticket):
    [late] = merge(session, passing(ticket, -5, door="Sud"))
    [early] = merge(session, passing(ticket, -20, door="Nord"))

    assert (late.is_first, early.is_first) == (True, True)
    assert stays() == [(-20, None, "Nord")]
    [again] = merge(session, passing(ticket, -5, door="Sud"))
    assert again.is_first is False
    assert again.attendance.door == "Nord"


def test_the_same_scan_sent_twice_is_one(session, ticket):
    one = passing(ticket, -5)

    first, second = merge(session, one), merge(session, one)

    assert [first[0].is_first, second[0].is_first] == [True, True]
    assert Scan.objects.count() == Attendance.objects.count() == 1


def test_in_whatever_order_three_doors_send_the_stays_are_the_same(session):
    facts = [(-30, "in", "A"), (-25, "out", "B"), (-20, "in", "C"), (-10, "in", "D")]
    for order in itertools.permutations(facts):
        registration = RegistrationFactory(session=session)
        for minute, direction, door in order:
            merge(session, passing(registration, minute, direction, door=door))
        rows = Attendance.objects.filter(registration=registration).order_by("arrived_at")
        found = [((row.arrived_at - NOW) // MINUTE, row.door) for row in rows]
        assert found == [(-30, "A"), (-20, "C")]
        assert [row.left_at for row in rows] == [NOW - 25 * MINUTE, None]


def test_a_phone_whose_clock_is_wrong_still_says_how_long_ago(session, ticket):
    a_year = timedelta(days=365)
    wrong = Passing(
        key=uuid4(),
        direction=Direction.IN,
        said_at=NOW - a_year - 7 * MINUTE,
        registration=ticket.key,
    )

    merge(session, wrong, sent_at=NOW - a_year)

    assert stays() == [(-7, None, "")]
    assert Scan.objects.get().said_at == NOW - a_year - 7 * MINUTE


@pytest.mark.parametrize(("said", "believed"), [(90, 0), (-60 * 24 * 3, -13 * 60)])
def test_no_scan_is_from_the_future_or_from_before_the_door_opened(session, ticket, said, believed):
    merge(session, passing(ticket, said))

    assert stays() == [(believed, None, "")]


def test_who_is_refused_stops_nobody_else(session, ticket):
    waiting = RegistrationFactory(session=session, waiting=True)
    a_class = RegistrationFactory(session=session, a_class=True)

    outcomes = merge(
        session,
        passing(waiting),
        passing(a_class),
        passing(read="ZZZ-ZZZ"),
        passing(ticket),
        passing(a_class, present=20),
    )

    assert [outcome.is_first for outcome in outcomes] == [False, False, False, True, True]
    assert [bool(outcome.refusal) for outcome in outcomes] == [True, True, True, False, False]
    assert sorted(Attendance.objects.values_list("present", flat=True)) == [1, 20]


def test_a_phone_that_knew_the_ticket_is_believed_after_it_was_renewed(session, ticket):
    renew_ticket(registration=ticket)

    [outcome] = merge(session, passing(ticket, -5))

    assert outcome.is_first


def test_what_was_taken_back_does_not_come_again(session, ticket):
    one = passing(ticket, -5)
    merge(session, one)
    written = Attendance.objects.get()
    take_back(attendance=written, by=written.recorded_by, now=NOW)

    [outcome] = merge(session, one)

    assert outcome.refusal is not None
    assert not Attendance.objects.exists()
    [new] = merge(session, passing(ticket, -1))
    assert new.is_first


def test_what_a_list_says_stands(session, ticket):
    listed = Attendance.objects.create(
        registration=ticket,
        occurrence=session.occurrences.get(),
        present=1,
        source="list",
        arrived_at=NOW - 50 * MINUTE,
        recorded_by=UserFactory(),
    )

    [again] = merge(session, passing(ticket, -10))
    [out] = merge(session, passing(ticket, -2, "out"))

    assert (again.is_first, again.attendance) == (False, listed)
    assert out.is_first
    assert stays() == [(-50, -2, "")]


@pytest.mark.django_db(transaction=True)
def test_many_phones_send_the_same_people_at_once(session):
    tickets = [RegistrationFactory(session=session) for _number in range(5)]
    by = UserFactory()
    batches = [[passing(one, -phone - 1, door=str(phone)) for one in tickets] for phone in range(6)]
    # Each in another order: locks must be taken in one.
    shuffled = [batch[phone % 5 :] + batch[: phone % 5] for phone, batch in enumerate(batches)]

    found = at_once(lambda batch: merge(session, *batch, by=by), shuffled)

    assert [one for one in found if isinstance(one, Exception)] == []
    assert stays() == [(-6, None, "5")] * 5
    assert Scan.objects.count() == 30


@pytest.fixture
def phone(client, session):
    """A steward's phone: send(scans) and load()."""
    client.force_login(StewardFactory(event=session.event).user)
    key = session.occurrences.get().key

    def send(*scans, **more):
        data = {"sent_at": NOW.isoformat(), "counts": True, "scans": list(scans), **more}
        url = reverse("doors:scans", args=[key])
        return client.post(url, json.dumps(data), content_type="application/json")

    send.load = lambda: client.get(reverse("doors:people", args=[key])).json()
    return send


def sent(registration, **facts):
    return {
        "key": str(uuid4()),
        "registration": str(registration.key) if registration else None,
        "read": "",
        "direction": "in",
        "scanned_at": NOW.isoformat(),
        "present": None,
        "door": "Nord",
        **facts,
    }


def test_a_phone_sends_and_is_answered(phone, ticket, time_machine):
    scan = sent(ticket)

    answer = phone(scan).json()

    said = {"state": "in", "sentence": "in", "time": "", "door": "Nord", "who": "", "refusal": ""}
    mine = {"code": "", "seats": 0, "stay": Attendance.objects.get().pk, "is_hers": True}
    assert answer["answers"] == [{"key": scan["key"], **said, **mine}]
    assert answer["counts"]["people"] == 1
    time_machine.shift(MINUTE)
    again = phone(sent(ticket, door="Sud")).json()["answers"][0]
    assert (again["state"], again["sentence"], again["door"]) == ("again", "again_at", "Nord")
    assert again["time"] == NOW.isoformat()


def test_whom_the_phone_does_not_know_the_server_names(phone, ticket):
    known = phone(sent(None, read=as_scanned(ticket.token))).json()["answers"][0]
    unknown = phone(sent(None, read="ZZZ-ZZZ")).json()["answers"][0]

    assert (known["state"], known["who"]) == ("in", "Zoe Neri")
    assert unknown["state"] == "refused"
    assert unknown["refusal"]


def test_whom_it_refuses_the_server_names_too(phone, session, ticket):
    booked = RegistrationFactory(session=session, a_class=True)
    ended = {"status": "cancelled", "ended_at": NOW, "end_reason": EndReason.BY_PERSON}
    Registration.objects.filter(pk=ticket.pk).update(**ended)
    moved = RegistrationFactory(session=SessionFactory(event=session.event))
    stranger = RegistrationFactory()
    scans = [sent(ticket), sent(booked, present=27), sent(moved), sent(stranger)]

    gone, too_many, elsewhere, foreign = phone(*scans).json()["answers"]

    assert (gone["state"], gone["who"], gone["code"]) == ("refused", "Zoe Neri", ticket.code)
    assert (too_many["state"], too_many["who"], too_many["seats"]) == ("number", booked.who, 26)
    assert elsewhere["who"] == moved.who
    assert (foreign["state"], foreign["who"], foreign["code"]) == ("refused", "", "")


def test_a_coordinator_s_phone_sends_too(client, settings, session, ticket):
    enter_desk(client, settings, coordinator_of(session.event.programme))
    url = reverse("doors:scans", args=[session.occurrences.get().key])
    data = {"sent_at": NOW.isoformat(), "scans": [sent(ticket)]}

    assert client.post(url, json.dumps(data), content_type="application/json").status_code == 200
    assert Attendance.objects.count() == 1


@pytest.mark.usefixtures("in_english")
def test_a_scan_before_the_door_opens_is_told_and_not_written(client, settings, session, ticket):
    later = SessionFactory(event=session.event, starts_at=NOW + timedelta(days=2))
    one, other = (RegistrationFactory(session=later) for _number in range(2))
    enter_desk(client, settings, coordinator_of(session.event.programme))
    url = reverse("doors:scans", args=[later.occurrences.get().key])
    scans = [sent(one), sent(other, direction="out"), sent(None, read=one.code)]
    data = {"sent_at": NOW.isoformat(), "scans": scans}

    response = client.post(url, json.dumps(data), content_type="application/json")

    answers = response.json()["answers"]
    assert {answer["state"] for answer in answers} == {"refused"}
    assert {answer["refusal"] for answer in answers} == {
        "The door opens on 23 November at 22:00: nobody is written down before."
    }
    assert not Scan.objects.exists()
    assert not Attendance.objects.exists()


def test_a_phone_holds_the_least_that_lets_people_in(phone, ticket):
    AccommodationNeedFactory(registration=ticket, text="Rampa")
    RegistrationFactory(session=ticket.session, waiting=True)

    [held] = phone.load()["people"]

    assert sorted(held) == [
        "about", "came", "code", "digest", "door", "inside", "inside_since", "is_class", "key",
        "name", "needs", "photos", "seats", "words",
    ]  # fmt: skip
    assert (held["name"], held["needs"], held["photos"]) == ("Zoe Neri", "Rampa", False)
    assert as_scanned(ticket.token) not in json.dumps(held).upper()


def test_a_phone_sends_for_some_days_what_it_kept(phone, ticket, time_machine):
    time_machine.shift(timedelta(days=2))

    assert phone(sent(ticket)).status_code == 200
    time_machine.shift(timedelta(days=7))
    assert phone(sent(ticket)).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"scans": []},
        {"scans": [{}]},
        {"scans": "x"},
        {"sent_at": "yesterday"},
        {"sent_at": "2026-11-22T10:00:00"},
        {"sent_at": "0001-01-01T00:00:00Z"},
        {"sent_at": "9999-12-31T23:59:59Z"},
    ],
)
def test_what_is_no_batch_is_refused_whole(phone, ticket, wrong):
    assert phone(sent(ticket), **wrong).status_code == 400
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "1"},
        {"direction": "up"},
        {"present": "2"},
        {"present": True},
        {"door": "x" * 41},
        {"scanned_at": "0001-01-01T00:00:00+00:00"},
        {"scanned_at": "1969-12-31T23:59:59Z"},
        {"scanned_at": "3000-01-01T00:00:00Z"},
        {"scanned_at": "9999-12-31T23:59:59-05:00"},
    ],
)
def test_a_scan_that_is_none_is_refused(phone, ticket, wrong):
    assert phone(sent(ticket, **wrong)).status_code == 400
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("direction", Direction.values)
def test_a_batch_asks_the_database_the_same_for_one_and_for_many(phone, session, direction):
    people = [RegistrationFactory(session=session) for _number in range(10)]
    found = []
    for number in (1, 4):
        scans = [sent(people.pop(), direction=direction) for _scan in range(number)]
        with CaptureQueriesContext(connection) as queries:
            phone(*scans)
        found.append(len(queries))

    assert found[0] == found[1]


def test_refusals_ask_the_database_the_same_for_one_and_for_many(phone, session):
    people = RegistrationFactory.create_batch(5, session=session, cancelled=True)
    found = []
    for some in (people[:1], people[1:]):
        with CaptureQueriesContext(connection) as queries:
            phone(*(sent(one) for one in some))
        found.append(len(queries))

    assert found[0] == found[1]


def test_a_first_scan_is_one_journey_to_the_database(phone, session, django_assert_num_queries):
    scan = sent(RegistrationFactory(session=session))

    # Her session and herself; then all that is asked, locked and written.
    with django_assert_num_queries(3):
        assert phone(scan, counts=False).json()["answers"][0]["state"] == "in"


def test_an_answer_says_which_stay_may_be_put_right(phone, session, ticket):
    def told(*scans):
        return [(one["stay"], one["is_hers"]) for one in phone(*scans).json()["answers"]]

    first = told(sent(ticket))
    stay = Attendance.objects.get()
    assert first == told(sent(ticket)) == [(stay.pk, True)]
    Attendance.objects.update(recorded_by=UserFactory())
    assert told(sent(ticket)) == [(stay.pk, False)]
    assert told(sent(ticket, direction="out")) == [(0, False)]
    Attendance.objects.update(source="list", left_at=None)
    assert told(sent(ticket)) == [(0, False)]


def test_of_a_batch_with_somebody_known_the_others_come_in_all_the_same(session):
    people = [RegistrationFactory(session=session) for _number in range(3)]
    merge(session, passing(people[1], -10, door="Nord"))

    outcomes = merge(session, *(passing(one, -5, door="Sud") for one in people))

    assert [one.is_first for one in outcomes] == [True, False, True]
    assert stays() == [(-10, None, "Nord"), (-5, None, "Sud"), (-5, None, "Sud")]
    assert Scan.objects.count() == 4


def test_the_history_of_a_first_scan_says_who_scanned(phone, ticket):
    phone(sent(ticket))

    [kept] = apps.get_model("attendance", "AttendanceHistory").objects.all()
    assert kept.pgh_context["user"] == Attendance.objects.get().recorded_by_id


def test_the_door_s_own_page_and_phones_write_one_log(session, ticket):
    occurrence, by = session.occurrences.get(), UserFactory()
    check_in(occurrence=occurrence, registration=ticket, by=by, now=NOW, door="Nord")

    merge(session, passing(ticket, -15, door="Sud"))

    assert stays() == [(-15, None, "Sud")]
