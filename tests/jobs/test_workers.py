"""Workers that die, and a real one of Celery: on real rows, in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as portal_settings
from django.utils import timezone

from jobs.enums import JobStatus
from jobs.models import Job
from jobs.runner import run_job
from jobs.services import RUN, start_again
from jobs.sweep import end_if_abandoned, sweep_jobs
from portal.celery import app
from programmes.models import Series
from tests.factories.jobs import JobFactory
from tests.processes import environment, wait_for
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

STOPPED = "The program stopped in the middle. Nothing was saved: start it again."


@pytest.fixture
def start():
    """Start a process that ends, at the latest, with the test."""
    started = []

    def _start(*command, **more):
        arguments = [sys.executable, "-m", *command]
        process = subprocess.Popen(arguments, env=environment(**more), cwd=portal_settings.BASE_DIR)
        started.append(process)
        return process

    yield _start
    for process in started:
        process.kill()
        process.wait()


def progress_of(job):
    return Job.objects.filter(pk=job.pk).values_list("status", "done").get()


def test_a_killed_worker_leaves_nothing_and_the_job_says_so(start, in_english):
    job = JobFactory(parameters={"number": 200, "seconds_each": 0.05}, language="en")
    worker = start("tests.jobs.worker", str(job.key))
    wait_for(lambda: progress_of(job)[1] > 5)
    worker.kill()
    worker.wait()
    wait_for(lambda: end_if_abandoned(job))

    job.refresh_from_db()
    assert (job.status, job.refusal) == (JobStatus.FAILED, STOPPED)
    assert Series.objects.count() == 0


def test_a_job_that_was_left_can_be_started_again():
    job = JobFactory(running=True, parameters={"number": 2})
    sweep_jobs()

    start_again(job)
    run_job(job.key)

    assert (progress_of(job), Series.objects.count()) == ((JobStatus.SUCCEEDED, 2), 2)


def test_the_sweep_leaves_alone_what_is_at_work(start):
    job = JobFactory(parameters={"number": 400, "seconds_each": 0.02})
    start("tests.jobs.worker", str(job.key))
    wait_for(lambda: progress_of(job)[0] == JobStatus.RUNNING)

    at_once(lambda _sweep: sweep_jobs(), range(3))

    assert progress_of(job)[0] == JobStatus.RUNNING


def test_the_sweep_tells_the_workers_of_what_waits(monkeypatch):
    told = []
    monkeypatch.setattr("jobs.sweep.announce", lambda job, expires: told.append(job.pk))
    forgotten = JobFactory(created_at=timezone.now() - timedelta(minutes=2))
    JobFactory()

    sweep_jobs()

    assert told == [forgotten.pk]


@pytest.mark.slow
def test_workers_of_celery_do_it_once(start):
    job = JobFactory(parameters={"number": 3})
    queue = f"test-{job.key}"
    start("celery", "--app=tests.jobs.celery_app", "worker", f"--queues={queue}", "--concurrency=2")
    for _twice in range(2):
        app.send_task(RUN, kwargs={"key": str(job.key)}, queue=queue)

    wait_for(lambda: progress_of(job)[0] == JobStatus.SUCCEEDED)

    assert Series.objects.count() == 3
