"""Every sheet that the desk offers."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import translation

from exchange.kinds import sheets_for
from exchange.widgets import Reference
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db

SHEETS = [
    "partners",
    "sites",
    "professionals",
    "events",
    "classes",
    "participants",
    "registrations",
    "attendances",
]


@pytest.fixture
def resources():
    user, programme = UserFactory(administrator=True), ProgrammeFactory()
    return {
        kind.name: kind.resource(user=user, programme=programme)
        for kind in sheets_for(user)
        if kind.name in SHEETS
    }


def test_they_are_offered_in_the_order_in_which_they_are_needed(resources):
    assert list(resources) == SHEETS


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_example_can_be_read(resources, language):
    with translation.override(language):
        for resource in resources.values():
            for column in resource.import_columns:
                if column.example and not isinstance(column.widget, Reference):
                    assert column.widget.clean(column.example), (column.title, column.example)


def test_no_two_columns_of_a_sheet_share_a_heading(resources):
    for name, resource in resources.items():
        headings = [heading for column in resource.import_columns for heading in column.names]
        twice = {heading for heading in headings if headings.count(heading) > 1}
        assert (name, twice) == (name, set())
