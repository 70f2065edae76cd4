"""The log of an online room: whose visits they are, and when they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from attendance.enums import Source
from attendance.models import Attendance
from attendance.online import match, read_log
from attendance.online.matching import joined_stays, people_of
from attendance.online.moments import ROME, Clock, moment_of, second_pass, zone_in
from attendance.presence import minutes_of, stay_of
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.attendance import AttendanceFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

DAY = date(2026, 11, 20)
CLOCK = Clock(ROME, DAY)
# Friday 20 November 2026, 15:00–17:00 in Rome.
START = datetime(2026, 11, 20, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-11-20T15:05:30+01:00", "14:05:30"),
        ("2026-11-20 14:05:30Z", "14:05:30"),
        ("2026-11-20 14:05:30.250 UTC", "14:05:30"),
        ("2026-11-20T15:05:30.123+01:00", "14:05:30"),
        ("20/11/2026 15:05:30", "14:05:30"),
        ("20/11/2026, 15:05", "14:05:00"),
        ("20.11.2026 15.05", "14:05:00"),
        ("11/20/2026 03:05:30 PM", "14:05:30"),
        ("11/20/26, 3:05:30 p.m.", "14:05:30"),
        ("15:05", "14:05:00"),
        ("15.05.30", "14:05:30"),
        ("20/11/2026 16:05 GMT+2", "14:05:00"),
    ],
)
def test_moments_are_read_as_meeting_tools_write_them(text, hour):
    assert moment_of(text, CLOCK) == datetime.fromisoformat(f"2026-11-20T{hour}+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ieri",
        "31/02/2026 10:00",
        "20/11/2026",
        "25:61",
        "13:00 PM",
        "01/01/0001 00:00:00",
        "31/12/9999 23:59:59 UTC-5",
        "20/11/2026 15:00 UTC+99",
    ],
)
def test_what_is_no_moment_is_refused(text):
    with translation.override("en"), pytest.raises(ValueError, match=r"is not a moment\."):
        moment_of(text, CLOCK)


def test_an_hour_that_clocks_skip_did_not_exist():
    with pytest.raises(ValueError, match=r"."):
        moment_of("28/03/2027 02:30", CLOCK)


def test_an_hour_that_clocks_pass_twice_is_the_first_unless_she_left_before_joining():
    first = moment_of("25/10/2026 02:30", CLOCK)

    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second_pass(first, CLOCK) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_heading_may_name_the_zone():
    assert zone_in("Join Time (UTC)") == UTC
    assert zone_in("Join Time (GMT+01:00)").utcoffset(None) == timedelta(hours=1)
    assert zone_in("Ora di partecipazione") is None
    assert zone_in("Join Time (UTC+99)") is None


def test_stays_that_overlap_are_one():
    at = [START + timedelta(minutes=10 * number) for number in range(6)]

    assert joined_stays([(at[3], at[4]), (at[0], at[2]), (at[1], at[2])]) == [
        (at[0], at[2]),
        (at[3], at[4]),
    ]
    assert joined_stays([(at[0], None), (at[2], at[3])]) == [(at[0], None)]
    assert joined_stays([(at[1], at[1])]) == []


# --- With people ---------------------------------------------------------------------------------


@pytest.fixture
def session():
    return SessionFactory(
        event=EventFactory(online=True), starts_at=START, ends_at=START + timedelta(hours=2)
    )


@pytest.fixture
def occurrence(session):
    return session.occurrences.get()


@pytest.fixture
def ada(session):
    person = ParticipantFactory(
        first_name="Ada", last_name="D’Amìco", user__email="ada@example.org"
    )
    return RegistrationFactory(session=session, participant=person)


LOG = """Name;Email;Join time;Leave time
Telefono di Ada;ADA@example.org;20/11/2026 14:58:00;20/11/2026 15:30:00
ada d'amico;;20/11/2026 15:40:00;20/11/2026 16:10:00
iPhone;;20/11/2026 15:00:00;20/11/2026 17:00:00
Ada D’Amìco;;19/09/2026 15:00:00;19/09/2026 16:00:00
Ada D’Amìco;;ieri;
"""


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "in_english")
def test_by_address_or_exact_name_and_the_rest_is_listed(occurrence, ada):
    log = read_log(LOG.encode(), occurrence, CLOCK)

    known, strange = match(log.lines, people_of(occurrence))

    assert known.registration == ada
    assert [end - start for start, end in known.stays] == [
        timedelta(minutes=32),
        timedelta(minutes=30),
    ]
    assert (strange.name, strange.registration) == ("iPhone", None)
    assert [row for row, _why in log.unread] == [5, 6]
    assert log.zone_is_assumed


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_nobody_is_guessed(session, occurrence):
    for _twin in range(2):
        person = ParticipantFactory(first_name="Mario", last_name="Rossi")
        RegistrationFactory(session=session, participant=person)
    guest = ParticipantFactory(first_name="Ann", last_name="Ali")
    RegistrationFactory(session=session, participant=guest)
    rows = ["Mario Rossi", "Anna Li", "Ann", "Ali Ann"]
    text = "Name,Joined,Left\n" + "".join(
        f"{name},2026-11-20T15:00:00+01:00,2026-11-20T16:00:00+01:00\n" for name in rows
    )

    log = read_log(text.encode(), occurrence, CLOCK)
    found = match(log.lines, people_of(occurrence))

    assert {one.name for one in found if one.registration} == {"Ali Ann"}
    assert not log.zone_is_assumed


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_log_in_utf_16_with_its_zone_in_the_heading(occurrence, ada):
    headings = "Full Name\tJoin Time (UTC)\tLeave Time (UTC)\n"
    text = f"{headings}Ada D'Amico\t11/20/26, 2:00:00 PM\t11/20/26, 4:00:00 PM\n"

    log = read_log(text.encode("utf-16"), occurrence, CLOCK)

    assert [(one.joined, one.left) for one in log.lines] == [(START, START + timedelta(hours=2))]
    assert not log.zone_is_assumed


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "in_english")
def test_nonsense_for_a_moment_is_told_with_its_row(occurrence):
    cells = ["01/01/0001 00:00:00", "31/12/9999 23:59:59", "20/11/2026 15:00 UTC+99"]
    text = "Name,Joined\n" + "".join(f"Ada,{cell}\n" for cell in cells)

    log = read_log(text.encode(), occurrence, CLOCK)

    assert log.lines == []
    assert [row for row, _why in log.unread] == [2, 3, 4]
    assert all(why.endswith("is not a moment.") for _row, why in log.unread)
    assert log.zone_is_assumed


# --- On the desk ---------------------------------------------------------------------------------


@pytest.fixture
def desk(client, settings, session):
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def hand_in(desk, occurrence, text, **more):
    file = SimpleUploadedFile("log.csv", text.encode())
    url = reverse("presence:log", args=[occurrence.key])
    return desk.post(url, {"file": file, "zone": "rome", "month_first": "", **more})


def save(desk, occurrence, page, **typed):
    sent = posted_from(page) | typed
    return desk.post(reverse("presence:save_log", args=[occurrence.key]), sent)


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "in_english")
def test_a_log_is_looked_at_saved_and_saved_again_without_change(desk, session, occurrence, ada):
    bea = RegistrationFactory(session=session)
    page = hand_in(desk, occurrence, LOG)
    assert not Attendance.objects.exists()

    save(desk, occurrence, page, **{"p1-who": str(bea.pk)})
    save(desk, occurrence, page, **{"p1-who": str(bea.pk)})

    rows = Attendance.objects.order_by("arrived_at")
    assert {row.source for row in rows} == {Source.ONLINE}
    assert [row.registration for row in rows] == [ada, bea, ada]
    stays = [stay_of(row, occurrence, grace=15) for row in rows if row.registration == ada]
    assert minutes_of(stays) == 60


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "in_english")
def test_who_is_left_out_is_not_written_and_what_is_written_stays(desk, occurrence, ada):
    AttendanceFactory(registration=ada, arrived_at=START + timedelta(minutes=50))
    page = hand_in(desk, occurrence, LOG)

    save(desk, occurrence, page)

    assert Attendance.objects.get().source == Source.DOOR


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "in_english")
def test_a_page_that_somebody_made_up_writes_nothing(desk, session, occurrence, ada):
    other = SessionFactory(event=session.event, starts_at=NOW - timedelta(hours=5))
    page = hand_in(desk, occurrence, LOG)

    elsewhere = save(desk, other.occurrences.get(), page)
    invented = save(desk, occurrence, page, log="inventato")
    stranger = save(desk, occurrence, page, **{"p1-who": str(RegistrationFactory().pk)})

    assert [one.status_code for one in (elsewhere, invented, stranger)] == [302] * 3
    assert not Attendance.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "in_english")
@pytest.mark.parametrize("text", ["", "Nome;Cognome\nAda;Neri\n", "Joined\n20/11/2026 15:00\n"])
def test_what_is_no_log_is_told(desk, occurrence, text):
    assert hand_in(desk, occurrence, text).status_code == 422
