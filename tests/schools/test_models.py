from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from schools.enums import Level, Track
from schools.models import School
from tests.factories.partners import OrganisationFactory
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"level": Level.LOWER_SECONDARY, "track": Track.ACADEMIC},
            "Only an upper secondary school has a track.",
        ),
        (
            {"ministerial_code": "MIPS12345"},
            "A ministerial code has ten characters, the first two are letters.",
        ),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_what_no_registry_says_is_refused_by_form_and_database(fields, sentence):
    organisation = OrganisationFactory(kind="school")
    wrong = SchoolFactory.build(organisation=organisation, **fields)

    with pytest.raises(ValidationError) as refused:
        wrong.full_clean()
    assert sentence in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


def test_schools_are_in_the_order_of_their_names():
    for name in ("Zoe", "Èva", "Ada"):
        SchoolFactory(organisation__name=name)

    assert [str(school) for school in School.objects.all()] == ["Ada", "Èva", "Zoe"]
