"""A sheet of more than a thousand rows: by a worker, beside others, to the end or not at all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.conf import settings as portal_settings
from django.urls import reverse

from exchange import imports
from exchange.imports import CHECK, start_check, start_save
from exchange.kinds import sheet_of
from jobs.enums import JobStatus
from jobs.models import Job
from jobs.runner import run_job
from jobs.services import cancel_job
from jobs.sweep import end_if_abandoned
from programmes.models import Phase
from tests.desk import coordinator_of
from tests.exchange.phases import GOOD, many
from tests.factories.programmes import ProgrammeFactory
from tests.processes import environment, wait_for
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def check_of(programme, content, user):
    job = start_check(
        kind=sheet_of("phases"),
        programme=programme,
        name="fasi.csv",
        content=content.encode(),
        owner=user,
    )
    if job.is_live:
        run_job(job.key)
        job.refresh_from_db()
    return job


@pytest.fixture
def few(monkeypatch):
    """Two rows are many."""
    monkeypatch.setattr(imports, "AT_ONCE", 1)


def test_a_large_sheet_is_left_to_a_worker(few, hand_in, desk):
    response = hand_in(many(3))

    job = Job.objects.get()
    assert response["Location"] == reverse("jobs:show", args=[job.key])
    assert (job.kind, job.status, job.parameters["rows"]) == (CHECK, JobStatus.QUEUED, 3)


def test_the_page_of_a_finished_check_is_the_one_with_the_rows(few, hand_in, desk):
    hand_in(many(3))
    job = Job.objects.get()
    run_job(job.key)

    response = desk.get(reverse("jobs:show", args=[job.key]), follow=True)

    assert response.redirect_chain == [(reverse("exchange:import", args=[job.key]), 302)]
    assert response.context["job"].result["new"] == 3
    assert Phase.objects.count() == 0


def test_the_page_of_a_check_that_found_faults_leads_to_them(few, hand_in, desk):
    hand_in(many(3) + "\nRotta;boh;;")
    job = Job.objects.get()
    run_job(job.key)

    html = desk.get(reverse("jobs:show", args=[job.key])).content.decode()

    assert "Nothing was saved: 1 row has errors." in html
    assert f'href="{reverse("exchange:import", args=[job.key])}"' in html


def test_a_worker_saves_what_was_checked(few, programme, coordinator):
    check = check_of(programme, many(3), coordinator)

    save = start_save(check=check)
    run_job(save.key)

    save.refresh_from_db()
    assert (save.status, save.result["new"], save.done) == (JobStatus.SUCCEEDED, 3, 3)
    assert programme.phases.count() == 3


def test_cancelled_in_the_middle_nothing_is_saved(few, programme, coordinator, monkeypatch):
    save = start_save(check=check_of(programme, many(20), coordinator))
    monkeypatch.setattr("jobs.progress.PAUSE", 0)
    stop_at(7, save, monkeypatch)

    run_job(save.key)

    save.refresh_from_db()
    assert (save.status, save.done, Phase.objects.count()) == (JobStatus.CANCELLED, 7, 0)


def stop_at(number, job, monkeypatch):
    """Press "Stop it" while the row of that number is written."""
    original = imports.import_rows

    def watched(sheet, resource, progress, *, total):
        def before_save_instance(instance, row, **_kwargs):
            if instance.name == f"Fase {number - 1}":
                at_once(lambda _hand: cancel_job(job), [1])

        resource.before_save_instance = before_save_instance
        return original(sheet, resource, progress, total=total)

    monkeypatch.setattr(imports, "import_rows", watched)


@pytest.fixture
def start_worker():
    """Start a process that does one job; it ends, at the latest, with the test."""
    workers = []

    def _start(job):
        command = [sys.executable, "-m", "tests.jobs.worker", str(job.key)]
        workers.append(subprocess.Popen(command, env=environment(), cwd=portal_settings.BASE_DIR))
        return workers[-1]

    yield _start
    for worker in workers:
        worker.kill()
        worker.wait()


def test_killed_in_the_middle_nothing_is_saved(programme, coordinator, start_worker):
    check = check_of(programme, many(2_000), coordinator)
    save = start_save(check=check)
    worker = start_worker(save)
    wait_for(lambda: Job.objects.get(pk=save.pk).done > 50)
    worker.kill()
    worker.wait()
    wait_for(lambda: end_if_abandoned(save))

    save.refresh_from_db()
    assert (save.status, Phase.objects.count()) == (JobStatus.FAILED, 0)
    assert "Nothing was saved" in save.refusal or save.language == "it"


def test_two_coordinators_with_the_same_rows_in_another_order(programme):
    users = [coordinator_of(programme) for _number in range(2)]
    head, *rows = many(30).splitlines()
    sheets = ["\n".join([head, *rows]), "\n".join([head, *reversed(rows)])]
    checks = [check_of(programme, sheet, user) for sheet, user in zip(sheets, users, strict=True)]

    saves = at_once(lambda check: start_save(check=check), checks)

    assert [save.status for save in saves] == [JobStatus.SUCCEEDED, JobStatus.SUCCEEDED]
    assert sorted((save.result["new"], save.result["unchanged"]) for save in saves) == [
        (0, 30),
        (30, 0),
    ]
    assert programme.phases.count() == 30


def test_checks_and_saves_at_once_never_half_save(programme):
    users = [coordinator_of(programme) for _number in range(4)]
    checks = [check_of(programme, many(10), user) for user in users[:2]]
    work = [
        *(lambda check=check: start_save(check=check) for check in checks),
        *(lambda user=user: check_of(programme, many(12), user) for user in users[2:]),
    ]

    jobs = at_once(lambda one: one(), work)

    assert {job.status for job in jobs} == {JobStatus.SUCCEEDED}
    assert programme.phases.count() == 10


def test_who_waits_too_long_is_told_that_nothing_was_saved(
    programme, coordinator, monkeypatch, in_english
):
    monkeypatch.setattr(imports, "PATIENCE_AT_ONCE", 0)
    monkeypatch.setattr(imports.locks, "try_lock", lambda _name: False)

    job = check_of(programme, GOOD, coordinator)

    assert (job.status, job.refusal) == (
        JobStatus.FAILED,
        (
            "Somebody else is bringing in the same kind of sheet. "
            "Nothing was saved: try again in a minute."
        ),
    )


def test_two_programmes_do_not_wait_for_each_other(coordinator, programme):
    other = ProgrammeFactory()
    checks = [
        check_of(programme, many(5), coordinator),
        check_of(other, many(5), coordinator_of(other)),
    ]

    saves = at_once(lambda check: start_save(check=check), checks)

    assert [save.result["new"] for save in saves] == [5, 5]
