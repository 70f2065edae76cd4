"""The sheets of what belongs to organisations.

Every body may be named in a sheet; a row that would change one that the person may not change is
refused with a sentence (``OrganisationQuerySet.changeable_by``).
"""

from __future__ import annotations

from partners.resources.professionals import ProfessionalResource
from partners.resources.sites import SiteResource

__all__ = ["ProfessionalResource", "SiteResource"]
