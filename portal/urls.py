"""Every address of the portal. Italian without a prefix, English under ``/en/``."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("healthz", include("jobs.urls")),
    path("account/", include("accounts.provider_urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("portal.demo.urls")))

urlpatterns += i18n_patterns(
    path(_("account/"), include("accounts.urls")),
    path("", include("events.programme_urls")),
    path("", include("events.urls")),
    path("", include("participants.urls")),
    path("", include("registrations.urls")),
    path("", include("portal.pages.urls")),
    prefix_default_language=False,
)
