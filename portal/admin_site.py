"""The coordinators' desk: the admin, behind a second factor."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.second_factor import has_second_factor


class PortalAdminSite(admin.AdminSite):
    """Staff only, and only after the second factor of this session."""

    site_header = _("Bussola · coordinators' desk")
    site_title = _("Coordinators' desk")
    index_title = _("Coordinators' desk")

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and has_second_factor(request)
