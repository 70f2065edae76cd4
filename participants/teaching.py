"""Who is not taken for a teacher because of an address of a school: pupils have such addresses."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from participants.ages import ADULT_AGE, latest_birth_date
from participants.enums import Occupation
from participants.models import Participant


def may_be_a_pupil(user: User) -> bool:
    """Whether ``user`` told us that she is a student, is in a class, or is under 18."""
    minor = Q(birth_date__gt=latest_birth_date(ADULT_AGE, timezone.localdate()))
    pupil = Q(occupation=Occupation.STUDENT) | Q(school_year__isnull=False) | minor
    return Participant.objects.of(user).filter(pupil).exists()
