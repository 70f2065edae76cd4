from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from places.models import Municipality
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("istat_code", "15146", "An ISTAT code has six digits."),
        ("cadastral_code", "f205", "A cadastral code is a letter and three digits."),
        ("province", "Mi", "A province is two capital letters."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_wrong_code_is_refused_by_form_and_database(field, value, sentence):
    wrong = MunicipalityFactory.build(**{field: value})

    with pytest.raises(ValidationError) as refused:
        wrong.full_clean()
    assert sentence in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


def test_accents_do_not_change_the_order():
    for name in ("Zoagli", "Èze", "Assago"):
        MunicipalityFactory(name=name)

    assert [str(found) for found in Municipality.objects.all()] == [
        "Assago (MI)",
        "Èze (MI)",
        "Zoagli (MI)",
    ]


def test_an_istat_code_is_given_again_only_when_its_municipality_has_ceased():
    MunicipalityFactory(istat_code="015146", ceased_on=date(1947, 8, 16))
    MunicipalityFactory(istat_code="015146")

    with pytest.raises(IntegrityError), transaction.atomic():
        MunicipalityFactory(istat_code="015146")
