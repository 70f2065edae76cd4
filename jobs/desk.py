"""Pages of the desk that belong to no table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header

View = Callable[..., HttpResponse]


def desk_page(view: View) -> View:
    """A page that only whoever may open the desk sees, with her second factor shown."""
    return admin.site.admin_view(view)


def on_the_desk(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> TemplateResponse:
    """A page inside the desk's shell. ``context`` needs a ``title``."""
    shell = admin.site.each_context(request)
    return TemplateResponse(request, template, {**shell, **context}, status=status)


def downloaded(pieces: Any, *, name: str, content_type: str) -> HttpResponse:
    """A file to keep, that no cache keeps and no browser takes for a page."""
    response = HttpResponse(pieces, content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
