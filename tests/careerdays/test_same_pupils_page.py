"""The page on which a teacher says whether the same pupils come on both days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from careerdays.models import SamePupils
from careerdays.services import (
    publish_run,
)
from careerdays.timetable_sheets import class_sheet
from registrations.services import cancel_registration
from tests.careerdays.two_days import Days, booked, choose, page, url
from tests.factories.careerdays import run_of
from tests.factories.events import SessionFactory
from tests.factories.schools import TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def days():
    return Days("Ada", "Bea", "Cleo", "Dora")


@pytest.fixture
def teacher(client, days):
    return days.seen_by_her_teacher(client)


def press(client, registration, **data):
    answer = client.post(url(registration), data, follow=True)
    return " ".join(answer.content.decode().split())


def test_she_is_asked_and_answers_and_takes_it_back(teacher, days):
    asked = page(teacher, days.first)
    assert "Vengono gli stessi alunni anche in altri giorni?" in asked
    assert "Ogni giorno vengono alunni diversi." in asked

    said = press(teacher, days.first, same=days.second.key)

    assert "Gli stessi alunni vengono tutti e due i giorni." in said
    codes = [one.code for one in days.ballots()]
    assert all(code in page(teacher, days.second) for code in codes)
    press(teacher, days.second, different=days.first.key)
    assert codes[0] not in page(teacher, days.second)


def test_she_reads_whose_choices_would_not_count_before_she_says_so(teacher, days):
    choose(days.ballots()[0], days.hosts[0])
    choose(days.ballots(days.second)[0], days.hosts[0])

    asked = page(teacher, days.first)
    assert "1 alunno ha già scelto con un foglietto dell’altro giorno" in asked
    assert "1 alunno ha scelto" in press(teacher, days.first, same=days.second.key)
    press(teacher, days.first, same=days.second.key, aside="1")

    assert SamePupils.objects.filter(leading=days.first).count() == 2


def test_closed_it_is_read_and_has_no_button(teacher, days, time_machine):
    days.same()
    time_machine.shift(timedelta(days=8))

    assert 'name="different"' not in page(teacher, days.first)
    assert "Le scelte sono chiuse" in press(teacher, days.first, different=days.second.key)
    assert SamePupils.objects.count() == 2


def test_a_key_that_is_not_of_her_class_changes_nothing(teacher, days):
    for key in (booked(days.next).key, "nonsense", ""):
        press(teacher, days.first, same=key)

    assert not SamePupils.objects.exists()


def test_a_teacher_of_another_school_says_nothing(client, days):
    client.force_login(TeacherFactory().user)

    answer = client.post(url(days.first), {"same": days.second.key})

    assert answer.status_code == 404
    assert not SamePupils.objects.exists()


def test_a_class_with_one_day_is_not_asked(teacher, days):
    cancel_registration(registration=days.second)

    assert "Vengono gli stessi alunni" not in page(teacher, days.first)


@pytest.mark.parametrize("number", [1, 3])
def test_more_days_cost_no_more_queries(teacher, days, number, django_assert_num_queries):
    for later in range(number):
        start = days.next.starts_at + timedelta(days=1 + later)
        session = SessionFactory(event=days.day.event, starts_at=start)
        booked(session, school_class=days.first.school_class)
    page(teacher, days.first)

    with django_assert_num_queries(14):
        page(teacher, days.first)


def test_the_pdf_of_a_day_is_of_who_comes_on_it(teacher, days, time_machine, monkeypatch):
    type(days.day).objects.update(rounds_each=4)
    days.day.refresh_from_db()
    days.same()
    type(days.second).objects.filter(pk=days.second.pk).update(pupils=1)
    run = run_of(days.day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    shown = []

    def kept(registration, timetables):
        shown.extend((ballot.number, len(met)) for ballot, met in timetables)
        return class_sheet(registration, timetables)

    monkeypatch.setattr("careerdays.views.classes.class_sheet", kept)

    teacher.get(reverse("careerdays:class_timetables", args=[days.second.key]))

    assert shown == [(1, 2)]


def test_a_pupil_reads_on_which_day_she_meets_whom(client, days, time_machine):
    type(days.day).objects.update(rounds_each=4)
    days.day.refresh_from_db()
    days.same()
    run = run_of(days.day)
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)
    ballot = days.ballots()[0]
    client.post(reverse("careerdays:code"), {"code": ballot.code})

    said = client.get(reverse("careerdays:pupil", args=[ballot.pk])).content.decode()

    timetable = said[said.index('class="timetable"') :]
    timetable = timetable[: timetable.index("</ol>")]
    assert timetable.count(f"{days.session.starts_at.day} ") >= 1
    assert timetable.count(f"{days.next.starts_at.day} ") >= 1
