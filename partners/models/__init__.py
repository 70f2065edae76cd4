from __future__ import annotations

from partners.models.accessibility import AccessibilitySheet
from partners.models.conduct import CodeOfConduct, ConductAcceptance, ConductInvitation
from partners.models.organisation import (
    Department,
    Membership,
    Organisation,
    OrganisationQuerySet,
)
from partners.models.professional import Professional
from partners.models.safeguarding import SafeguardingCheck, SafeguardingCheckQuerySet
from partners.models.site import Room, Site

__all__ = [
    "AccessibilitySheet",
    "CodeOfConduct",
    "ConductAcceptance",
    "ConductInvitation",
    "Department",
    "Membership",
    "Organisation",
    "OrganisationQuerySet",
    "Professional",
    "Room",
    "SafeguardingCheck",
    "SafeguardingCheckQuerySet",
    "Site",
]
