"""Every table of the desk opens, and costs the same however long."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.desk import look_for
from tests.factories.events import SessionFactory
from tests.registrations.pages import changelist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

MODELS = [
    "events_event",
    "events_session",
    "registrations_registration",
    "participants_participant",
    "programmes_programme",
    "programmes_series",
    "programmes_phase",
    "programmes_action",
    "partners_organisation",
    "partners_site",
    "partners_room",
    "partners_professional",
    "partners_department",
    "schools_school",
    "places_municipality",
]


@pytest.mark.parametrize("model", MODELS)
def test_every_list_search_and_add_page_opens(administrator, model):
    assert administrator.get(changelist(model)).status_code == 200
    assert administrator.get(changelist(model), {"q": "<script> %_'"}).status_code == 200
    assert look_for(administrator, changelist(model), "<script> %_'").status_code == 200
    assert administrator.get(reverse(f"admin:{model}_add")).status_code in {200, 403}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "model",
    ["events_event", "events_session", "registrations_registration", "participants_participant"],
)
def test_lists_cost_the_same_however_long(
    administrator, register, django_assert_max_num_queries, model, count
):
    for _number in range(count):
        register(SessionFactory())

    with django_assert_max_num_queries(11):
        administrator.get(changelist(model))
