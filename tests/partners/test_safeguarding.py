from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partners.models import SafeguardingCheck
from tests.factories.partners import SafeguardingCheckFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.mark.parametrize(
    ("day", "is_good"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 12, 30), True),
        (date(2026, 12, 31), False),
    ],
)
def test_a_check_is_good_from_its_day_to_its_last(day, is_good):
    check = SafeguardingCheckFactory()

    assert list(SafeguardingCheck.objects.valid_on(day)) == ([check] if is_good else [])


def test_the_last_check_counts():
    check = SafeguardingCheckFactory()
    SafeguardingCheckFactory(
        professional=check.professional, checked_on=date(2026, 11, 1), outcome="not_clear"
    )

    assert list(SafeguardingCheck.objects.valid_on(date(2026, 10, 31))) == [check]
    assert list(SafeguardingCheck.objects.valid_on(date(2026, 11, 1))) == []


def test_of_two_checks_of_a_day_the_second_counts():
    check = SafeguardingCheckFactory()
    again = SafeguardingCheckFactory(professional=check.professional)

    assert list(SafeguardingCheck.objects.valid_on(date(2026, 11, 1))) == [again]


def test_expiring_are_those_that_end_soon_and_have_no_newer():
    soon = SafeguardingCheckFactory(valid_until=date(2026, 12, 22))
    sooner = SafeguardingCheckFactory(valid_until=date(2026, 11, 22))
    SafeguardingCheckFactory(valid_until=date(2026, 12, 23))
    SafeguardingCheckFactory(valid_until=date(2026, 11, 21))
    renewed = SafeguardingCheckFactory(valid_until=date(2026, 12, 1))
    SafeguardingCheckFactory(professional=renewed.professional, checked_on=date(2026, 11, 20))

    expiring = SafeguardingCheck.objects.expiring(timedelta(days=30))

    assert list(expiring) == [sooner, soon]


@pytest.mark.parametrize(
    ("valid_until", "sentence"),
    [
        (date(2026, 9, 30), "A check cannot end before it was made."),
        (date(2027, 4, 4), "A check holds for six months at most."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_check_holds_for_six_months_at_most(valid_until, sentence):
    check = SafeguardingCheckFactory()
    check.valid_until = valid_until

    with pytest.raises(ValidationError) as refused:
        check.full_clean()

    assert refused.value.messages == [sentence]
    with pytest.raises(IntegrityError), transaction.atomic():
        check.save()
