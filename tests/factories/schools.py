from __future__ import annotations

import factory

from schools.enums import Level, Track
from schools.models import School
from tests.factories.partners import OrganisationFactory


class SchoolFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = School

    organisation = factory.SubFactory(OrganisationFactory, kind="school")
    ministerial_code = factory.Sequence(lambda n: f"MIPS{n:06d}")
    level = Level.UPPER_SECONDARY
    track = Track.ACADEMIC
