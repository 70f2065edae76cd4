"""Taking rows out: what is on the screen, in the right hands, and written down."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import reverse

from accounts.second_factor import DEMO_SESSION_KEY
from exchange import export_admin
from jobs.models import ExportLog, Job, JobFile
from jobs.runner import run_here
from programmes.models import Phase
from tests.exchange.phases import PhaseExportAdmin
from tests.exchange.sheets.make import back
from tests.factories.programmes import CoordinatorFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


@pytest.fixture
def table(monkeypatch):
    """The table of phases with the button, for the time of one test."""
    table = PhaseExportAdmin(Phase, admin.site)
    monkeypatch.setitem(admin.site._registry, Phase, table)
    return table


@pytest.fixture
def phases(programme):
    return [phase(programme, f"Fase {n}") for n in range(3)]


def phase(programme, name):
    return Phase.objects.create(
        programme=programme, name=name, starts_on="2027-03-01", ends_on="2027-03-15"
    )


@pytest.fixture
def ask(table, coordinator, settings, rf: RequestFactory):
    """Open the page of an export (get), or ask for the file (post)."""
    settings.DEMO = True

    def _ask(method="post", user=coordinator, format_="csv", **query):
        data = {"data": {"format": format_}} if method == "post" else {}
        request = getattr(rf, method)("/export/", query_params=query, **data)
        request.user, request.session = user, {DEMO_SESSION_KEY: True}
        return table.export_view(request)

    return _ask


def lines(response):
    return response.content.decode("utf-8-sig").splitlines()


def test_the_file_has_the_columns_and_the_rows(ask, phases):
    response = ask()

    assert lines(response) == [
        "Phase;From;To;Description",
        "Fase 0;2027-03-01;2027-03-15;",
        "Fase 1;2027-03-01;2027-03-15;",
        "Fase 2;2027-03-01;2027-03-15;",
    ]


def test_the_file_is_to_keep_and_no_cache_keeps_it(ask, phases):
    response = ask()

    assert response["Content-Disposition"] == 'attachment; filename="phases-2026-11-22.csv"'
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_workbook_has_the_same(ask, phases):
    assert [row[0] for row in back(ask(format_="xlsx").content)] == [
        "Phase",
        "Fase 0",
        "Fase 1",
        "Fase 2",
    ]


def test_only_what_is_searched_and_filtered_goes_out(ask, phases, programme, coordinator):
    phase(CoordinatorFactory(user=coordinator).programme, "Fase 1 altrove")
    response = ask(q="fase 1", programme__id__exact=str(programme.pk), starts_on__year="2027")

    log = ExportLog.objects.get()
    assert lines(response)[1:] == ["Fase 1;2027-03-01;2027-03-15;"]
    assert (log.user, log.table, log.title) == (coordinator, "programmes.phase", "Phases")
    assert (log.rows, log.format) == (1, "csv")
    assert log.filters == "search: fase 1; programme: Di casa; date: 2027"


def test_what_only_the_address_says_is_written_down_too(ask, phases, programme):
    ask(programme__id__exact=str(programme.pk))

    assert ExportLog.objects.get().filters == f"programme__id__exact={programme.pk}"


def test_the_page_says_what_will_go_out(ask, phases):
    page = ask("get", q="fase 1").render()

    assert page.context_data["number"] == 1
    assert page.context_data["filters"] == "search: fase 1"
    assert ExportLog.objects.count() == 0


def test_a_format_that_is_none_is_refused(ask, phases):
    assert (ask(format_="pdf").status_code, ExportLog.objects.count()) == (422, 0)


def test_a_filter_that_is_none_leads_back(ask):
    assert ask("get", starts_on__year="boh").status_code == 302


def test_rows_of_another_programme_stay(ask, phases):
    phase(ProgrammeFactory(), "Altrui")

    assert "Altrui" not in str(lines(ask()))


def test_whoever_sees_the_table_needs_the_permission_too(ask, coordinator):
    coordinator.groups.clear()
    coordinator.user_permissions.add(Permission.objects.get(codename="view_phase"))

    with pytest.raises(PermissionDenied):
        ask()


def test_the_permission_alone_opens_no_table(ask, coordinator):
    coordinator.groups.clear()
    coordinator.user_permissions.add(Permission.objects.get(codename="export_exportlog"))

    with pytest.raises(PermissionDenied):
        ask()


def test_what_a_person_typed_is_never_run(ask, programme):
    phase(programme, "=HYPERLINK(1)")

    assert lines(ask())[1] == "'=HYPERLINK(1);2027-03-01;2027-03-15;"


@pytest.fixture
def large(monkeypatch):
    """Three rows are many."""
    monkeypatch.setattr(export_admin, "AT_ONCE", 2)


def test_many_rows_are_written_by_a_worker(ask, phases, large, coordinator):
    response = ask()

    job = Job.objects.get()
    assert response["Location"] == reverse("jobs:show", args=[job.key])
    assert (job.owner, job.status, job.parameters["format"]) == (coordinator, "queued", "csv")
    assert (ExportLog.objects.count(), JobFile.objects.count()) == (0, 0)


def test_the_worker_keeps_the_order_and_leaves_out_what_is_no_longer_hers(ask, phases, large):
    ask(o="-1")
    phases[1].programme = ProgrammeFactory()
    phases[1].save()

    job = Job.objects.get()
    run_here(job)

    content = bytes(job.files.get().content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in content[1:]] == ["Fase 2", "Fase 0"]
    assert (job.status, ExportLog.objects.get().rows) == ("succeeded", 2)


def test_a_worker_gives_nothing_to_who_may_no_longer(ask, phases, large, coordinator):
    ask()
    coordinator.groups.clear()

    job = Job.objects.select_related("owner").get()
    run_here(job)

    assert (job.status, job.refusal) == ("failed", "You may not take these data out.")
    assert (ExportLog.objects.count(), JobFile.objects.count()) == (0, 0)
