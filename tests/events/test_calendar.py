from __future__ import annotations

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from django.urls import reverse

from events.calendar import event_feed, session_calendar
from events.models import Session
from events.services import Times, create_session, schedule_session
from tests.factories.events import START, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

GOLDEN = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Bussola STEM//Bussola//IT
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VEVENT
SUMMARY:Robot in laguna
DTSTART:{start}
DTEND:{end}
DTSTAMP:20261122T090000Z
UID:{key}@localhost
SEQUENCE:0
DESCRIPTION:Un evento di prova.
LAST-MODIFIED:20261122T090000Z
LOCATION:Sede centrale\\, Via Prova 1\\, Venezia
ORGANIZER;CN="Rete per l’orientamento scientifico":mailto:segreteria@bus
 sola.example
STATUS:CONFIRMED
URL:http://localhost:8000/eventi/robot-in-laguna/
END:VEVENT
END:VCALENDAR
"""


def loaded(session):
    return Session.objects.select_related("event__site__municipality").get(pk=session.pk)


def entries(content):
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


@pytest.mark.parametrize(
    ("start", "in_utc"),
    [
        # 10:00 in Rome, in winter, on the day the clocks go forward, and on that they go back.
        (datetime(2027, 1, 23, 9, tzinfo=UTC), ("20270123T090000Z", "20270123T120000Z")),
        (datetime(2027, 3, 28, 8, tzinfo=UTC), ("20270328T080000Z", "20270328T110000Z")),
        (datetime(2026, 10, 25, 9, tzinfo=UTC), ("20261025T090000Z", "20261025T120000Z")),
    ],
)
def test_session_calendar_is_the_golden_one(now, start, in_utc):
    session = SessionFactory(
        starts_at=start,
        event__title="Robot in laguna",
        event__slug="robot-in-laguna",
        event__site__name="Sede centrale",
        event__site__municipality__name="Venezia",
    )

    content = session_calendar(loaded(session)).decode()

    key = session.occurrences.get().key
    golden = GOLDEN.format(key=key, start=in_utc[0], end=in_utc[1])
    assert content.replace("\r\n", "\n") == golden


def test_session_calendar_keeps_its_uid_and_grows_in_sequence_when_it_moves():
    session = SessionFactory()
    (before,) = entries(session_calendar(loaded(session)))
    later = START + timedelta(days=1)

    schedule_session(session=session, times=[Times(later, later + timedelta(hours=3))])

    (after,) = entries(session_calendar(loaded(session)))
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)
    assert after["dtstart"].dt == later


def test_session_calendar_numbers_the_dates_of_a_course():
    starts = [START, START + timedelta(days=7)]
    times = [Times(start, start + timedelta(hours=1)) for start in starts]
    session = create_session(event=EventFactory(title="Corso"), times=times)

    titles = [str(entry["summary"]) for entry in entries(session_calendar(loaded(session)))]

    assert titles == ["Corso (1/2)", "Corso (2/2)"]


def test_session_calendar_can_take_the_dates_out():
    content = session_calendar(loaded(SessionFactory()), method="CANCEL")

    assert icalendar.Calendar.from_ical(content)["method"] == "CANCEL"
    assert entries(content)[0]["status"] == "CANCELLED"


def test_session_calendar_has_no_control_characters_and_folds_long_lines():
    title = "Fine\r\nATTACH:http://evil.example\x07\u202e " + "è" * 100

    content = session_calendar(loaded(SessionFactory(event__title=title[:160])))

    assert "attach" not in entries(content)[0]
    assert b"\x07" not in content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_event_feed_marks_what_is_cancelled():
    session = SessionFactory(status="cancelled", cancelled_at=START)

    (entry,) = entries(event_feed(session.event, [loaded(session)]))

    assert entry["status"] == "CANCELLED"


def test_calendar_page_has_what_is_still_to_come(client, now):
    event = EventFactory()
    coming = SessionFactory(event=event)
    SessionFactory(event=event, starts_at=now - timedelta(days=2))

    response = client.get(reverse("events:calendar", args=[event.slug]))

    (entry,) = entries(response.content)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert entry["uid"] == f"{coming.occurrences.get().key}@localhost"
    assert not response.cookies


def test_calendar_page_of_a_draft_is_not_there(client):
    event = EventFactory(draft=True)

    assert client.get(reverse("events:calendar", args=[event.slug])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_page_query_count_does_not_grow(client, now, django_assert_num_queries, count):
    event = EventFactory()
    for n in range(count):
        SessionFactory(event=event, starts_at=START + timedelta(days=n))

    with django_assert_num_queries(4):
        client.get(reverse("events:calendar", args=[event.slug]))
