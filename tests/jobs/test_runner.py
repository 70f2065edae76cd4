"""Doing a job: once, whole or not at all."""

from __future__ import annotations

import uuid
from collections import Counter

import pytest
from django.db import connection

from jobs import tasks
from jobs.enums import JobStatus
from jobs.models import Job
from jobs.progress import connection_aside
from jobs.runner import run_job
from jobs.services import cancel_job, do_at_once
from programmes.models import Series
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.processes import wait_for
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

CROSSED = (
    "Somebody else was changing the same rows at the same moment. Nothing was saved: try again."
)


def run(**fields):
    job = JobFactory(**fields)
    run_job(job.key)
    job.refresh_from_db()
    return job


def test_what_it_did_and_its_end_are_written_together():
    job = run(parameters={"number": 3})

    assert (job.status, job.result, job.refusal) == (JobStatus.SUCCEEDED, {"written": 3}, "")
    assert (job.done, job.total, Series.objects.count()) == (3, 3, 3)
    assert list(job.files.values_list("name", "size")) == [("rows.csv", 3)]


@pytest.mark.parametrize(
    ("end", "refusal", "result", "files"),
    [
        ("refuse", "Not today.", {}, 0),
        ("refuse with reasons", "Two rows are wrong.", {"wrong": 2}, 1),
        ("fault", "Something went wrong on our side. Nothing was saved.", {}, 0),
        ("deadlock", CROSSED, {}, 0),
        ("dangle", "Something went wrong on our side. Nothing was saved.", {}, 0),
    ],
)
def test_what_failed_leaves_nothing_but_the_reason(end, refusal, result, files):
    job = run(parameters={"end": end}, language="en")

    assert (job.status, job.refusal, job.result) == (JobStatus.FAILED, refusal, result)
    assert (Series.objects.count(), job.files.count()) == (0, files)


def test_what_was_prepared_stays_whatever_the_work_comes_to():
    job = run(parameters={"prepared": "prima", "end": "refuse"}, language="en")

    assert (job.status, job.refusal) == (JobStatus.FAILED, "Not today.")
    assert [one.name for one in Series.objects.all()] == ["prima"]


def test_what_is_prepared_is_committed_before_the_work_begins():
    job = JobFactory(parameters={"prepared": "prima", "seconds_each": 0.3})

    def look(_what):
        wait_for(lambda: Job.objects.get(pk=job.pk).status == JobStatus.RUNNING)
        return [one.name for one in Series.objects.all()]

    seen, _done = at_once(lambda work: work(job.key), [look, run_job])

    assert seen == ["prima"]


def test_what_could_not_be_prepared_is_said_and_nothing_is_done():
    job = run(parameters={"prepared": "prima", "end_before": "refuse"}, language="en")

    assert (job.status, job.refusal) == (JobStatus.FAILED, "Not today.")
    assert Series.objects.count() == 0


def test_a_job_that_is_over_is_not_prepared_again():
    job = run(parameters={"prepared": "prima"})
    Series.objects.all().delete()

    run_job(job.key)

    assert Series.objects.count() == 0


def test_a_fault_tells_the_log_no_words_of_its_own(caplog):
    run(parameters={"end": "fault"})

    assert [record.message.split(": ")[1] for record in caplog.records] == ["RuntimeError"]


def test_two_workers_with_the_same_message_do_it_once():
    job = JobFactory(parameters={"number": 3, "seconds_each": 0.05})

    at_once(lambda _worker: run_job(job.key), range(4))

    job.refresh_from_db()
    assert (job.status, Series.objects.count()) == (JobStatus.SUCCEEDED, 3)


@pytest.mark.parametrize("state", ["running", "succeeded", "failed", "cancelled"])
def test_a_message_that_comes_again_does_nothing(state):
    job = run(**{state: True})

    assert (job.result, Series.objects.count()) == ({}, 0)


def test_one_long_work_is_done_at_a_time():
    jobs = JobFactory.create_batch(3, parameters={"number": 5, "seconds_each": 0.1}, kind="test")

    done = at_once(lambda job: run_job(job.key), jobs)

    assert sorted(done) == [False, False, True]
    assert Counter(Job.objects.values_list("status", flat=True)) == {"succeeded": 1, "queued": 2}


def test_whoever_has_done_one_tells_of_the_next(monkeypatch):
    told = []
    monkeypatch.setattr("jobs.services.announce", told.append)
    first, second, _third = JobFactory.create_batch(3)

    tasks.run(key=str(first.key))

    assert told == [second]


def test_a_job_that_is_gone_is_no_fault():
    run_job(uuid.uuid4())

    assert Job.objects.count() == 0


def test_others_see_how_far_it_is_before_it_is_saved(monkeypatch):
    seen = []

    def look_aside(_seconds):
        other = connection_aside()
        with other.cursor() as cursor:
            cursor.execute("SELECT status, done, total FROM jobs_job")
            seen.append((*cursor.fetchone(), Series.objects.count()))
        other.close()

    monkeypatch.setattr("jobs.progress.PAUSE", 0)
    monkeypatch.setattr("tests.jobs.kinds.time.sleep", look_aside)
    run(parameters={"number": 2})

    assert seen == [("running", 1, 2, 1), ("running", 2, 2, 2)]


def test_cancelling_in_the_middle_takes_everything_back(monkeypatch):
    def cancel(_seconds):
        at_once(lambda _one: cancel_job(Job.objects.get()), [1])

    monkeypatch.setattr("jobs.progress.PAUSE", 0)
    monkeypatch.setattr("tests.jobs.kinds.time.sleep", cancel)
    job = run(parameters={"number": 5})

    assert (job.status, job.done, Series.objects.count()) == (JobStatus.CANCELLED, 2, 0)


def test_the_history_names_the_owner():
    owner = UserFactory()

    run(owner=owner)

    with connection.cursor() as cursor:
        cursor.execute("SELECT pgh_context ->> 'user' FROM programmes_serieshistory")
        assert cursor.fetchall() == [(str(owner.pk),)]


def test_small_work_is_done_within_the_request():
    job = do_at_once(kind="test", title="Ora", owner=UserFactory(), parameters={"number": 2})

    assert (job.status, job.result, Series.objects.count()) == ("succeeded", {"written": 2}, 2)


def test_small_work_that_is_refused_leaves_its_reasons():
    parameters = {"end": "refuse with reasons"}

    job = do_at_once(kind="test", title="Ora", owner=UserFactory(), parameters=parameters)

    job.refresh_from_db()
    assert (job.status, job.result, Series.objects.count()) == ("failed", {"wrong": 2}, 0)


def test_the_work_speaks_the_language_of_the_page(in_english):
    job = do_at_once(kind="test", title="Now", owner=UserFactory(), parameters={"end": "fault"})

    assert job.language == "en"
