from __future__ import annotations

from datetime import date

import factory

from programmes.enums import PartnershipRole, ProgrammeStatus
from programmes.models import Coordinator, Funding, Partnership, Programme
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    title = factory.Sequence(lambda n: f"Programma {n}")
    slug = factory.Sequence(lambda n: f"programma-{n}")
    summary = "Un programma di prova."
    starts_on = date(2026, 9, 1)
    ends_on = date(2027, 6, 30)
    status = ProgrammeStatus.PUBLISHED


class CoordinatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Coordinator

    programme = factory.SubFactory(ProgrammeFactory)
    user = factory.SubFactory(UserFactory, staff=True)


class PartnershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Partnership

    programme = factory.SubFactory(ProgrammeFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = PartnershipRole.PARTNER


class FundingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Funding

    programme = factory.SubFactory(ProgrammeFactory)
    funder = factory.SubFactory(OrganisationFactory, kind="fund")
    statement = "Cofinanziato dall’Unione europea"
    emblem = "emblems/eu.svg"
