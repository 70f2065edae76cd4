from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.models import Organisation
from programmes.enums import PartnershipRole
from tests.desk import coordinator_of
from tests.factories.accounts import UserFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def changeable(user):
    return list(Organisation.objects.changeable_by(user))


def test_a_coordinator_changes_a_body_of_her_programmes_only():
    partnership = PartnershipFactory()

    assert changeable(coordinator_of(partnership.programme)) == [partnership.organisation]
    assert changeable(coordinator_of(ProgrammeFactory())) == []


def test_a_body_of_somebody_elses_programme_too_is_not_hers():
    partnership = PartnershipFactory()
    PartnershipFactory(organisation=partnership.organisation)

    assert changeable(coordinator_of(partnership.programme)) == []


def test_a_body_that_leads_her_programme_is_hers_wherever_else_it_takes_part():
    partnership = PartnershipFactory(role=PartnershipRole.LEAD)
    other = PartnershipFactory(organisation=partnership.organisation)

    assert changeable(coordinator_of(partnership.programme)) == [partnership.organisation]
    assert changeable(coordinator_of(other.programme)) == []


def test_a_body_of_no_programme_is_an_administrators():
    organisation = OrganisationFactory()

    assert changeable(coordinator_of(ProgrammeFactory())) == []
    assert changeable(UserFactory(administrator=True)) == [organisation]


def test_managers_change_their_own_and_members_nothing():
    managed = MembershipFactory(role="manager")
    membership = MembershipFactory(role="member")

    assert changeable(managed.user) == [managed.organisation]
    assert changeable(membership.user) == []
    assert changeable(AnonymousUser()) == []
