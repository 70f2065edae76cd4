"""What is not there and what is not hers: said in the shell of the place she is at."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import defaults


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the desk's own page for whoever is at the desk, else the site's."""
    if not _is_at_the_desk(request):
        return defaults.page_not_found(request, exception)
    return _on_the_desk(request, "admin/404.html", title=_("This page does not exist"), status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, likewise."""
    if not _is_at_the_desk(request):
        return defaults.permission_denied(request, exception)
    title = _("You cannot open this page")
    return _on_the_desk(request, "admin/403.html", title=title, status=403)


def _is_at_the_desk(request: HttpRequest) -> bool:
    """Who the person is, is not known yet where a middleware refused the request."""
    at_its_address = request.path.startswith(reverse("admin:index"))
    return at_its_address and hasattr(request, "user") and admin.site.has_permission(request)


def _on_the_desk(request: HttpRequest, template: str, *, title: str, status: int) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title}
    return render(request, template, context, status=status)
