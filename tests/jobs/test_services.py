"""Asking for long work, stopping it, starting it again, forgetting it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jobs import services
from jobs.enums import FileRole, JobStatus
from jobs.kinds import NewFile, UnknownKind
from jobs.models import Job, JobFile
from jobs.services import NotAgain, cancel_job, may_start_again, start_again, start_job
from jobs.sweep import forget_expired_jobs
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory, JobFileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """The jobs that workers were told of."""
    told = []
    monkeypatch.setattr(services, "announce", told.append)
    return told


def test_the_worker_is_told_after_the_commit(told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start_job(
            kind="test",
            title="Un lavoro",
            owner=UserFactory(),
            parameters={"number": 2},
            files=[NewFile(FileRole.INPUT, "a.csv", b"123")],
        )
        assert told == []

    assert told == [job]
    assert list(JobFile.objects.values_list("role", "name", "size")) == [("input", "a.csv", 3)]


def test_a_kind_that_nobody_registered_is_a_fault():
    with pytest.raises(UnknownKind):
        start_job(kind="nothing", title="x", owner=UserFactory())


def test_a_job_is_followed_up_once(told):
    check = JobFactory(succeeded=True)
    owner = check.owner

    first = start_job(kind="test.once", title="x", owner=owner, origin=check)

    assert start_job(kind="test.once", title="x", owner=owner, origin=check) == first


def test_one_that_failed_is_followed_up_again(told):
    check = JobFactory(succeeded=True)
    failed = JobFactory(failed=True, kind="test.once", origin=check)

    again = start_job(kind="test.once", title="x", owner=check.owner, origin=check)

    assert again != failed


def test_the_database_follows_a_job_up_once():
    first = JobFactory(origin=JobFactory(succeeded=True))

    with pytest.raises(IntegrityError), transaction.atomic():
        JobFactory(origin=first.origin)


def test_what_waits_is_cancelled_at_once():
    job = JobFactory()

    cancel_job(job)

    job.refresh_from_db()
    assert (job.status, job.finished_at is None) == (JobStatus.CANCELLED, False)


def test_what_is_at_work_is_asked_to_stop():
    job = JobFactory(running=True)

    cancel_job(job)

    job.refresh_from_db()
    assert (job.status, job.is_being_cancelled) == (JobStatus.RUNNING, True)


@pytest.mark.parametrize("state", ["succeeded", "failed", "cancelled"])
def test_what_is_over_stays_as_it_is(state):
    job = JobFactory(**{state: True})

    cancel_job(job)

    job.refresh_from_db()
    assert (job.status, job.cancel_requested_at) == (state, None)


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_what_stopped_is_started_again_from_the_beginning(state, told):
    job = JobFactory(**{state: True}, done=1, total=3, result={"a": 1})

    start_again(job)

    job.refresh_from_db()
    assert (job.status, job.done, job.total, job.result) == (JobStatus.QUEUED, 0, 0, {})
    assert (job.refusal, job.finished_at) == ("", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"succeeded": True},
        {"running": True},
        {},
        {"failed": True, "kind": "test.once"},
        {"failed": True, "expires_at": timezone.now() - timedelta(days=99)},
    ],
)
def test_what_may_not_be_started_again_is_refused(fields):
    job = JobFactory(**fields)

    with pytest.raises(NotAgain):
        start_again(job)


@pytest.mark.parametrize("state", [{}, {"running": True}, {"succeeded": True}])
def test_what_was_asked_for_anew_is_not_started_again(state, told, in_english):
    failed = JobFactory(failed=True, origin=JobFactory(succeeded=True))
    JobFactory(origin=failed.origin, **state)

    with pytest.raises(NotAgain, match="another press of the button"):
        start_again(failed)

    assert (told, may_start_again(failed)) == ([], False)


def test_what_failed_anew_is_started_again(told):
    failed = JobFactory(failed=True, origin=JobFactory(succeeded=True))
    JobFactory(failed=True, origin=failed.origin)

    assert may_start_again(failed)
    start_again(failed)

    failed.refresh_from_db()
    assert failed.status == JobStatus.QUEUED


def test_expired_jobs_are_forgotten_with_their_files(now):
    old = JobFactory(succeeded=True, expires_at=now - timedelta(seconds=1))
    JobFileFactory(job=old)
    kept = JobFactory(succeeded=True, expires_at=now + timedelta(seconds=1))

    forget_expired_jobs()

    assert list(Job.objects.all()) == [kept]
    assert JobFile.objects.count() == 0


def test_what_is_at_work_or_still_followed_is_kept(now):
    past = now - timedelta(days=1)
    working = JobFactory(running=True, expires_at=past)
    check = JobFactory(succeeded=True, expires_at=past)
    save = JobFactory(origin=check)

    forget_expired_jobs()

    assert set(Job.objects.all()) == {working, check, save}
