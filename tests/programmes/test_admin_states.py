"""The page between a programme's new state and its effect."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.enums import PartnershipRole, ProgrammeStatus
from programmes.models import Programme
from programmes.services import why_not_publishable
from tests.desk import enter_desk, posted_from
from tests.factories.accounts import UserFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

URL = "admin:programmes_programme_changelist"


@pytest.fixture
def desk(client, settings):
    return enter_desk(client, settings, UserFactory(administrator=True))


@pytest.fixture
def drafts():
    """One that can be published and one that nobody leads."""
    led, bare = ProgrammeFactory.create_batch(2, status=ProgrammeStatus.DRAFT)
    PartnershipFactory(programme=led, role=PartnershipRole.LEAD)
    return led, bare


def ask(desk, action, *programmes):
    chosen = [programme.pk for programme in programmes]
    return desk.post(reverse(URL), {"action": action, "_selected_action": chosen})


def states(*programmes):
    return [Programme.objects.get(pk=programme.pk).status for programme in programmes]


def test_publishing_says_how_many_lack_what_before(desk, drafts):
    asked = ask(desk, "publish", *drafts)

    effects = {row.pk: effect for row, effect in asked.context["rows"]}
    assert asked.context["number"] == 2
    assert re.findall(r"\d+", asked.context["summary"]) == ["1"]
    assert asked.context["summary"].endswith(_("Nobody is written to."))
    assert effects[drafts[0].pk] == _("Ready.")
    assert effects[drafts[1].pk].endswith(why_not_publishable(drafts[1]))
    assert states(*drafts) == ["draft", "draft"]


def test_confirmed_it_publishes_those_that_are_ready(desk, drafts):
    done = desk.post(reverse(URL), posted_from(ask(desk, "publish", *drafts)))

    assert (done.status_code, states(*drafts)) == (302, ["published", "draft"])


def test_concluding_asks_first_too(desk, drafts):
    public = ProgrammeFactory()
    asked = ask(desk, "conclude", public, drafts[0])
    before = states(public)

    desk.post(reverse(URL), posted_from(asked))

    assert re.findall(r"\d+", asked.context["summary"]) == ["1"]
    assert (before, states(public, drafts[0])) == (["published"], ["concluded", "draft"])
