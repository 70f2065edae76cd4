from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partners.enums import Provided
from partners.models import Department, Organisation, Professional
from tests.factories.partners import (
    MembershipFactory,
    OrganisationFactory,
    ProfessionalFactory,
    RoomFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db


def _department(**fields):
    return Department(**{"name": "Viabilità", **fields})


@pytest.mark.parametrize(
    ("make", "same", "sentence"),
    [
        (_department, ("organisation", "name"), "This organisation already has that department."),
        (MembershipFactory.build, ("organisation", "user"), "This person is already a member."),
        (
            SiteFactory.build,
            ("organisation", "name", "municipality"),
            "This organisation already has a site of that name.",
        ),
        (RoomFactory.build, ("site", "name"), "This site already has a room of that name."),
    ],
    ids=["department", "membership", "site", "room"],
)
@pytest.mark.usefixtures("in_english")
def test_the_same_twice_is_refused_by_form_and_database(make, same, sentence):
    there = {
        "department": lambda: Department.objects.create(
            organisation=OrganisationFactory(), name="Viabilità"
        ),
        "membership": MembershipFactory,
        "site": SiteFactory,
        "room": RoomFactory,
    }
    first = there[make().__class__.__name__.lower()]()
    again = make(**{field: getattr(first, field) for field in same})

    with pytest.raises(ValidationError) as refused:
        again.full_clean()
    assert sentence in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_accents_do_not_change_the_order():
    for name in ("Zoe", "Èva", "Ada"):
        OrganisationFactory(name=name)
        ProfessionalFactory(organisation__name=f"Di {name}", last_name=name, first_name="Maria")

    names = Organisation.objects.exclude(name__startswith="Di ").values_list("name", flat=True)
    assert list(names) == ["Ada", "Èva", "Zoe"]
    assert [found.last_name for found in Professional.objects.all()] == ["Ada", "Èva", "Zoe"]


@pytest.mark.parametrize(
    ("answer", "is_there"), [(Provided.YES, True), (Provided.NO, True), (Provided.UNKNOWN, False)]
)
def test_a_no_is_an_answer_and_silence_is_none(answer, is_there):
    assert SiteFactory.build(lift=answer).has_accessibility_sheet is is_there
