"""The age from which somebody decides for herself, which is a setting (L1)."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from participants.ages import age_on


def age_of_consent() -> int:
    """The age from which somebody registers herself and decides about her data: 14 in Italy (L1).

    ``AGE_OF_DIGITAL_CONSENT`` of the settings: other countries have up to 16.
    """
    age: int = settings.AGE_OF_DIGITAL_CONSENT
    return age


def is_old_enough(birth_date: date, day: date) -> bool:
    """Has she reached, on ``day``, the age from which somebody registers herself (L1)?"""
    return age_on(birth_date, day) >= age_of_consent()
