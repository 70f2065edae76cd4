from __future__ import annotations

import pytest
from django.template import Context, Template

from tests.factories.programmes import FundingFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def strip(programme):
    template = Template("{% load funders %}{% funders fundings %}")
    return template.render(Context({"fundings": programme.fundings.shown()}))


def test_emblems_come_before_words_alone():
    programme = ProgrammeFactory()
    FundingFactory(programme=programme, statement="Secondo", emblem=None, position=1)
    FundingFactory(programme=programme, statement="Primo", position=2)

    html = strip(programme)

    assert html.index("<img") < html.index("Primo") < html.index("Secondo")


def test_the_emblem_is_silent_because_the_statement_says_it():
    programme = FundingFactory().programme

    assert 'alt=""' in strip(programme)


def test_the_project_code_shows_where_it_is_given():
    programme = FundingFactory(project_code="B41B21000000006").programme

    assert "CUP" in strip(programme)
    assert "B41B21000000006" in strip(programme)


def test_no_funder_no_strip():
    assert not strip(ProgrammeFactory()).strip()
