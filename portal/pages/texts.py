"""Pages of text, and those that only list where things are."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.db import Plain
from core.page_cache import View, anonymous_page
from participants.models import Purpose, PurposeText
from programmes.models import Programme


def text_page(template: str) -> View:
    """A view that shows ``template``, the same for everybody."""

    @require_safe
    @login_not_required
    @anonymous_page()
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, template)

    return view


@require_safe
@login_not_required
@anonymous_page()
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice: what for, by which right and how long, as the purposes say (L6, L8)."""
    texts = {text.purpose_id: text for text in PurposeText.objects.in_force()}
    purposes = [
        (purpose, texts[purpose.pk]) for purpose in Purpose.objects.in_use() if purpose.pk in texts
    ]
    context = {
        "needed": [(purpose, text) for purpose, text in purposes if not purpose.is_optional],
        "optional": [(purpose, text) for purpose, text in purposes if purpose.is_optional],
    }
    return render(request, "portal/privacy.html", context)


accessibility = text_page("portal/accessibility.html")
legal = text_page("portal/legal.html")
report_problem = text_page("portal/report_problem.html")


@require_safe
@login_not_required
@anonymous_page()
def contacts(request: HttpRequest) -> HttpResponse:
    """Who helps: the body that runs the portal, and each programme's own people."""
    programmes = Programme.objects.public().exclude(contact_email="").order_by(Plain("title"), "pk")
    return render(request, "portal/contacts.html", {"programmes": programmes})


@require_safe
@login_not_required
@anonymous_page()
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public page, in groups."""
    programmes = Programme.objects.public().order_by(Plain("title"), "pk")
    return render(request, "portal/site_map.html", {"programmes": programmes})
