"""The pages of "Data in": who sees which sheet, what it says of its columns, whose an import is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk import coordinator_of, enter_desk
from tests.exchange.phases import HEADER
from tests.exchange.sheets.make import back
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
SHEET = ("exchange:sheet", "phases")


def get(client, name, *arguments, **query):
    return client.get(reverse(name, args=arguments), query)


def test_she_is_offered_what_she_may_bring_in(desk):
    sheets = get(desk, "exchange:index").context["sheets"]

    assert "phases" in [kind.name for kind in sheets]


def test_who_lacks_a_permission_is_not_offered_the_sheet(client, settings, in_english):
    user = UserFactory(staff=True)
    user.user_permissions.add(Permission.objects.get(codename="add_phase"))
    enter_desk(client, settings, user)

    assert list(get(client, "exchange:index").context["sheets"]) == []
    assert get(client, *SHEET).status_code == 404
    assert get(client, "exchange:template", "phases").status_code == 404


def test_the_index_has_her_own_latest_work(desk, coordinator):
    JobFactory()
    mine = JobFactory(owner=coordinator)

    assert list(get(desk, "exchange:index").context["jobs"]) == [mine]


def test_only_her_programmes_can_be_chosen(desk, programme):
    ProgrammeFactory()

    field = get(desk, *SHEET).context["form"].fields["programme"]

    assert (list(field.queryset), field.initial) == ([programme], programme)


def test_the_page_says_what_each_column_is(desk):
    html = get(desk, *SHEET).content.decode()

    assert "Phase <span" in html
    assert "(needed)" in html
    assert "An empty cell empties the field, unless its column says otherwise." in html


def test_the_sheet_to_start_from_is_read_as_it_is(desk, hand_in):
    response = get(desk, "exchange:template", "phases")

    assert back(response.content) == [
        ["Phase", "From", "To", "Description"],
        ["Mese", None, None, None],
    ]
    assert response["Content-Disposition"] == 'attachment; filename="phases.xlsx"'
    assert hand_in(response.content, name="phases.xlsx").status_code == 302


def test_an_import_is_nobody_else_s(hand_in, settings, programme):
    job = hand_in(f"{HEADER}\n;boh;;", follow=True).context["job"]
    others = [coordinator_of(programme), UserFactory(administrator=True)]

    for user in others:
        client = enter_desk(Client(), settings, user)
        for name in ("exchange:import", "exchange:faults"):
            assert get(client, name, job.key).status_code == 404
        assert client.post(reverse("exchange:save", args=[job.key])).status_code == 404


def test_other_work_is_no_import(desk, coordinator):
    job = JobFactory(owner=coordinator, succeeded=True)

    assert get(desk, "exchange:import", job.key).status_code == 404


def test_a_page_of_rows_costs_the_same_however_many(hand_in, desk, django_assert_num_queries):
    sheets = ["\n".join([HEADER, *[f"F {n};boh;;" for n in range(number)]]) for number in (1, 3)]
    one, three = [hand_in(sheet, follow=True).context["job"] for sheet in sheets]

    with CaptureQueriesContext(connection) as queries:
        get(desk, "exchange:import", one.key)

    with django_assert_num_queries(len(queries)):
        get(desk, "exchange:import", three.key)
