"""Every table of the desk: it opens, costs the same however long, is searched and sorted."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk import enter_desk, look_for
from tests.factories.accounts import UserFactory
from tests.portal.rows import make

pytestmark = pytest.mark.django_db
TABLES = sorted(admin.site._registry.items(), key=lambda item: item[0]._meta.label)
every_table = pytest.mark.parametrize(
    "model_admin",
    [table for _model, table in TABLES],
    ids=[model._meta.label for model, _ in TABLES],
)


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(is_staff=True, is_superuser=True))


def address(model_admin):
    meta = model_admin.opts
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


def cost(client, url, **query):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url, query)
    assert response.status_code == 200
    return len(queries)


@every_table
def test_a_changelist_costs_the_same_however_long(administrator, model_admin):
    url = address(model_admin)
    make(model_admin.model)
    administrator.get(url)  # what a process reads once and keeps

    short = cost(administrator, url)
    make(model_admin.model, 2)

    assert cost(administrator, url) == short


@every_table
def test_a_changelist_shows_its_rows_and_their_number(administrator, model_admin):
    row = make(model_admin.model)[-1]

    changelist = administrator.get(address(model_admin)).context["cl"]

    assert row.pk in [shown.pk for shown in changelist.result_list]
    assert changelist.result_count == model_admin.model._default_manager.count()


@every_table
def test_a_changelist_is_searched_where_there_is_text(administrator, model_admin):
    fields = [field for field in model_admin.opts.fields if isinstance(field, models.CharField)]
    has_text = any(not field.choices for field in fields)

    words = "<script> %_'"
    if model_admin.searches_people:
        found = look_for(administrator, address(model_admin), words).context["cl"]
    else:
        found = administrator.get(address(model_admin), {"q": words}).context["cl"]

    assert bool(model_admin.search_fields) is has_text or model_admin.search_fields
    assert list(found.result_list) == [] or not model_admin.search_fields


@every_table
def test_every_column_sorts(administrator, model_admin):
    make(model_admin.model, 2)
    changelist = administrator.get(address(model_admin)).context["cl"]

    for number, _column in enumerate(changelist.list_display):
        sorted_by = administrator.get(address(model_admin), {"o": number}).context["cl"]
        assert len(sorted_by.result_list) == len(changelist.result_list)


@every_table
def test_a_changelist_does_not_count_what_nobody_asked_for(model_admin):
    assert model_admin.show_full_result_count is False
    assert model_admin.list_per_page <= 100
