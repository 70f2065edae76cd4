from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from communications.models import Email
from events.enums import SessionStatus
from events.services import Times, create_session
from registrations import reminders as reminders_module
from registrations.models import Reminder
from registrations.reminders import plan_reminders, shift
from registrations.services import cancel_registration, move_session
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.registrations import ReminderFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _no_policies():
    Reminder.objects.all().delete()


@pytest.fixture
def plan(time_machine):
    """Plan at a moment; returns how many reminders were written."""

    def _plan(moment):
        time_machine.move_to(moment, tick=False)
        return plan_reminders()

    return _plan


@pytest.fixture
def registration(now, register):
    """Somebody with a place, three weeks ahead."""
    return register(SessionFactory())


def reminders():
    return Email.objects.filter(kind="registrations.reminder")


def test_a_reminder_is_planned_when_it_is_due(registration, plan):
    policy = ReminderFactory(lead=DAY)

    assert plan(START - DAY - MINUTE) == 0
    assert plan(START - DAY) == 1

    email = reminders().get()
    assert email.recipient == registration.participant.user
    assert (email.context["registration"], email.context["reminder"]) == (
        registration.pk,
        policy.pk,
    )


def test_a_second_run_plans_nothing_twice(registration, plan):
    ReminderFactory(lead=DAY)
    plan(START - DAY)

    assert plan(START - DAY + MINUTE) == 0


def test_a_reminder_later_than_half_its_lead_is_not_sent(registration, plan):
    ReminderFactory(lead=DAY)

    assert plan(START - timedelta(hours=11, minutes=59)) == 0


def test_a_reminder_half_its_lead_late_is_sent(registration, plan):
    ReminderFactory(lead=DAY)

    assert plan(START - timedelta(hours=12)) == 1


def test_a_reminder_due_before_she_was_confirmed_is_not_sent(register, plan, time_machine):
    ReminderFactory(lead=DAY)
    time_machine.move_to(START - timedelta(hours=23), tick=False)
    register(SessionFactory())

    assert plan(START - timedelta(hours=22)) == 0


def test_who_only_waits_is_not_reminded(now, register, plan):
    ReminderFactory(lead=DAY)
    session = SessionFactory(capacity=1)
    register(session)
    register(session)

    assert plan(START - DAY) == 1


def test_who_cancelled_is_not_reminded(registration, plan):
    ReminderFactory(lead=DAY)
    cancel_registration(registration=registration)

    assert plan(START - DAY) == 0


def test_a_cancelled_session_reminds_nobody(registration, plan):
    ReminderFactory(lead=DAY)
    session = registration.session
    session.status, session.cancelled_at = SessionStatus.CANCELLED, START - 2 * DAY
    session.save()

    assert plan(START - DAY) == 0


def test_a_policy_that_is_off_reminds_nobody(registration, plan):
    ReminderFactory(lead=DAY, is_active=False)

    assert plan(START - DAY) == 0


def test_a_policy_of_another_event_reminds_nobody(registration, plan):
    ReminderFactory(lead=DAY, event=EventFactory())

    assert plan(START - DAY) == 0


def test_a_moved_session_is_reminded_of_anew(registration, plan):
    ReminderFactory(lead=DAY)
    plan(START - DAY)
    later = START + 7 * DAY
    move_session(
        session=registration.session,
        times=[Times(later, later + timedelta(hours=3))],
        site=None,
        room=None,
    )

    assert plan(later - DAY) == 1


def test_every_date_of_a_course_is_reminded_of(now, register, plan):
    ReminderFactory(lead=DAY)
    register(course())

    assert plan(START - DAY) == 1
    assert plan(START + 6 * DAY) == 1


def test_thanks_come_once_after_the_last_date(now, register, plan):
    ReminderFactory(anchor="after_end", lead=DAY)
    register(course())
    end = START + 7 * DAY + timedelta(hours=2)

    assert plan(START + 2 * DAY) == 0
    assert plan(end + DAY - MINUTE) == 0
    assert plan(end + DAY) == 1


def test_thanks_later_than_half_their_lead_are_not_sent(registration, plan):
    ReminderFactory(anchor="after_end", lead=DAY)

    assert plan(registration.session.ends_at + timedelta(hours=36, minutes=1)) == 0


def course():
    """A session of two dates, a week apart."""
    times = [Times(START + 7 * n * DAY, START + 7 * n * DAY + timedelta(hours=2)) for n in range(2)]
    return create_session(event=EventFactory(), times=times, capacity=5)


@pytest.mark.parametrize("count", [1, 3])
def test_planning_costs_one_query_a_policy(now, register, plan, django_assert_num_queries, count):
    ReminderFactory(lead=DAY)
    session = SessionFactory()
    for _ in range(count):
        register(session)

    with django_assert_num_queries(2):
        assert plan(START - DAY) == count


@pytest.mark.parametrize(
    ("start", "due"),
    [
        # Sunday 28 March 2027, 10:00 in Rome: the clocks went forward at 2:00.
        (datetime(2027, 3, 28, 8, tzinfo=UTC), datetime(2027, 3, 27, 9, tzinfo=UTC)),
        # Sunday 25 October 2026, 10:00 in Rome: the clocks went back at 3:00.
        (datetime(2026, 10, 25, 9, tzinfo=UTC), datetime(2026, 10, 24, 8, tzinfo=UTC)),
    ],
)
def test_a_lead_of_days_keeps_the_hour_when_the_clocks_change(register, plan, start, due):
    ReminderFactory(lead=DAY)
    session = SessionFactory(starts_at=start)
    plan(due - 10 * DAY)
    register(session)

    assert plan(due - MINUTE) == 0
    assert plan(due) == 1


def test_a_lead_of_hours_is_exact_when_the_clocks_change(register, plan):
    ReminderFactory(lead=timedelta(hours=2))
    # 3:30 in Rome, half an hour after the clocks went forward: two hours before is 0:30.
    start = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    session = SessionFactory(starts_at=start)
    plan(start - 10 * DAY)
    register(session)

    assert plan(start - timedelta(hours=2, minutes=1)) == 0
    assert plan(start - timedelta(hours=2)) == 1


def test_shift_takes_days_by_the_calendar_and_the_rest_by_the_clock():
    before = datetime(2027, 3, 27, 9, tzinfo=UTC)

    assert shift(before, timedelta(days=1, hours=1)) == datetime(2027, 3, 28, 9, tzinfo=UTC)
    assert shift(before, timedelta(hours=25)) == shift(before, timedelta(days=1, hours=1))


def test_an_events_own_reminder_stands_for_the_one_for_all(registration, register, plan):
    other = register(SessionFactory())
    shared = ReminderFactory(lead=DAY)
    own = ReminderFactory(lead=DAY, event=registration.session.event)
    ReminderFactory(lead=10 * DAY, event=other.session.event)
    ReminderFactory(lead=DAY, event=other.session.event, is_active=False)

    plan(START - DAY)

    said = {email.context["registration"]: email.context["reminder"] for email in reminders()}
    assert said == {registration.pk: own.pk, other.pk: shared.pk}


def test_a_policy_that_fails_does_not_stop_the_others(registration, plan, monkeypatch, caplog):
    bad, good = ReminderFactory(lead=DAY), ReminderFactory(lead=DAY)

    def due(policy, now, due=reminders_module._due):
        if policy == bad:
            raise OverflowError
        return due(policy, now)

    monkeypatch.setattr(reminders_module, "_due", due)

    assert plan(START - DAY) == 1
    assert reminders().get().context["reminder"] == good.pk
    assert f"Reminder {bad.pk} " in caplog.text
