from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from schools.enums import Level
from tests.factories.schools import SchoolClassFactory, SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"school_year": "202628"}, "A school year is written like 202627."),
        ({"school_year": "26/27"}, "A school year is written like 202627."),
        ({"year": 6}, "The year of a class is from 1 to 5."),
        ({"year": 0}, "The year of a class is from 1 to 5."),
        ({"section": "<B>"}, "A section is capital letters and digits, like B."),
        ({"pupils": 0}, "A class has from 1 to 60 pupils."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_what_no_class_is_like_is_refused_by_form_and_database(fields, sentence):
    wrong = SchoolClassFactory.build(**{"school": SchoolFactory(), "section": "B", **fields})

    with pytest.raises(ValidationError) as refused:
        wrong.full_clean()
    assert sentence in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


def test_a_class_is_once_in_a_school_year():
    first = SchoolClassFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolClassFactory(school=first.school, section=first.section)
    SchoolClassFactory(school=first.school, section=first.section, school_year="202728")


@pytest.mark.usefixtures("in_english")
def test_a_lower_secondary_school_has_three_years():
    school = SchoolFactory(level=Level.LOWER_SECONDARY, track="")
    SchoolClassFactory.build(school=school, year=3, section="B").full_clean()

    with pytest.raises(ValidationError) as refused:
        SchoolClassFactory.build(school=school, year=4, section="B").full_clean()

    assert refused.value.message_dict["year"] == [
        "A lower secondary school has classes from 1 to 3."
    ]


@pytest.mark.parametrize(("typed", "kept"), [(" b ", "B"), ("a  lsa", "A LSA"), ("3c", "3C")])
def test_a_section_is_written_in_one_form(typed, kept):
    school_class = SchoolClassFactory.build(school=SchoolFactory(), section=typed)

    school_class.full_clean()

    assert school_class.section == kept


@pytest.mark.usefixtures("in_english")
def test_its_name_says_year_and_section():
    assert str(SchoolClassFactory.build(year=3, section="B")) == "3B, 2026/27"
