"""The one door to hours: her own, those of who is in her care, and those of her school's classes.

What is not hers does not exist: the answer is 404.
"""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from participants.models import Participant, ParticipantQuerySet
from registrations.models import RosterEntry
from schools.access import school_for_teacher
from schools.models import School, SchoolClass


def people_with_hours(request: HttpRequest) -> ParticipantQuerySet:
    """Herself, and those under 18 in her care: what she may look at (L9)."""
    children = Participant.objects.guarded_by(request.user).order_by().values("pk")
    hers = Participant.objects.present().filter(Q(user=request.user.pk) | Q(pk__in=children))
    return hers.select_related("user").order_by("pk")


def person_with_hours(request: HttpRequest, pk: int) -> Participant:
    """One of them."""
    return get_object_or_404(people_with_hours(request), pk=pk)


def classes_with_hours(request: HttpRequest, code: str) -> tuple[School, list[SchoolClass]]:
    """A school of which the reader is a verified teacher, and its classes, the latest first."""
    school = school_for_teacher(request, code)
    classes = school.classes.select_related("school__organisation")
    return school, list(classes.order_by("-school_year", "year", "section"))


def class_with_hours(request: HttpRequest, code: str, pk: int) -> SchoolClass:
    """A class of a school of which the reader is a verified teacher, of whatever year."""
    school = school_for_teacher(request, code)
    return get_object_or_404(school.classes.select_related("school__organisation"), pk=pk)


def pupils_of(school_class: SchoolClass) -> list[Participant]:
    """The pupils whom the school named in this class's bookings, by name.

    Whoever registered by herself is not among them: what she does beside school is hers to show.
    """
    named = RosterEntry.objects.filter(registration__school_class=school_class).order_by()
    people = Participant.objects.usable().filter(pk__in=named.values("participant"))
    return list(people.order_by("last_name", "first_name", "pk"))
