"""Rating a page: two questions on pages of their own, so that public pages need no form.

Only the page, the score and the answer are kept. Against those who would rate all day the
network's digest is counted in the cache for some minutes, and forgotten.
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.views.decorators.http import require_http_methods, require_safe

from accounts.codes import network_digest
from portal.forms import ReasonForm, ScoreForm
from portal.models import PageRating

MOST_RATINGS = 10
WINDOW_SECONDS = 10 * 60
LONGEST_PATH = 200
signer = Signer(salt="portal.rating")


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def rate(request: HttpRequest) -> HttpResponse:
    """From one to five: how clear is the page named in ``page``?"""
    page = rated_page(request.GET.get("page", "/"))
    form = ScoreForm(request.POST or None)
    if request.method != "POST":
        return render(request, "portal/rate.html", {"page": page})
    if not form.is_valid():
        return render(request, "portal/rate.html", {"page": page, "form": form}, status=422)
    if _is_too_much(request):
        return render(request, "429.html", status=429)
    rating = PageRating.objects.create(path=page, score=form.cleaned_data["score"])
    return redirect("portal:rate_reason", signer.sign(str(rating.pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def rate_reason(request: HttpRequest, token: str) -> HttpResponse:
    """Why? It can be answered once, or left."""
    rating = get_object_or_404(PageRating, pk=_signed(token), reason="", comment="")
    form = ReasonForm(request.POST or None, rating=rating)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "rating": rating}
        status = 422 if form.is_bound else 200
        return render(request, "portal/rate_reason.html", context, status=status)
    rating.reason, rating.comment = form.cleaned_data["reason"], form.cleaned_data["comment"]
    rating.save(update_fields=["reason", "comment"])
    return redirect("portal:rate_thanks")


@require_safe
@login_not_required
def rate_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/rate_thanks.html")


def rated_page(path: str) -> str:
    """The page as it is kept: a path of ours, or the pattern of one that names a person's row."""
    path = path.partition("?")[0]
    try:
        with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
            match = resolve(path)
            names_a_row = set(match.kwargs) - {"slug"}
            return str(match.route if names_a_row else path)[:LONGEST_PATH]
    except Resolver404:
        return "/"


def _signed(token: str) -> int:
    try:
        return int(signer.unsign(token))
    except (BadSignature, ValueError):
        raise Http404 from None


def _is_too_much(request: HttpRequest) -> bool:
    key = f"rating:{network_digest(get_adapter(request).get_client_ip(request))}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return bool(cache.incr(key) > MOST_RATINGS)
    except (ValueError, TypeError):
        # The cache is down, or forgot in between: rating is no reason to refuse anybody.
        return False
