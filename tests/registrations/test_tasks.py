from __future__ import annotations

from datetime import timedelta

import pytest

from communications.models import Email
from registrations import tasks
from registrations.enums import RegistrationStatus
from registrations.models import Registration, Reminder
from registrations.services import cancel_registration
from tests.factories.events import START, SessionFactory
from tests.factories.registrations import ReminderFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DAY = timedelta(days=1)


def statuses(session):
    rows = Registration.objects.filter(session=session).order_by("pk")
    return list(rows.values_list("status", flat=True))


@pytest.fixture
def offered(register):
    """A session of one seat, offered to the second person while the third waits."""
    session = SessionFactory(capacity=1)
    first = register(session)
    register(session)
    register(session)
    cancel_registration(registration=first)
    return session


def test_expire_offers_twice_passes_on_once(offered, time_machine, now):
    time_machine.move_to(now + 2 * DAY + timedelta(minutes=1), tick=False)

    tasks.expire_offers()
    tasks.expire_offers()

    assert statuses(offered) == [
        RegistrationStatus.CANCELLED,
        RegistrationStatus.EXPIRED,
        RegistrationStatus.OFFERED,
    ]


def test_tend_lines_ends_those_of_sessions_that_have_begun(offered, time_machine):
    time_machine.move_to(START, tick=False)

    tasks.tend_lines()
    tasks.tend_lines()

    assert statuses(offered)[-1] == RegistrationStatus.EXPIRED


def test_expire_choices_with_nothing_to_choose_changes_nothing(offered):
    before = statuses(offered)

    tasks.expire_choices()

    assert statuses(offered) == before


def test_plan_reminders_twice_plans_once(register, time_machine):
    Reminder.objects.all().delete()
    ReminderFactory(lead=DAY)
    register(SessionFactory())
    time_machine.move_to(START - DAY, tick=False)

    tasks.plan_reminders()
    tasks.plan_reminders()

    assert Email.objects.filter(kind="registrations.reminder").count() == 1


def test_every_task_of_the_schedule_exists(settings):
    from portal.celery import app

    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert scheduled - set(app.tasks) == set()
