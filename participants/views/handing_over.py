"""Her own access for a child who is old enough: offered by her guardian, taken by herself."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.errors import DomainError
from participants import services
from participants.access import guardianship_for
from participants.child_forms import OwnAccessForm
from participants.coming_of_age import age_of_consent
from participants.tokens import access_of
from participants.views.children import age_today


@require_http_methods(["GET", "HEAD", "POST"])
def give_access(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the child's address and send the link there."""
    guardianship = guardianship_for(request, pk)
    child = guardianship.participant
    if child.user_id or age_today(child) < age_of_consent():
        raise Http404
    form = OwnAccessForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.offer_access(guardianship=guardianship, email=form.cleaned_data["email"])
        except DomainError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, _("the link is on its way."))
            return redirect("participants:children")
    status = 422 if form.is_bound else 200
    context = {"form": form, "child": child}
    return render(request, "participants/child_access.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def own_access(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing: she takes over by pressing the button."""
    named = access_of(token)
    if named is None:
        context = {"child": None, "refusal": _("This link does not work, or it is too late.")}
        return render(request, "participants/own_access.html", context, status=404)
    child, email = named
    shown: dict[str, Any] = {"child": child, "refusal": ""}
    user = cast("User", request.user)
    if request.method != "POST":
        return render(request, "participants/own_access.html", shown)
    try:
        services.take_access(participant=child, user=user, email=email)
    except DomainError as error:
        shown["refusal"] = str(error)
        return render(request, "participants/own_access.html", shown, status=422)
    messages.success(request, _("this page is yours now."))
    return redirect("portal:me")
