"""Finding one's school in the registry."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schools import search
from schools.forms import FindForm
from schools.models import School

ON_A_PAGE = 20


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Schools by code, name or municipality; from each, the way to ask to act for it."""
    form = FindForm(request.GET if "words" in request.GET else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "schools/find.html", {"form": form, "page": None}, status=status)
    keys = search.find(form.cleaned_data["words"])
    page = Paginator(keys[: search.MOST_FOUND], ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "schools": _in_order(page),
        "are_too_many": len(keys) > search.MOST_FOUND,
        "hers": set(School.objects.taught_by(request.user).values_list("pk", flat=True)),
    }
    return render(request, "schools/find.html", context)


def _in_order(page: Page[int]) -> list[School]:
    """The schools of ``page``, which holds their keys, as they were found."""
    rows = School.objects.select_related("organisation__municipality").in_bulk(list(page))
    return [rows[key] for key in page if key in rows]
