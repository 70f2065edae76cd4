"""The code of conduct that a mail brings: works without signing in, acts on POST alone."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from partners.models import ConductInvitation
from partners.services import accept_by_link
from partners.tokens import invitation_of


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def conduct(request: HttpRequest, token: str) -> HttpResponse:
    """Mail readers open links before people do: nothing happens until a button is pressed."""
    invitation = invitation_of(token)
    if invitation is None:
        return render(request, "partners/conduct_unknown.html", status=404)
    if request.method != "POST":
        return _page(request, invitation)
    try:
        accept_by_link(invitation=invitation)
    except DomainError as error:
        return _page(request, invitation, refusal=error, status=422)
    return redirect("partners:conduct", token=token)


def _page(
    request: HttpRequest,
    invitation: ConductInvitation,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"invitation": invitation, "state": _state(invitation), "refusal": refusal}
    return render(request, "partners/conduct.html", context, status=status)


def _state(invitation: ConductInvitation) -> str:
    """open, accepted or over: what the page says."""
    if invitation.used_at is not None:
        return "accepted"
    return "open" if invitation.is_open(timezone.now()) else "over"
