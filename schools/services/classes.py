"""A school's classes, kept by its teachers. Who writes them locks the school."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from schools.models import School, SchoolClass
from schools.years import following, open_years, year_words

# No school has more in a school year; somebody who presses a thousand times has a limit.
MOST_CLASSES = 200


class CannotWrite(DomainError):
    """The class cannot be as it was asked for; the sentence says why."""


@transaction.atomic
def save_class(*, school_class: SchoolClass) -> None:
    """Add a class to its school, or change it.

    Raises:
        CannotWrite: the school has it already, is gone or has too many; or the year is over.
    """
    school = _lock(school_class.school)
    _check_open(school, school_class.school_year)
    try:
        school_class.validate_constraints()
    except ValidationError as error:
        raise CannotWrite(" ".join(error.messages)) from None
    others = school.classes.filter(school_year=school_class.school_year)
    if others.exclude(pk=school_class.pk).count() >= MOST_CLASSES:
        words = _("A school has at most %(number)d classes in a school year.")
        raise CannotWrite(words % {"number": MOST_CLASSES})
    school_class.save()


@transaction.atomic
def remove_class(*, school_class: SchoolClass) -> None:
    """Take a class away that nothing was done with.

    Raises:
        CannotWrite: something was booked for it, or its year is over.
    """
    _check_open(_lock(school_class.school), school_class.school_year)
    try:
        school_class.delete()
    except ProtectedError:
        words = _("Class %(name)s has bookings: it stays.")
        raise CannotWrite(words % {"name": f"{school_class.year}{school_class.section}"}) from None


@transaction.atomic
def repeat_classes(*, school: School, school_year: str) -> int:
    """Give ``school`` the classes that it had in the school year before, and say how many are new.

    Years and sections come again; their pupils are others, so how many is left open. Those that
    are there already stay as they are: doing it twice is the same as once.

    Raises:
        CannotWrite: the school is gone, or the year is not the present or the next one.
    """
    school = _lock(school)
    _check_open(school, school_year)
    names = school.classes.values_list("year", "section")
    there = set(names.filter(school_year=school_year))
    before = names.filter(school_year=following(school_year, -1)).order_by("year", "section")
    missing = [name for name in before if name not in there]
    SchoolClass.objects.bulk_create(
        SchoolClass(school=school, school_year=school_year, year=year, section=section)
        for year, section in missing
    )
    return len(missing)


def _lock(school: School) -> School:
    return School.objects.select_for_update(of=("self",), no_key=True).get(pk=school.pk)


def _check_open(school: School, school_year: str) -> None:
    if school.gone_since:
        raise CannotWrite(_("This school is not in the registry any more: nothing is added to it."))
    if school_year not in open_years(timezone.localdate()):
        words = _("The classes of %(year)s cannot be changed now.")
        raise CannotWrite(words % {"year": year_words(school_year)})
