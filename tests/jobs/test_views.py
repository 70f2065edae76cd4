"""The page of a job: whose it is, how far it is, what came out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from jobs.models import Job
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory, JobFileFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def owner():
    return coordinator_of(ProgrammeFactory())


@pytest.fixture
def desk(client, settings, owner):
    settings.LANGUAGE_CODE = "en"
    return enter_desk(client, settings, owner)


def show(client, job, **extra):
    return client.get(reverse("jobs:show", args=[job.key]), **extra)


def test_the_page_says_how_far_it_is(desk, owner):
    job = JobFactory(running=True, owner=owner, done=1200, total=14000)

    html = show(desk, job).content.decode()

    assert '<progress id="job-progress" value="1200" max="14000">8%</progress>' in html
    assert "1,200 of 14,000" in html
    assert 'role="status" aria-live="polite"' in html
    assert f'<a href="{reverse("jobs:show", args=[job.key])}">Look again</a>' in html


def test_htmx_is_given_the_changing_part_alone(desk, owner):
    job = JobFactory(running=True, owner=owner, done=1, total=4)

    html = show(desk, job, headers=HTMX).content.decode()

    assert "<html" not in html
    assert 'value="1" max="4"' in html


def test_htmx_is_led_to_the_end(desk, owner):
    job = JobFactory(succeeded=True, owner=owner)

    response = show(desk, job, headers=HTMX)

    assert (response.content, response["HX-Redirect"]) == (
        b"",
        reverse("jobs:show", args=[job.key]),
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "It waits for its turn."),
        ({"running": True}, "It is being prepared."),
        ({"failed": True, "refusal": "Nothing was saved: x."}, "Nothing was saved: x."),
        ({"cancelled": True}, "It was stopped. Nothing was saved."),
        ({"succeeded": True}, "It is kept until"),
    ],
)
def test_every_state_is_said(desk, owner, fields, words):
    assert words in show(desk, JobFactory(owner=owner, **fields)).content.decode()


def test_nobody_else_has_the_page_or_its_files(client, settings):
    file = JobFileFactory()
    other = enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    job = file.job

    for name, arguments in (("show", [job.key]), ("download", [job.key, file.pk])):
        assert other.get(reverse(f"jobs:{name}", args=arguments)).status_code == 404
    for name in ("cancel", "again"):
        assert other.post(reverse(f"jobs:{name}", args=[job.key])).status_code == 404


def test_an_administrator_sees_that_it_ran_and_not_what_came_out(client, settings):
    file = JobFileFactory(job__result={"secret": 1})
    administrator = enter_desk(client, settings, UserFactory(administrator=True))

    page = show(administrator, file.job)

    assert (page.status_code, page.context["files"]) == (200, [])
    download = reverse("jobs:download", args=[file.job.key, file.pk])
    assert administrator.get(download).status_code == 404


def test_the_owner_downloads_what_came_out(desk, owner):
    file = JobFileFactory(job__owner=owner, name="è.csv")

    response = desk.get(reverse("jobs:download", args=[file.job.key, file.pk]))

    assert (response.content, response["Content-Type"]) == (b"a;b\r\n", "text/csv")
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A8.csv"
    assert "no-store" in response["Cache-Control"]


def test_an_expired_job_is_gone(desk, owner, now):
    file = JobFileFactory(job__owner=owner, job__expires_at=now - timedelta(seconds=1))

    assert show(desk, file.job).status_code == 404
    download = reverse("jobs:download", args=[file.job.key, file.pk])
    assert desk.get(download).status_code == 404


def test_a_file_is_found_under_its_own_job_only(desk, owner):
    file = JobFileFactory(job__owner=owner)
    other = JobFactory(succeeded=True, owner=owner)

    assert desk.get(reverse("jobs:download", args=[other.key, file.pk])).status_code == 404


def test_stopping_and_starting_again(desk, owner):
    job = JobFactory(owner=owner)

    stopped = desk.post(reverse("jobs:cancel", args=[job.key]), follow=True)
    again = desk.post(reverse("jobs:again", args=[job.key]), follow=True)

    assert (stopped.context["job"].status, again.context["job"].status) == ("cancelled", "queued")
    assert "It waits for its turn again." in again.content.decode()


def test_what_cannot_be_started_again_is_said(desk, owner):
    job = JobFactory(succeeded=True, owner=owner)

    response = desk.post(reverse("jobs:again", args=[job.key]), follow=True)

    assert [str(words) for words in response.context["messages"]] == [
        "This work is not one that stopped: look at it again."
    ]


def test_what_was_asked_for_anew_has_no_button(desk, owner):
    failed = JobFactory(failed=True, owner=owner, origin=JobFactory(succeeded=True, owner=owner))
    again = reverse("jobs:again", args=[failed.key])
    assert again in show(desk, failed).content.decode()

    JobFactory(origin=failed.origin, owner=owner, succeeded=True)

    assert again not in show(desk, failed).content.decode()
    assert desk.post(again, follow=True).status_code == 200


def test_a_coordinator_s_table_has_her_own_jobs(desk, owner):
    JobFactory()
    mine = JobFactory(owner=owner)

    response = desk.get(reverse("admin:jobs_job_changelist"))

    assert list(response.context["cl"].result_list) == [mine]


def test_a_row_of_the_table_leads_to_the_page(desk, owner):
    job = JobFactory(owner=owner)

    response = desk.get(reverse("admin:jobs_job_change", args=[job.pk]))

    assert response["Location"] == reverse("jobs:show", args=[job.key])


def test_a_job_of_a_kind_that_is_no_more_can_still_be_looked_at(desk, owner):
    job = JobFactory(failed=True, owner=owner, kind="of.old")

    assert show(desk, job).status_code == 200
    assert Job.objects.count() == 1
