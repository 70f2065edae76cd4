from __future__ import annotations

from datetime import date, timedelta

import factory

from partners.enums import OrganisationKind
from partners.models import (
    CodeOfConduct,
    ConductAcceptance,
    Department,
    Membership,
    Organisation,
    Professional,
    Room,
    SafeguardingCheck,
    Site,
)
from tests.factories.accounts import UserFactory
from tests.factories.places import MunicipalityFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = OrganisationKind.COMPANY
    name = factory.Sequence(lambda n: f"Organizzazione {n}")
    slug = factory.Sequence(lambda n: f"organizzazione-{n}")


class DepartmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Department

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Dipartimento {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    role = "manager"


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Sede {n}")
    address = "Via Prova 1"
    municipality = factory.SubFactory(MunicipalityFactory)


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    site = factory.SubFactory(SiteFactory)
    name = factory.Sequence(lambda n: f"Aula {n}")


class ProfessionalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Professional

    organisation = factory.SubFactory(OrganisationFactory)
    first_name = "Grazia"
    last_name = factory.Sequence(lambda n: f"Bianchi {n}")
    job_title = "Ingegnera"


class SafeguardingCheckFactory(factory.django.DjangoModelFactory):
    """Good for three months around the moment in which tests live."""

    class Meta:
        model = SafeguardingCheck

    professional = factory.SubFactory(ProfessionalFactory)
    checked_on = date(2026, 10, 1)
    checked_by = factory.SubFactory(UserFactory, staff=True)
    valid_until = factory.LazyAttribute(lambda check: check.checked_on + timedelta(days=90))
    outcome = "clear"


class CodeOfConductFactory(factory.django.DjangoModelFactory):
    """A version after the one that the portal ships with."""

    class Meta:
        model = CodeOfConduct

    version = factory.Sequence(lambda n: n + 2)
    text_it = "Rispetto."
    text_en = "Respect."


class ConductAcceptanceFactory(factory.django.DjangoModelFactory):
    """Of the version that the portal ships with."""

    class Meta:
        model = ConductAcceptance

    professional = factory.SubFactory(ProfessionalFactory)
    code = factory.LazyFunction(lambda: CodeOfConduct.objects.current())
    recorded_by = factory.SubFactory(UserFactory, staff=True)
