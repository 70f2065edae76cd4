"""A registration goes to another session of its event."""

from __future__ import annotations

import re
from datetime import timedelta

import icalendar
import pytest

from communications.delivery import deliver_due
from communications.models import Email
from events.models import Session
from registrations.enums import RegistrationStatus
from registrations.services import (
    CannotMove,
    ChangedMeanwhile,
    NoRoom,
    Overlap,
    RegistrationRefused,
    TooLate,
    cancel_registration,
    move_registration,
)
from tests.factories.events import START, EligibilityRuleFactory, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LATER = START + timedelta(days=1)


@pytest.fixture
def event():
    return EventFactory(title="Robot in laguna")


@pytest.fixture
def full(event):
    return SessionFactory(event=event, capacity=1)


@pytest.fixture
def free(event):
    return SessionFactory(event=event, capacity=2, starts_at=LATER)


def move(registration, session):
    loaded = Session.objects.with_facts().get(pk=session.pk)
    move_registration(registration=registration, session=loaded)
    registration.refresh_from_db()
    session.refresh_from_db()


def test_she_keeps_her_code_and_her_address_and_gets_the_new_times(register, full, free):
    registration = register(full)
    code, key = registration.code, registration.key

    move(registration, free)

    assert (registration.session, registration.code, registration.key) == (free, code, key)
    assert registration.engagements.get().during.lower == LATER


def test_both_sessions_are_counted_and_the_line_is_served(register, full, free):
    registration, waiting = register(full), register(full)

    move(registration, free)

    full.refresh_from_db()
    waiting.refresh_from_db()
    assert (full.taken, full.waiting, free.taken) == (1, 0, 1)
    assert waiting.status == RegistrationStatus.OFFERED


def test_who_waits_gets_a_seat_where_there_is_one(register, full, free):
    register(full)
    waiting = register(full)

    move(waiting, free)

    full.refresh_from_db()
    assert (waiting.status, waiting.confirmed_at is None) == (RegistrationStatus.CONFIRMED, False)
    assert (full.taken, full.waiting, free.taken) == (1, 0, 1)


def test_moving_to_where_she_is_changes_nothing(register, free):
    registration = register(free)
    mails = Email.objects.count()

    move(registration, free)

    assert (free.taken, Email.objects.count()) == (1, mails)


def test_a_group_that_does_not_fit_stays_where_it_is(register, event, free):
    event.max_companions = 3
    event.save()
    registration = register(SessionFactory(event=event), seats=3)

    with pytest.raises(NoRoom):
        move(registration, free)

    registration.refresh_from_db()
    assert (registration.session_id, registration.engagements.count()) != (free.pk, 0)


def test_nobody_in_line_is_passed_over(register, event, free):
    event.max_companions = 3
    event.save()
    register(free)
    group = register(free, seats=2)
    registration = register(SessionFactory(event=event))

    with pytest.raises(NoRoom):
        move(registration, free)

    group.refresh_from_db()
    assert group.status == RegistrationStatus.WAITING


def test_the_rules_of_the_other_session_hold(register, event, full, free):
    EligibilityRuleFactory(event=event, session=free, minimum=18, maximum=None)
    registration = register(full)

    with pytest.raises(RegistrationRefused):
        move(registration, free)


def test_who_has_something_else_then_stays(register, full, free):
    registration = register(full)
    register(SessionFactory(starts_at=LATER), registration.participant)

    with pytest.raises(Overlap):
        move(registration, free)

    registration.refresh_from_db()
    assert (registration.session, registration.engagements.count()) == (full, 1)


def test_two_sessions_at_the_same_time_do_not_clash_for_who_moves(register, event, full):
    parallel = SessionFactory(event=event)
    registration = register(full)

    move(registration, parallel)

    assert registration.engagements.get().occurrence == parallel.occurrences.get()


def test_closed_registration_does_not_bind_the_organisers(register, now, full, free):
    registration = register(full)
    Session.objects.filter(pk=free.pk).update(registration_closes_at=now - timedelta(days=1))

    move(registration, free)

    assert registration.session == free


def test_not_to_another_event_nor_twice_nor_once_it_is_over(register, event, full, free):
    registration, over = register(full), register(SessionFactory(event=event, starts_at=LATER))
    register(free, ParticipantFactory())
    cancel_registration(registration=over)

    for row, session in ((registration, SessionFactory()), (over, free)):
        with pytest.raises(CannotMove):
            move(row, session)


def test_not_to_a_session_she_is_in_already(register, full, free):
    registration = register(full)
    register(free, registration.participant)

    with pytest.raises(CannotMove):
        move(registration, free)


def test_not_out_of_a_session_that_has_begun(register, full, free, time_machine):
    registration = register(full)
    time_machine.move_to(START + timedelta(minutes=1), tick=False)

    with pytest.raises(TooLate):
        move(registration, free)


def test_what_was_read_before_a_move_is_refused(register, event, full, free):
    registration = register(full)
    stale = type(registration).objects.get(pk=registration.pk)
    move(registration, free)

    with pytest.raises(ChangedMeanwhile):
        cancel_registration(registration=stale)


def test_a_code_that_is_taken_there_is_made_anew(register, full, free):
    registration, other = register(full), register(free)
    type(other).objects.filter(pk=other.pk).update(code=registration.code)

    move(registration, free)

    assert registration.code != type(other).objects.get(pk=other.pk).code


def test_she_is_told_what_she_had_and_what_she_has(register, full, free, smtp_sink):
    registration = register(full)
    move(registration, free)

    deliver_due(time_limit=timedelta(seconds=10))

    message = smtp_sink.messages[-1]
    files = [icalendar.Calendar.from_ical(f.get_content()) for f in message.iter_attachments()]
    text = message.get_body(["plain"]).get_content()
    assert {"13 dicembre", "12 dicembre", registration.code} <= set(
        re.findall(r"1[23] dicembre|[A-Z0-9]{3}-[A-Z0-9]{3}", text)
    )
    assert [file["method"] for file in files] == ["PUBLISH", "CANCEL"]


def test_who_waited_has_nothing_taken_out_of_her_calendar(register, full, free, smtp_sink):
    register(full)
    waiting = register(full)
    move(waiting, free)

    deliver_due(time_limit=timedelta(seconds=10))

    message = smtp_sink.messages[-1]
    assert message["To"] == waiting.participant.user.email
    assert len(list(message.iter_attachments())) == 1
