from __future__ import annotations

import pytest

from programmes.fundings import fundings_of
from tests.factories.programmes import FundingFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def test_two_programmes_that_share_a_grant_say_it_once():
    funding = FundingFactory()
    other = FundingFactory(funder=funding.funder, statement=funding.statement)

    assert fundings_of([funding.programme, other.programme]) == [funding]


def test_projects_of_different_codes_are_said_apart():
    programme = ProgrammeFactory()
    first = FundingFactory(programme=programme, project_code="B41")
    second = FundingFactory(programme=programme, funder=first.funder, project_code="B42")

    assert fundings_of([programme]) == [first, second]
