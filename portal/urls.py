"""Every address of the portal. Italian without a prefix, English under ``/en/``."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

handler403 = "portal.refusals.forbidden"
handler404 = "portal.refusals.not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    # Pages of the desk that belong to no table, before the tables take every address.
    path("admin/data/", include("exchange.urls")),
    path("admin/retention/", include("participants.retention_urls")),
    path("admin/who-came/", include("attendance.list_urls")),
    path("admin/breach/", include("registrations.desk_urls")),
    path("admin/privacy/", include("participants.desk_urls")),
    path("", include("jobs.urls")),
    path("admin/", admin.site.urls),
    path("account/", include("accounts.provider_urls")),
    path("emblems/", include("programmes.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("portal.demo.urls")))

urlpatterns += i18n_patterns(
    # Asked once for each person who comes in: not looked for behind all the others.
    path(_("doors/"), include("attendance.door_urls")),
    path(_("account/"), include("accounts.urls")),
    path("", include("events.programme_urls")),
    path("", include("events.urls")),
    # After the list of past events, which is no event's page; when seats open everybody comes here.
    path("", include("registrations.urls")),
    path("", include("participants.urls")),
    path("", include("partners.urls")),
    path("", include("schools.urls")),
    path("", include("programmes.school_urls")),
    path("", include("careerdays.urls")),
    path("", include("attendance.hours_urls")),
    path("", include("attendance.urls")),
    path("", include("portal.pages.urls")),
    prefix_default_language=False,
)
