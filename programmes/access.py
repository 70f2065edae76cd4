"""What the coordinators of a programme may do with what belongs to nobody alone."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from programmes.enums import PartnershipRole
from programmes.models import Partnership, Programme
from schools.models import School, SchoolQuerySet, Teacher, TeacherQuerySet


def organisations_of_her_programmes(user: User) -> Q:
    """Organisations that lead a programme of ``user``, or take part in hers and in no other.

    A condition on ``Organisation``, for ``partners.changing``.
    """
    mine = Programme.objects.coordinated_by(user).values("pk")
    all_of_it = Partnership.objects.filter(organisation=OuterRef("pk"))
    hers = all_of_it.filter(programme__in=mine)
    elsewhere = all_of_it.exclude(programme__in=mine)
    leads = hers.filter(role=PartnershipRole.LEAD)
    return Q(Exists(leads)) | (Q(Exists(hers)) & ~Q(Exists(elsewhere)))


def schools_of_her_networks(user: User | AnonymousUser) -> SchoolQuerySet:
    """Schools whose classes ``user`` may write: those of her programmes' networks.

    Platform administrators: all. A sheet asks the same of the one programme it is for.
    """
    if user.is_authenticated and user.is_superuser:
        return School.objects.all()
    mine = Programme.objects.coordinated_by(user).values("pk")
    networks = Programme.schools.through.objects.filter(programme__in=mine)
    return School.objects.filter(pk__in=networks.values("school"))


def teachers_of_her_networks(user: User | AnonymousUser) -> TeacherQuerySet:
    """Whom ``user`` verifies or refuses as teachers of a school, and sees on the desk.

    Those of the schools of her programmes' networks; platform administrators: all.
    """
    if user.is_authenticated and user.is_superuser:
        return Teacher.objects.all()
    return Teacher.objects.filter(school__in=schools_of_her_networks(user).values("pk"))
