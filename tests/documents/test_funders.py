from __future__ import annotations

import pytest
from django.template import Context, Template

from tests.factories.programmes import FundingFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def strip(programme):
    template = Template("{% load funders %}{% funders fundings %}")
    return template.render(Context({"fundings": programme.fundings.select_related("funder")}))


def test_funders_come_in_the_order_of_the_agreement_emblem_first():
    programme = ProgrammeFactory()
    FundingFactory(programme=programme, statement="Secondo", emblem="", position=2)
    FundingFactory(programme=programme, statement="Primo", position=1)

    html = strip(programme)

    assert html.index("<img") < html.index("Primo") < html.index("Secondo")


def test_the_emblem_is_silent_because_the_statement_says_it():
    programme = FundingFactory().programme

    assert 'alt=""' in strip(programme)


def test_an_emblem_that_no_file_has_leaves_the_statement(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path  # nothing was collected here: every name is unknown
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": manifest}}
    programme = FundingFactory(emblem="emblems/none.svg", statement="Parole esatte").programme

    html = strip(programme)

    assert "Parole esatte" in html
    assert "<img" not in html


def test_no_funder_no_strip():
    assert not strip(ProgrammeFactory()).strip()
