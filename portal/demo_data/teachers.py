"""Teachers of the demo, their school's classes, and one who waits to be verified."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from programmes.models import PreRegistration, Programme
from schools.enums import Proof, TeacherStatus
from schools.models import School, SchoolClass, Teacher
from schools.services import ask_to_teach
from schools.years import following, school_year_of

# Year, section and pupils of the present school year; the one before had one class more.
CLASSES = [(3, "A", 26), (4, "B", 23)]
LAST_YEAR = [(3, "A", 24), (4, "B", 25), (5, "B", 21)]


def write_teachers(school: School, teacher: User, colleague: User, newcomer: User) -> None:
    """Make two people teachers of ``school`` with its classes; ``newcomer`` waits there."""
    today = timezone.localdate()
    for user in (teacher, colleague):
        _verified(school, user)
    ask_to_teach(
        user=newcomer,
        school=school,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        note="Insegno matematica e fisica nel triennio.",
    )
    present = school_year_of(today)
    for school_year, classes in ((present, CLASSES), (following(present, -1), LAST_YEAR)):
        for year, section, pupils in classes:
            SchoolClass.objects.get_or_create(
                school=school,
                school_year=school_year,
                year=year,
                section=section,
                defaults={"pupils": pupils},
            )
    for programme in Programme.objects.to_come(today).filter(schools=school)[:1]:
        PreRegistration.objects.get_or_create(user=teacher, school=school, programme=programme)


def _verified(school: School, user: User) -> None:
    asked_at = timezone.now() - timedelta(days=45)
    Teacher.objects.get_or_create(
        school=school,
        user=user,
        defaults={
            "status": TeacherStatus.VERIFIED,
            "proof": Proof.COORDINATOR,
            "asked_at": asked_at,
            "verified_at": asked_at + timedelta(days=1),
        },
    )
