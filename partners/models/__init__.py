from __future__ import annotations

from partners.models.accessibility import AccessibilitySheet
from partners.models.organisation import Department, Membership, Organisation
from partners.models.professional import Professional
from partners.models.site import Room, Site

__all__ = [
    "AccessibilitySheet",
    "Department",
    "Membership",
    "Organisation",
    "Professional",
    "Room",
    "Site",
]
