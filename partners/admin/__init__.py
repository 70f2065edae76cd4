"""Organisations and what belongs to them.

Every coordinator reads them; who may change one is ``OrganisationQuerySet.changeable_by``.
"""

from __future__ import annotations

from partners.admin.changing import OfAnOrganisation
from partners.admin.conduct import CodeOfConductAdmin
from partners.admin.organisations import DepartmentAdmin, OrganisationAdmin
from partners.admin.professionals import ProfessionalAdmin
from partners.admin.sites import RoomAdmin, SiteAdmin

__all__ = [
    "CodeOfConductAdmin",
    "DepartmentAdmin",
    "OfAnOrganisation",
    "OrganisationAdmin",
    "ProfessionalAdmin",
    "RoomAdmin",
    "SiteAdmin",
]
