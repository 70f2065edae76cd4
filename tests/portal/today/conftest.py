from __future__ import annotations

import pytest
from django.test import RequestFactory

from portal.today import today
from tests.desk import coordinator_of
from tests.factories.programmes import ProgrammeFactory


@pytest.fixture
def programme():
    return ProgrammeFactory(title="Programma di casa")


@pytest.fixture
def coordinator(programme):
    return coordinator_of(programme)


@pytest.fixture
def look(coordinator):
    """What Today shows to the coordinator, or to somebody else."""

    def look(user=None, **asked):
        request = RequestFactory().get("/admin/", asked)
        request.user = user or coordinator
        return today(request)

    return look
