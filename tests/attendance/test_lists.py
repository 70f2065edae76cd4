"""Attendance by list: in one go, with nobody's work overwritten unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from attendance.enums import Source
from attendance.listing import moment_on
from attendance.models import Attendance
from attendance.services import check_in, write_list
from attendance.services.listing import Entry, Overtaken, TooEarly
from attendance.shares import shares_of
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory, CertificateRuleFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# In Rome 9:00–12:00; it is 10:00 now.
START = NOW - timedelta(hours=1)


@pytest.fixture
def session():
    return SessionFactory(starts_at=START, ends_at=START + timedelta(hours=3))


@pytest.fixture
def date(session):
    return session.occurrences.get()


@pytest.fixture
def desk(client, settings, session):
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def url_of(date):
    return reverse("presence:list", args=[date.key])


def save(desk, date, **typed):
    """Open the page, type, and save it."""
    return send(desk, date, posted_from(desk.get(url_of(date))), **typed)


def send(desk, date, sent, **typed):
    sent = dict(sent)
    for name, value in typed.items():
        sent.pop(name.replace("_", "-", 1), None)
        if value is not None:
            sent[name.replace("_", "-", 1)] = value
    return desk.post(url_of(date), sent)


def row(registration, field):
    return f"r{registration.pk}_{field}"


def test_who_is_ticked_came_when_it_began(desk, session, date):
    here, away = RegistrationFactory(session=session), RegistrationFactory(session=session)

    save(desk, date, **{row(here, "here"): "on"})

    one = Attendance.objects.get()
    assert (one.registration, one.source) == (here, Source.LIST)
    assert (one.arrived_at, one.left_at, one.present) == (START, None, 1)
    assert not away.attendances.exists()


def test_hours_may_be_written_and_a_class_comes_by_numbers(desk, session, date):
    booked = RegistrationFactory(session=session, a_class=True)

    save(
        desk,
        date,
        **{
            row(booked, "number"): "20",
            row(booked, "arrived"): "9:30",
            row(booked, "left"): "11:00",
        },
    )

    one = Attendance.objects.get()
    assert one.present == 20
    assert one.arrived_at == START + timedelta(minutes=30)
    assert one.left_at == START + timedelta(hours=2)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("number", "27"),
        ("number", "molti"),
        ("arrived", "12:30"),
        ("left", "8:30"),
        ("left", "presto"),
    ],
)
def test_what_is_refused_is_still_there(desk, session, date, field, typed):
    booked = RegistrationFactory(session=session, a_class=True)
    other = RegistrationFactory(session=session)

    typing = {row(booked, "number"): "20", row(other, "here"): "on", row(booked, field): typed}
    response = save(desk, date, **typing)

    assert response.status_code == 422
    assert not Attendance.objects.exists()
    shown = posted_from(response)
    assert shown[f"r{booked.pk}-{field}"] == [typed]
    assert shown[f"r{other.pk}-here"] == ["on"]


def test_a_page_saved_as_it_is_changes_nothing(desk, session, date):
    AttendanceFactory(
        registration__session=session, arrived_at=START + timedelta(minutes=7, seconds=33)
    )
    history = apps.get_model("attendance", "AttendanceHistory").objects

    save(desk, date)

    assert history.count() == 1


def test_what_the_door_said_is_corrected_with_a_reason_and_the_history_keeps_it(
    desk, session, date
):
    arrived = START + timedelta(minutes=40, seconds=12)
    scanned = AttendanceFactory(registration__session=session, arrived_at=arrived)
    registration = scanned.registration

    refused = save(desk, date, **{row(registration, "arrived"): "9:05"})
    assert refused.status_code == 422
    save(desk, date, **{row(registration, "arrived"): "9:05", "reason": "Il lettore era fermo"})

    scanned.refresh_from_db()
    assert scanned.arrived_at == START + timedelta(minutes=5)
    assert (scanned.source, scanned.reason) == (Source.LIST, "Il lettore era fermo")
    history = apps.get_model("attendance", "AttendanceHistory").objects.order_by("pgh_id")
    assert list(history.values_list("arrived_at", "source")) == [
        (arrived, Source.DOOR),
        (scanned.arrived_at, Source.LIST),
    ]


def test_who_was_not_there_is_taken_off_and_the_history_says_why(desk, session, date):
    scanned = AttendanceFactory(registration__session=session)

    save(desk, date, **{row(scanned.registration, "here"): None, "reason": "Biglietto scambiato"})

    assert not Attendance.objects.exists()
    kept = apps.get_model("attendance", "AttendanceHistory").objects.order_by("-pgh_id").first()
    assert (kept.pgh_label, kept.reason) == ("delete", "Biglietto scambiato")


def test_a_seconds_count_is_kept_where_only_the_end_changes(desk, session, date):
    one = AttendanceFactory(
        registration__session=session,
        source=Source.LIST,
        arrived_at=START + timedelta(minutes=7, seconds=33),
    )

    save(desk, date, **{row(one.registration, "left"): "11:00"})

    one.refresh_from_db()
    assert one.arrived_at == START + timedelta(minutes=7, seconds=33)
    assert one.left_at == START + timedelta(hours=2)


def test_two_coordinators_do_not_overwrite_each_other(desk, session, date):
    ours, theirs = RegistrationFactory(session=session), RegistrationFactory(session=session)
    page = posted_from(desk.get(url_of(date)))
    send(desk, date, page, **{row(ours, "here"): "on", row(ours, "arrived"): "9:30"})

    refused = send(
        desk,
        date,
        page,
        **{row(ours, "here"): "on", row(ours, "left"): "10:00", row(theirs, "here"): "on"},
    )

    assert refused.status_code == 422
    assert not theirs.attendances.exists()
    assert ours.attendances.get().left_at is None
    assert posted_from(refused)[f"r{ours.pk}-left"] == ["10:00"]


def test_what_a_colleague_wrote_of_others_stays(desk, session, date):
    ours, theirs = RegistrationFactory(session=session), RegistrationFactory(session=session)
    page = posted_from(desk.get(url_of(date)))
    send(desk, date, page, **{row(theirs, "here"): "on"})

    assert send(desk, date, page, **{row(ours, "here"): "on"}).status_code == 302

    assert Attendance.objects.count() == 2


def test_who_went_out_and_came_back_is_only_taken_off(desk, session, date):
    first = AttendanceFactory(registration__session=session, left_at=START + timedelta(minutes=30))
    AttendanceFactory(registration=first.registration, arrived_at=START + timedelta(minutes=50))

    save(desk, date)
    assert Attendance.objects.count() == 2
    save(desk, date, **{row(first.registration, "here"): None, "reason": "Un altro"})

    assert not Attendance.objects.exists()


MINUTE = timedelta(minutes=1)


@pytest.fixture(
    params=[(185 * MINUTE, None), (50 * MINUTE, 50 * MINUTE + timedelta(seconds=40))],
    ids=["after-the-end", "within-a-minute"],
)
def odd(request, session):
    """What a door may write and a list would not."""
    arrived, left = request.param
    booked = RegistrationFactory(session=session, a_class=True)
    return AttendanceFactory(
        registration=booked,
        present=20,
        arrived_at=START + arrived,
        left_at=left and START + left,
    )


def test_hours_of_a_line_that_is_left_alone_hold_up_no_other(desk, session, date, odd):
    here = RegistrationFactory(session=session)

    assert save(desk, date, **{row(here, "here"): "on"}).status_code == 302

    assert here.attendances.exists()


def test_such_a_line_is_taken_off_or_its_number_corrected(desk, date, odd):
    number = row(odd.registration, "number")

    save(desk, date, **{number: "21", "reason": "Contati di nuovo"})
    was = (odd.arrived_at, odd.left_at)
    odd.refresh_from_db()
    assert (odd.present, odd.arrived_at, odd.left_at) == (21, *was)
    save(desk, date, **{number: "0", "reason": "Scansione per errore"})

    assert not Attendance.objects.exists()


def test_such_hours_cannot_be_written_by_hand(desk, date, odd):
    typed = {row(odd.registration, "arrived"): "12:10", "reason": "Tardi"}

    assert save(desk, date, **typed).status_code == 422


def test_the_number_of_who_went_out_and_came_back_is_corrected(desk, session, date):
    booked = RegistrationFactory(session=session, a_class=True)
    hours = [(0, 30), (50, 80), (90, None)]
    for number, (start, end) in zip([20, 20, 12], hours, strict=True):
        AttendanceFactory(
            registration=booked,
            present=number,
            arrived_at=START + start * MINUTE,
            left_at=end and START + end * MINUTE,
        )

    def corrected_to(number):
        save(desk, date, **{row(booked, "number"): number, "reason": "Contati di nuovo"})
        rows = Attendance.objects.order_by("arrived_at")
        assert [((one.arrived_at - START) // MINUTE) for one in rows] == [0, 50, 90]
        return [(one.present, one.source) for one in rows]

    assert corrected_to("21") == [(21, Source.LIST), (21, Source.LIST), (12, Source.DOOR)]
    assert corrected_to("9") == [(9, Source.LIST)] * 3


def test_nobody_is_written_before_the_day(session):
    date = SessionFactory(starts_at=NOW + timedelta(days=3)).occurrences.get()
    entry = Entry(RegistrationFactory(session=date.session).pk, "", 1)

    with pytest.raises(TooEarly):
        write_list(occurrence=date, entries=[entry], by=UserFactory(), now=NOW)


def test_a_registration_of_another_session_is_not_written(date):
    entry = Entry(RegistrationFactory().pk, "", 1)

    assert write_list(occurrence=date, entries=[entry], by=UserFactory(), now=NOW) == 0


def test_hours_are_of_rome_also_past_midnight():
    start = NOW.replace(hour=21)  # 22:00 in Rome
    date = SessionFactory(starts_at=start, ends_at=start + timedelta(hours=4)).occurrences.get()

    hours = [moment_on(date, at.time()) for at in (NOW.replace(hour=22, minute=30), NOW)]
    after = moment_on(date, NOW.replace(hour=1).time())

    assert hours[0] == start + timedelta(minutes=30)
    assert after == start + timedelta(hours=3)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(
    desk, session, date, number, django_assert_max_num_queries
):
    rows = RegistrationFactory.create_batch(number, session=session)
    AttendanceFactory.create_batch(number, registration__session=session)
    sent = posted_from(desk.get(url_of(date)))
    typed = {row(one, "here"): "on" for one in rows}

    with django_assert_max_num_queries(16):
        assert desk.get(url_of(date)).status_code == 200
    with django_assert_max_num_queries(26):
        assert send(desk, date, sent, **typed).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_door_and_two_lists_at_once_write_somebody_once(session, date):
    registration, people = RegistrationFactory(session=session), UserFactory.create_batch(3)

    def write(by):
        if by == people[0]:
            return check_in(occurrence=date, registration=registration, by=by, now=NOW)
        left = START + timedelta(hours=1 + people.index(by))
        entry = Entry(registration.pk, "", 1, left_at=left)
        return write_list(occurrence=date, entries=[entry], by=by, now=NOW)

    found = at_once(write, people)

    assert Attendance.objects.count() == 1
    assert sum(isinstance(one, Overtaken) for one in found) >= 1


def test_the_share_of_a_course_is_rounded_down(session):
    course = SessionFactory(starts_at=START, ends_at=START + timedelta(hours=15))
    date = course.occurrences.get()
    registration = RegistrationFactory(session=course)
    AttendanceFactory(
        registration=registration, left_at=START + timedelta(hours=10, minutes=29, seconds=59)
    )

    [share] = shares_of(course, [registration])

    assert (share.total, share.planned, share.percent, share.dates) == (629, 900, 69, 1)
    assert share.minutes == {date.pk: 629}


def test_compulsory_dates_that_were_missed_are_named(session, date):
    rule = CertificateRuleFactory(event=session.event)
    rule.compulsory.add(date)
    away, there = RegistrationFactory(session=session), RegistrationFactory(session=session)
    AttendanceFactory(registration=there)

    assert [one.missed for one in shares_of(session, [away, there])] == [[date], []]


def test_the_page_of_a_course_shows_dates_and_percent(desk, session):
    zoe = ParticipantFactory(first_name="Zoe", last_name="Neri")
    AttendanceFactory(
        registration__session=session,
        registration__participant=zoe,
        left_at=START + timedelta(hours=1, minutes=30),
    )

    page = desk.get(reverse("presence:course", args=[session.key])).content.decode()

    assert "Zoe Neri" in page
    assert "50 %" in page


def test_another_programme_s_list_is_not_there(desk):
    other = SessionFactory(starts_at=START)

    for name, key in [("list", other.occurrences.get().key), ("course", other.key)]:
        assert desk.get(reverse(f"presence:{name}", args=[key])).status_code == 404


def test_the_dates_are_hers_and_have_begun(desk, session):
    SessionFactory(event=session.event, starts_at=NOW + timedelta(days=2))
    SessionFactory(starts_at=START)

    page = desk.get(reverse("presence:lists"))

    assert [date.session for date in page.context["page"]] == [session]
