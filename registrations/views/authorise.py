"""What a guardian is asked by mail: works without signing in, shows on GET and acts on POST."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import DomainError
from programmes.fundings import fundings_of
from registrations.access import authorisation_of_token
from registrations.enums import Answer, EndReason
from registrations.forms import AuthoriseForm
from registrations.models import Authorisation
from registrations.services import answer_authorisation


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def authorise(request: HttpRequest, token: str) -> HttpResponse:
    """Mail readers open links before people do: nothing happens until a button is pressed."""
    try:
        authorisation = authorisation_of_token(token)
    except Http404:
        return render(request, "registrations/authorise_unknown.html", status=404)
    if request.method != "POST":
        return _page(request, authorisation)
    form = AuthoriseForm(request.POST)
    if not form.is_valid():
        return _page(request, authorisation, status=422)
    try:
        answer_authorisation(
            authorisation=authorisation,
            given=form.cleaned_data["answer"] == Answer.GIVEN,
            by=request.user,
        )
    except DomainError as error:
        return _page(request, authorisation, refusal=error, status=422)
    return redirect("registrations:authorise", token=token)


def _page(
    request: HttpRequest,
    authorisation: Authorisation,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    registration = authorisation.registration
    participant = registration.participant
    context = {
        "authorisation": authorisation,
        "registration": registration,
        "child": participant.first_name if participant else "",
        "session": registration.session,
        "event": registration.session.event,
        "programme": registration.session.event.programme,
        "fundings": fundings_of([registration.session.event.programme]),
        "is_hers": participant is not None and participant.user_id == request.user.pk,
        "state": _state(authorisation, timezone.now()),
        "refusal": refusal,
    }
    return render(request, "registrations/authorise.html", context, status=status)


def _state(authorisation: Authorisation, now: datetime) -> str:
    """open, given, refused, agreed (by another), over or ended: what the page says."""
    if authorisation.answer:
        return authorisation.answer
    if authorisation.is_open(now):
        return "open"
    registration = authorisation.registration
    if not registration.is_active:
        is_late = registration.end_reason == EndReason.AUTHORISATION_EXPIRED
        return "over" if is_late else "ended"
    if authorisation.guardianship.ended_at:
        return "ended"
    return "over" if registration.needs_authorisation else "agreed"
