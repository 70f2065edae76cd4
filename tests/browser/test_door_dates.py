"""A phone that stands at several doors: what one date refuses holds up no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from attendance.models import Attendance, Steward
from events.models import Occurrence
from tests.browser.doors import address, cut, restore, result, show, stand_at, status
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session():
    return _session("Career day")


def _session(title):
    now = timezone.now()
    return SessionFactory(starts_at=now, ends_at=now + timedelta(hours=3), event__title=title)


def _ticket(session, first_name):
    person = ParticipantFactory(first_name=first_name, last_name="Neri")
    return RegistrationFactory(session=session, participant=person)


def test_scans_for_a_door_that_is_closed_to_her_hold_up_no_other_date(phone, network, session):
    other = _session("Laboratorio")
    here, there = _ticket(session, "Zoe"), _ticket(other, "Ada")
    page = phone(others=[other])
    cut(page, network)
    show(page, here.code)
    expect(status(page)).to_have_attribute("data-waiting", "1")
    her_task = Steward.objects.filter(event=session.event)
    her_task.update(ended_at=timezone.now())

    restore(page, network)
    stand_at(page, other)
    show(page, there.code)

    expect(result(page)).to_have_attribute("data-look", "ok")
    expect(status(page)).to_have_attribute("data-waiting", "0")
    expect(status(page)).to_have_attribute("data-elsewhere", "1")
    expect(status(page)).to_have_attribute("data-network", "online")
    assert [one.registration for one in Attendance.objects.all()] == [there]

    # Her task goes on: what was kept is sent from whatever door she stands at.
    her_task.update(ended_at=None)
    expect(status(page)).to_have_attribute("data-elsewhere", "0")
    assert Attendance.objects.filter(registration=here).exists()
    assert page.complaints == []


def test_who_came_to_one_date_of_a_course_is_not_inside_at_the_next(phone, network, session):
    zoe, first = _ticket(session, "Zoe"), session.occurrences.get()
    page = phone()
    second = Occurrence.objects.create(
        session=session,
        starts_at=first.ends_at + timedelta(hours=1),
        ends_at=first.ends_at + timedelta(hours=3),
    )
    stand_at(page, second)
    page.goto(address(first))
    cut(page, network)
    show(page, zoe.code)
    expect(result(page)).to_have_attribute("data-look", "ok")

    page.goto(address(second))
    show(page, zoe.code)

    expect(result(page)).to_have_attribute("data-look", "ok")
    restore(page, network)
    expect(status(page)).to_have_attribute("data-elsewhere", "0")
    expect(status(page)).to_have_attribute("data-waiting", "0")
    assert Attendance.objects.filter(left_at=None).count() == 2
