"""A person's own data."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from participants.forms import ProfileForm, year_to_ask
from participants.models import Participant
from participants.services import save_participant

# In the address of who comes to say her school and class, which no event asked.
WITH_SCHOOL = "school"
RELATED = ["school__organisation__municipality", "municipality"]


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """See and correct what we know of the person who is signed in."""
    user = cast("User", request.user)
    participant = Participant.objects.of(user).select_related(*RELATED).first()
    form = ProfileForm(
        request.POST if request.method == "POST" else None,
        participant=participant,
        with_school=WITH_SCHOOL in request.GET,
        initial=_initial(user, participant),
    )
    if form.is_valid():
        _save(user, participant, form)
        messages.success(request, _("your profile is saved."))
        return redirect("participants:profile")
    context = {"form": form, "participant": participant}
    status = 422 if form.is_bound else 200
    return render(request, "participants/profile.html", context, status=status)


@transaction.atomic
def _save(user: User, participant: Participant | None, form: ProfileForm) -> None:
    save_participant(user=user, participant=participant, answers=form.answers())
    user.language = form.cleaned_data["language"]
    user.save(update_fields=["language"])


def _initial(user: User, participant: Participant | None) -> dict[str, Any]:
    of_user = {"language": user.language}
    if participant is None:
        return of_user | {"first_name": user.first_name, "last_name": user.last_name}
    names = ["first_name", "last_name", "birth_date", "school", "school_year"]
    names += ["municipality", "gender", "occupation"]
    known = {name: getattr(participant, name) for name in names}
    return of_user | known | {"school_year": participant.class_in(year_to_ask(participant))}
