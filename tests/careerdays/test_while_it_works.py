"""The solver works for a minute: students read and choose meanwhile, and the desk decides."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Event

import pytest
from django.db import connection, transaction
from django.urls import reverse

from allocation.encounters import allocating
from careerdays.allocating import start_allocation
from careerdays.models import Ballot, Choice, Run
from careerdays.services import CannotAllocate, allocate_day, pin_meeting
from jobs.enums import JobStatus
from jobs.models import Job
from jobs.runner import run_job
from tests.desk import coordinator_of
from tests.factories.accounts import UserFactory
from tests.factories.careerdays import BallotFactory, career_day_with, run_of
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import TeacherFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]

# Long for a test, short for somebody who would wait for the solver.
PROMPTLY, LATE = "1s", 30


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo")


def student(day):
    return RegistrationFactory(session=day[1], participant=ParticipantFactory())


def page_of(registration):
    return reverse("careerdays:choices", args=[registration.key])


@pytest.fixture
def promptly():
    """Whoever waits for a lock here fails."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PROMPTLY}'")
        yield
        cursor.execute("RESET lock_timeout")


@contextmanager
def at_work(monkeypatch, work):
    """``work`` is done by somebody else, whose solver waits until the block is over.

    Yields what becomes of it.
    """
    begun, go_on, allocate = Event(), Event(), allocating.allocate

    def slowly(given):
        begun.set()
        go_on.wait(LATE)
        return allocate(given)

    def alone():
        with closing(connection):
            return work()

    monkeypatch.setattr(allocating, "allocate", slowly)
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(alone)
        try:
            assert begun.wait(LATE)
            yield done
        finally:
            go_on.set()


@pytest.fixture
def job(day):
    return start_allocation(day[0], by=coordinator_of(day[0].event.programme))


def state_of(job):
    return Job.objects.values_list("status", "refusal").get(pk=job.pk)


@pytest.mark.usefixtures("promptly")
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_student_without_a_ballot_reads_and_chooses(client, monkeypatch, day, job, when):
    first = student(day)
    hers = student(day) if when == "before" else None

    with at_work(monkeypatch, lambda: run_job(job.key)) as done:
        hers = hers or student(day)
        client.force_login(hers.participant.user)
        page = client.get(page_of(hers))
        client.post(page_of(hers), {"add": day[2][1].pk})
        assert not done.done()

    assert "Ada" in page.content.decode()
    assert Choice.objects.get().ballot.participant == hers.participant
    assert state_of(job) == (JobStatus.SUCCEEDED, "")
    assert Run.objects.get().students == (2 if when == "before" else 1)
    assert Ballot.objects.filter(participant=first.participant).exists()


@pytest.mark.usefixtures("promptly")
def test_a_teacher_prints_new_slips(client, monkeypatch, day, job):
    student(day)

    with at_work(monkeypatch, lambda: run_job(job.key)):
        booking = RegistrationFactory(session=day[1], a_class=True, pupils=2, seats=2)
        client.force_login(TeacherFactory(school=booking.school_class.school).user)
        page = client.get(reverse("careerdays:slips", args=[booking.key])).content.decode()

    codes = Ballot.objects.filter(registration=booking).values_list("code", flat=True)
    assert [code in page for code in codes] == [True, True]


@pytest.mark.usefixtures("promptly")
@pytest.mark.parametrize("is_new", [False, True])
def test_who_chooses_while_a_run_is_written_does_not_wait(client, day, is_new):
    hers = student(day)
    BallotFactory(career_day=day[0], participant=hers.participant)
    written, seen = Event(), Event()

    def write():
        with closing(connection), transaction.atomic():
            run_of(day[0])
            connection.check_constraints()
            written.set()
            seen.wait(LATE)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(write)
        try:
            assert written.wait(LATE)
            hers = student(day) if is_new else hers
            client.force_login(hers.participant.user)
            client.post(page_of(hers), {"add": day[2][1].pk})
        finally:
            seen.set()

    assert Choice.objects.get().host == day[2][1]


@pytest.mark.usefixtures("promptly", "in_english")
def test_a_decision_meanwhile_is_taken_and_the_run_is_not_written(monkeypatch, day, job):
    ballot = BallotFactory(career_day=day[0], participant=student(day).participant)
    by = UserFactory(staff=True)

    with at_work(monkeypatch, lambda: run_job(job.key)):
        pin_meeting(ballot=ballot, host=day[2][2], one=None, reason="Lo chiede.", by=by)

    status, refusal = state_of(job)
    assert status == JobStatus.FAILED
    assert "changed while the allocation was at work" in refusal
    assert not Run.objects.exists()


def test_timetables_that_came_out_meanwhile_refuse_the_run(monkeypatch, day):
    student(day)
    run_of(day[0])
    by = UserFactory(staff=True)

    with at_work(monkeypatch, lambda: allocate_day(career_day=day[0], by=by)) as done:
        type(day[0]).objects.update(published_at=day[0].choices_open_at)

    with pytest.raises(CannotAllocate, match="pubblicati"):
        done.result()
    assert Run.objects.count() == 1
