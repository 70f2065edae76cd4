from __future__ import annotations

from datetime import timedelta

import icalendar
import pytest
from django.urls import reverse

from communications.delivery import deliver_due
from communications.enums import EmailStatus
from communications.models import Email
from events.services import Times
from registrations import notifications
from registrations.enums import EndReason
from registrations.models import Registration
from registrations.reminders import plan_reminders
from registrations.services import (
    accept_offer,
    cancel_event,
    cancel_registration,
    cancel_session,
    move_session,
)
from registrations.tokens import offer_token
from tests.factories.events import START, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import SiteFactory
from tests.factories.programmes import FundingFactory
from tests.factories.registrations import ReminderFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DAY = timedelta(days=1)


@pytest.fixture
def session():
    return SessionFactory(capacity=1, event__title="Robot in laguna")


@pytest.fixture
def deliver(smtp_sink):
    """Deliver what is due; returns what one address got, oldest first."""

    def _deliver(registration):
        deliver_due(time_limit=timedelta(seconds=10))
        address = registration.participant.user.email
        return [message for message in smtp_sink.messages if message["To"] == address]

    return _deliver


def text_of(message):
    return message.get_body(["plain"]).get_content()


def html_of(message):
    return message.get_body(["html"]).get_content()


def calendar_of(message):
    (attachment,) = message.iter_attachments()
    return icalendar.Calendar.from_ical(attachment.get_content())


def kinds_for(registration):
    emails = Email.objects.filter(recipient=registration.participant.user).order_by("pk")
    return [email.kind.removeprefix("registrations.") for email in emails]


def move(session, start):
    move_session(
        session=session, times=[Times(start, start + timedelta(hours=3))], site=None, room=None
    )


def test_confirmed_carries_the_ticket_and_the_calendar(session, register, deliver):
    registration = register(session)

    (message,) = deliver(registration)

    assert message["Subject"].endswith(": Robot in laguna")
    assert registration.code in text_of(message)
    assert reverse("portal:ticket", args=[registration.key]) in text_of(message)
    assert calendar_of(message)["method"] == "PUBLISH"


def test_waiting_says_the_position(session, register, deliver):
    register(session)
    register(session)
    third = register(session)

    (message,) = deliver(third)

    assert " 2 " in text_of(message)
    assert list(message.iter_attachments()) == []


def test_offered_carries_the_link_and_the_deadline(session, register, deliver):
    first, second = register(session), register(session)
    cancel_registration(registration=first)

    message = deliver(second)[-1]

    assert reverse("registrations:offer", args=[offer_token(second)]) in text_of(message)
    assert "martedì 24 novembre" in text_of(message)
    assert kinds_for(second) == ["waiting", "offered"]


def test_an_offer_that_was_accepted_before_delivery_is_dropped(session, register, deliver):
    first, second = register(session), register(session)
    cancel_registration(registration=first)
    accept_offer(registration=second)

    deliver(second)

    offered = Email.objects.get(kind="registrations.offered")
    assert offered.status == EmailStatus.DROPPED


def test_ended_says_why(session, register, deliver):
    registration = register(session)
    cancel_registration(registration=registration, reason=EndReason.BY_STAFF)

    (message,) = deliver(registration)

    assert kinds_for(registration) == ["confirmed", "ended"]
    assert "Robot in laguna" in message["Subject"]


def test_moved_carries_the_new_dates_with_a_higher_sequence(session, register, deliver):
    registration = register(session)
    before = calendar_of(deliver(registration)[0]).walk("VEVENT")[0]
    move(session, START + DAY)

    message = deliver(registration)[-1]

    after = calendar_of(message).walk("VEVENT")[0]
    assert "domenica 13 dicembre" in text_of(message)
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)
    assert after["dtstart"].dt == START + DAY


def test_only_the_last_of_two_moves_is_told(session, register, deliver):
    registration = register(session)
    deliver(registration)
    move(session, START + DAY)
    move(session, START + 2 * DAY)

    messages = deliver(registration)[1:]

    assert len(messages) == 1
    assert "lunedì 14 dicembre" in text_of(messages[0])


@pytest.mark.parametrize(
    ("later", "elsewhere", "subject"),
    [
        (DAY, False, "New date"),
        (0 * DAY, True, "New place"),
        (DAY, True, "New date and new place"),
    ],
)
def test_moved_says_what_changed_and_what_was_before(register, deliver, later, elsewhere, subject):
    session = SessionFactory()
    registration = register(session, ParticipantFactory(user__language="en"))
    deliver(registration)
    times = Times(START + later, START + later + timedelta(hours=3))
    was_at, site = session.place.name, SiteFactory() if elsewhere else None
    move_session(session=session, times=[times], site=site, room=None)

    message = deliver(registration)[-1]

    assert message["Subject"] == f"{subject}: {session.event.title}"
    assert "Saturday 12 December" in text_of(message)
    assert (was_at in text_of(message)) or not elsewhere


def test_two_moves_in_one_message_do_not_hide_the_first(register, deliver):
    session = SessionFactory()
    registration = register(session, ParticipantFactory(user__language="en"))
    deliver(registration)
    move(session, START + DAY)
    times = Times(START + DAY, START + DAY + timedelta(hours=3))
    move_session(session=session, times=[times], site=SiteFactory(), room=None)

    message = deliver(registration)[-1]

    assert message["Subject"] == f"New date or new place: {session.event.title}"


def test_session_cancelled_says_why_and_takes_the_dates_out(session, register, deliver):
    registration = register(session)
    deliver(registration)
    cancel_session(session=session, reason="La sede è allagata.")

    message = deliver(registration)[-1]

    assert "La sede è allagata." in text_of(message)
    assert calendar_of(message)["method"] == "CANCEL"


@pytest.mark.parametrize("has_others", [True, False])
def test_one_session_cancelled_is_not_the_event_cancelled(register, deliver, has_others):
    session = SessionFactory()
    if has_others:
        SessionFactory(event=session.event, starts_at=START + DAY)
    registration = register(session, ParticipantFactory(user__language="en"))
    cancel_session(session=session, reason="The room is flooded.")

    message = deliver(registration)[-1]

    title = session.event.title
    words = f"The session of Saturday 12 December is cancelled: {title}"
    assert message["Subject"] == words
    assert "event is cancelled" not in text_of(message)
    assert ("#dates" in text_of(message)) is has_others


def test_the_whole_event_cancelled_says_so(register, deliver):
    session = SessionFactory()
    registration = register(session, ParticipantFactory(user__language="en"))
    cancel_event(event=session.event, reason="Strike.")

    message = deliver(registration)[-1]

    assert message["Subject"] == f"Cancelled: {session.event.title}"
    assert "The event is cancelled" in text_of(message)


def test_whoever_cancelled_reads_that_she_did(session, register, deliver):
    registration = register(session, ParticipantFactory(user__language="en"))
    cancel_registration(registration=registration)

    assert deliver(registration)[-1]["Subject"] == (
        "You cancelled your registration: Robot in laguna"
    )


def test_who_waits_is_not_told_that_she_is_registered(session, register, deliver):
    first = register(session)
    waiting = register(session, ParticipantFactory(user__language="en"))
    deliver(waiting)
    cancel_registration(registration=first)

    for message in deliver(waiting):
        text = " ".join(text_of(message).split())
        assert "because you are on the waiting list of this event" in text
        assert "Cancel my registration" not in text


@pytest.mark.parametrize("reason", [EndReason.BY_PERSON, EndReason.BY_STAFF, EndReason.NOT_CHOSEN])
def test_whoever_gives_up_a_place_gets_the_file_that_takes_it_out(
    session, register, deliver, reason
):
    registration = register(session)
    before = calendar_of(deliver(registration)[0]).walk("VEVENT")[0]
    cancel_registration(registration=registration, reason=reason)

    calendar = calendar_of(deliver(registration)[-1])

    after = calendar.walk("VEVENT")[0]
    assert (calendar["method"], after["status"]) == ("CANCEL", "CANCELLED")
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)


def test_who_never_had_a_place_gets_no_file(session, register, deliver):
    register(session)
    ended, called_off = register(session), register(session)
    cancel_registration(registration=ended)
    deliver(ended)
    cancel_session(session=session, reason="La sede è allagata.")

    last = [deliver(registration)[-1] for registration in (ended, called_off)]

    assert [list(message.iter_attachments()) for message in last] == [[], []]


def test_a_date_that_was_dropped_leaves_the_calendar(register, deliver):
    session = SessionFactory()
    times = [Times(START + n * DAY, START + n * DAY + timedelta(hours=3)) for n in range(3)]
    move_session(session=session, times=times, site=None, room=None)
    registration = register(session)
    dates = calendar_of(deliver(registration)[0]).walk("VEVENT")
    move_session(session=session, times=times[:2], site=None, room=None)
    move(session, START + 5 * DAY)

    moved = [
        [icalendar.Calendar.from_ical(part.get_content()) for part in message.iter_attachments()]
        for message in deliver(registration)[1:]
    ]

    taken_out = [calendars[1] for calendars in moved]
    entries = [entry for calendar in taken_out for entry in calendar.walk("VEVENT")]
    assert {calendar["method"] for calendar in taken_out} == {"CANCEL"}
    assert {entry["uid"] for entry in entries} == {entry["uid"] for entry in dates}
    assert all(entry["sequence"] > dates[2]["sequence"] for entry in entries)


def test_who_must_choose_is_told_once(session, register, deliver):
    participant = ParticipantFactory()
    kept = register(SessionFactory(starts_at=START + DAY), participant)
    moved = register(session, participant)
    deliver(kept)
    move(session, START + DAY)

    message = deliver(moved)[-1]

    assert reverse("registrations:choose", args=[moved.key]) in text_of(message)
    assert "mercoledì 25 novembre" in text_of(message)
    statuses = Email.objects.filter(kind="registrations.moved").values_list("status", flat=True)
    assert list(statuses) == [EmailStatus.DROPPED]


def test_a_reminder_is_the_coordinators_text_filled_in(session, register, deliver, time_machine):
    registration = register(session)
    deliver(registration)
    ReminderFactory(lead=DAY, subject="Domani: {event}", body="Ciao {name}.\n\nCodice {code}.")
    time_machine.move_to(START - DAY, tick=False)
    plan_reminders()

    messages = [m for m in deliver(registration) if m["Subject"] == "Domani: Robot in laguna"]

    assert f"Codice {registration.code}." in text_of(messages[-1])


def test_a_reminder_for_who_cancelled_meanwhile_is_dropped(
    session, register, deliver, time_machine
):
    registration = register(session)
    ReminderFactory(lead=DAY)
    time_machine.move_to(START - DAY, tick=False)
    plan_reminders()
    cancel_registration(registration=registration)

    deliver(registration)

    reminders = Email.objects.filter(kind="registrations.reminder")
    assert set(reminders.values_list("status", flat=True)) == {EmailStatus.DROPPED}


def test_the_same_news_twice_is_one_message(session, register):
    registration = register(session)

    notifications.confirmed(registration)

    assert kinds_for(registration) == ["confirmed"]


def test_who_has_no_account_is_not_written_to(session, register):
    register(session, ParticipantFactory(user=None, declared_14_on=None))

    assert not Email.objects.exists()


def test_a_message_costs_one_query(session, register, django_assert_num_queries):
    registration = register(session)

    with django_assert_num_queries(1):
        notifications.ended(registration)


def test_a_message_is_in_the_language_of_the_reader(session, register, deliver):
    registration = register(session, ParticipantFactory(user__language="en"))

    (message,) = deliver(registration)

    assert message["Subject"] == "You have a place: Robot in laguna"
    assert "/en/tickets/" in text_of(message)
    assert "Saturday 12 December" in text_of(message)


def test_every_message_shows_who_pays(session, register, deliver):
    funding = FundingFactory(
        programme=session.event.programme, statement="Cofinanziato dall’Unione europea"
    )
    registration = register(session)

    (message,) = deliver(registration)

    assert f"Cofinanziato dall’Unione europea ({funding.funder.name})" in text_of(message)
    assert "Cofinanziato dall’Unione europea" in html_of(message)


def test_a_hostile_name_is_text_and_never_a_link(session, register, deliver):
    name = "<a href='x'>http://evil.example</a>\r\nBcc: b@example.org\u202e"
    registration = register(session, ParticipantFactory(first_name=name))

    (message,) = deliver(registration)

    assert "<a href='x'>" not in html_of(message)
    assert "http://evil.example" not in html_of(message) + text_of(message)
    assert message["Bcc"] is None
    assert "\u202e" not in text_of(message)


def test_a_hostile_title_does_not_leave_the_subject(register, deliver):
    session = SessionFactory(event__title="Robot\r\nBcc: b@example.org\r\n\r\n" + "è" * 120)
    registration = register(session)

    (message,) = deliver(registration)

    assert "Bcc: b@example.org" in message["Subject"]
    assert message["Bcc"] is None


@pytest.mark.parametrize("count", [1, 3])
def test_delivery_of_messages_to_many_costs_the_same_queries(
    register, smtp_sink, django_assert_num_queries, count
):
    session = SessionFactory()
    for _ in range(count):
        register(session)
    Email.objects.update(kind="registrations.confirmed")

    # Four of the outbox, one for each mark; registrations, session, dates, fundings.
    with django_assert_num_queries(4 + count + 4):
        deliver_due(time_limit=timedelta(seconds=10))

    assert len(smtp_sink.messages) == Registration.objects.count() == count
