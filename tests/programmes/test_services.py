from __future__ import annotations

import pytest

from programmes.enums import PartnershipRole, ProgrammeStatus
from programmes.services import CannotPublish, conclude_programme, publish_programme
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("in_english")
def test_a_programme_that_nobody_leads_stays_a_draft():
    programme = ProgrammeFactory(status=ProgrammeStatus.DRAFT)
    PartnershipFactory(programme=programme, role=PartnershipRole.PARTNER)

    with pytest.raises(CannotPublish, match="Say which body leads the programme"):
        publish_programme(programme=programme)

    programme.refresh_from_db()
    assert programme.status == ProgrammeStatus.DRAFT


def test_publishing_twice_is_publishing():
    programme = ProgrammeFactory(status=ProgrammeStatus.DRAFT)
    PartnershipFactory(programme=programme, role=PartnershipRole.LEAD)

    publish_programme(programme=programme)
    programme.refresh_from_db()
    published = programme.updated_at
    publish_programme(programme=programme)

    programme.refresh_from_db()
    assert (programme.status, programme.updated_at) == (ProgrammeStatus.PUBLISHED, published)


@pytest.mark.usefixtures("in_english")
def test_a_draft_is_not_concluded():
    programme = ProgrammeFactory(status=ProgrammeStatus.DRAFT)

    with pytest.raises(CannotPublish, match="nothing to conclude"):
        conclude_programme(programme=programme)

    programme.refresh_from_db()
    assert programme.status == ProgrammeStatus.DRAFT


def test_a_published_programme_is_concluded_once_and_for_all():
    programme = ProgrammeFactory()

    conclude_programme(programme=programme)
    conclude_programme(programme=programme)

    programme.refresh_from_db()
    assert programme.status == ProgrammeStatus.CONCLUDED
