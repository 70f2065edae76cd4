"""A whole career day by its pages: allocated, published, read, checked in and certified.

Its first day was yesterday, its second has just begun: nothing here depends on the hour.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings as portal_settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from careerdays.models import Encounter
from careerdays.services import lay_out, make_rounds
from jobs.models import Job
from jobs.runner import run_job
from registrations.models import Registration
from tests.browser.conftest import DESKTOP
from tests.desk import coordinator_of, enter_desk
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateRuleFactory,
    HourOfferFactory,
    StewardFactory,
)
from tests.factories.careerdays import CareerDayFactory, HostFactory
from tests.factories.events import SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db(transaction=True)

HOUR, MINUTES = timedelta(hours=1), timedelta(minutes=20)


@pytest.fixture
def career_day():
    """Choices are closed; two rounds of its second day are to come."""
    now = timezone.now().replace(second=0, microsecond=0)
    career_day = CareerDayFactory(
        event__title="Mestieri in fila",
        choices_open_at=now - timedelta(days=9),
        choices_close_at=now - timedelta(days=2),
    )
    CertificateRuleFactory(event=career_day.event, percent=70)
    HourOfferFactory(event=career_day.event, curricular=True)
    for start, label in ((now - timedelta(days=1), "Primo"), (now - HOUR, "Secondo")):
        SessionFactory(
            event=career_day.event, label=label, starts_at=start, ends_at=start + 3 * HOUR
        )
    second = career_day.event.sessions.get(label="Secondo")
    begins = [now + HOUR + number * MINUTES for number in range(3)]
    make_rounds(career_day=career_day, session=second, times=list(pairwise(begins)))
    for name in ("Ada", "Bea", "Cleo"):
        lay_out(host=HostFactory(career_day=career_day, name=name, seats=2))
    return career_day


@pytest.fixture
def zoe(career_day):
    """A student with a place on both days, who was there on the first."""
    person = ParticipantFactory(
        first_name="Zoe",
        last_name="Neri",
        occupation="student",
        school=SchoolFactory(),
        school_year=4,
    )
    person.user.language = "en"
    person.user.save()
    for session in career_day.event.sessions.all():
        RegistrationFactory(session=session, participant=person)
    AttendanceFactory(registration=ticket_of(person, "Primo"))
    return person


@pytest.fixture
def coordinator(new_page, client, settings, live_server, career_day):
    """Her desk in a browser, and a worker that does what she asks for."""
    enter_desk(client, settings, coordinator_of(career_day.event.programme))
    page = new_page(DESKTOP)
    cookie = client.cookies[portal_settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return Coordinator(page)


class Coordinator:
    def __init__(self, page):
        self.page = page

    def choose(self, table, action, *rows):
        """Choose an action of a table for some of its rows, from the first."""
        self.page.goto(at(f"admin:{table}_changelist"))
        boxes = self.page.locator("#result_list input.action-select")
        for number in rows:
            boxes.nth(number).check()
        self.page.locator("select[name=action]").select_option(action)
        self.page.locator("#changelist-form button[name=index]").click()

    def wait_for_job(self):
        job = Job.objects.latest("pk")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(job.title)
        assert run_job(job.key)
        self.page.reload()
        job.refresh_from_db()
        assert job.status == "succeeded"


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def ticket_of(person, label):
    return Registration.objects.get(participant=person, session__label=label)


def test_a_coordinator_a_student_and_a_steward_go_through_the_whole_day(
    coordinator, enter, axe_finds, career_day, zoe
):
    today, yesterday = ticket_of(zoe, "Secondo"), ticket_of(zoe, "Primo")
    for _ in range(2):
        coordinator.choose("careerdays_careerday", "allocate", 0)
        coordinator.wait_for_job()
    coordinator.choose("careerdays_run", "compare", 0, 1)
    expect(coordinator.page.locator(".desk-page thead th")).to_have_count(3)
    coordinator.choose("careerdays_run", "publish", 0)
    coordinator.page.locator(".submit-row input[type=submit]").click()
    expect(coordinator.page.locator("#result_list")).to_be_visible()

    student = enter(zoe.user)
    student.goto(at("portal:ticket", today.key))
    met = student.locator(".timetable li")
    expect(met).to_have_count(2)
    for one in Encounter.objects.filter(ballot__participant=zoe):
        expect(met.filter(has_text=one.host.name)).to_have_count(1)
    assert axe_finds(student) == []
    code = student.locator(".ticket-code .code").first.inner_text()

    steward = enter(StewardFactory(event=career_day.event, user__language="en").user)
    steward.goto(at("doors:list"))
    steward.get_by_role("listitem").filter(has_text="Secondo").get_by_role("link").click()
    steward.locator("[name=code]").fill(code)
    steward.locator("[data-door-form] button[type=submit]").click()
    result = steward.locator("[data-door-result]")
    expect(result).to_have_attribute("data-look", "ok")
    expect(result).to_contain_text("Zoe Neri")
    steward.reload()
    expect(steward.locator("[data-door-counts]")).to_contain_text("1 in")

    coordinator.choose("attendance_certificaterule", "issue", 0)
    coordinator.wait_for_job()
    student.goto(at("portal:ticket", yesterday.key))
    with student.expect_download() as waited:
        student.get_by_role("link", name="Download the certificate (PDF)").click()
    assert Path(waited.value.path()).read_bytes().startswith(b"%PDF")
    student.goto(at("attendance:my_hours"))
    hers = student.get_by_role("region", name="Activities").get_by_role("listitem")
    expect(hers.first).to_contain_text("Mestieri in fila")
    expect(hers.first).to_contain_text("3 h count")
    assert axe_finds(student) == []
