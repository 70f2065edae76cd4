from __future__ import annotations

from datetime import date
from io import BytesIO

import factory
from PIL import Image

from programmes.enums import AgreementKind, Allowed, PartnershipRole, ProgrammeStatus
from programmes.models import (
    Coordinator,
    DataAgreement,
    Emblem,
    Fund,
    Funding,
    Partnership,
    Programme,
)
from programmes.pictures import digest_of
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory


def picture_file(colour=(0, 51, 153), size=(224, 112), kind="PNG", **options):
    """The bytes of a picture of one colour."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind, **options)
    return file.getvalue()


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


class DataAgreementFactory(factory.django.DjangoModelFactory):
    """In force around the moment in which tests live; allows names."""

    class Meta:
        model = DataAgreement

    partnership = factory.SubFactory(PartnershipFactory)
    kind = AgreementKind.PROCESSOR
    allows = Allowed.NAMES
    signed_on = date(2026, 9, 1)
    valid_until = date(2027, 8, 31)


class EmblemFactory(factory.django.DjangoModelFactory):
    """A picture of one colour, twice as wide as it is high, different for each."""

    class Meta:
        model = Emblem

    name = factory.Sequence(lambda n: f"Emblema {n}")
    image = factory.Sequence(lambda n: picture_file((n % 256, n // 256, 153)))
    digest = factory.LazyAttribute(lambda emblem: digest_of(emblem.image))
    width = 224
    height = 112


class FundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Fund

    code = factory.Sequence(lambda n: f"fondo-{n}")
    name = factory.Sequence(lambda n: f"Fondo {n}")
    statement = "Cofinanziato dall’Unione europea"
    emblem = factory.SubFactory(EmblemFactory)


class FundingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Funding

    programme = factory.SubFactory(ProgrammeFactory)
    funder = factory.SubFactory(OrganisationFactory, kind="fund")
    statement = "Cofinanziato dall’Unione europea"
    emblem = factory.SubFactory(EmblemFactory)
