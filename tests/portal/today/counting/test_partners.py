from __future__ import annotations

import pytest

from partners.models import Department
from portal.today.counting.partners import Partners, partners
from programmes.enums import PartnershipRole
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return ProgrammeFactory()


def test_a_body_with_two_departments_roles_and_events_is_one(programme):
    body = OrganisationFactory()
    for name in ("Studi", "Ricerca"):
        department = Department.objects.create(organisation=body, name=name)
        PartnershipFactory(programme=programme, organisation=body, department=department)
    PartnershipFactory(programme=programme, organisation=body, role=PartnershipRole.LEAD)
    for _number in range(2):
        EventFactory(programme=programme).hosts.add(body)

    assert partners([programme.pk]) == Partners(active=1, hosts=1)


@pytest.mark.parametrize("role", [PartnershipRole.FUNDER, PartnershipRole.PATRON])
def test_who_only_gives_money_or_a_name_is_not_at_work(programme, role):
    quiet, busy = PartnershipFactory.create_batch(2, programme=programme, role=role)
    EventFactory(programme=programme).hosts.add(busy.organisation)
    EventFactory(programme=programme, draft=True).hosts.add(quiet.organisation)

    assert partners([programme.pk]) == Partners(active=1, hosts=1)


def test_partners_of_other_programmes_are_not_counted(programme):
    PartnershipFactory()
    EventFactory().hosts.add(OrganisationFactory())

    assert partners([programme.pk]) == Partners(0, 0)
