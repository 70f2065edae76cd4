from __future__ import annotations

import factory

from partners.enums import OrganisationKind
from partners.models import Membership, Organisation, Professional, Room, Site
from tests.factories.accounts import UserFactory
from tests.factories.places import MunicipalityFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = OrganisationKind.COMPANY
    name = factory.Sequence(lambda n: f"Organizzazione {n}")
    slug = factory.Sequence(lambda n: f"organizzazione-{n}")


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
