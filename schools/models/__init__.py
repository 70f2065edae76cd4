from __future__ import annotations

from schools.models.invitation import Invitation, InvitationQuerySet
from schools.models.school import School, SchoolQuerySet
from schools.models.school_class import SchoolClass
from schools.models.teacher import Teacher, TeacherQuerySet

__all__ = [
    "Invitation",
    "InvitationQuerySet",
    "School",
    "SchoolClass",
    "SchoolQuerySet",
    "Teacher",
    "TeacherQuerySet",
]
