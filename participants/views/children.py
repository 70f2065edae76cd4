"""The children of the person who is signed in: seen until 18, changed until 14 (L1, L9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from core.errors import DomainError
from core.onward import onward
from participants import services
from participants.access import OF_A_CHILD, guardianship_for, guardianship_to_act
from participants.child_forms import ChildForm
from participants.coming_of_age import age_of_consent
from participants.models import Guardianship, Participant
from participants.views.profile import WITH_SCHOOL


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the list. ``decides``: she is old enough to do it herself (L1)."""

    guardianship: Guardianship
    person: Participant
    age: int
    decides: bool


@require_safe
def children(request: HttpRequest) -> HttpResponse:
    """Everybody under 18 in her care, the eldest first."""
    user = cast("User", request.user)
    theirs = Guardianship.objects.open().filter(
        guardian=user, participant__in=Participant.objects.guarded_by(user).order_by()
    )
    rows = theirs.select_related(*OF_A_CHILD).order_by("participant__birth_date", "pk")
    context = {"children": [_child(row) for row in rows], "age_of_consent": age_of_consent()}
    return render(request, "participants/children.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_child(request: HttpRequest) -> HttpResponse:
    """One child more; then to where she came from, which may be an event."""
    form = ChildForm(request.POST if request.method == "POST" else None)
    refusal = None
    if form.is_valid():
        try:
            child = services.add_child(
                guardian=cast("User", request.user),
                answers=form.answers(),
                relation=form.cleaned_data["relation"],
                is_sole=form.cleaned_data["is_sole"],
            )
        except DomainError as error:
            refusal = error
        else:
            _say_added(request, child)
            return redirect(onward(request) or "participants:children")
    return _form_page(request, form, refusal, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change_child(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is known of a child."""
    guardianship = guardianship_to_act(request, pk)
    form = ChildForm(
        request.POST if request.method == "POST" else None,
        guardianship=guardianship,
        with_school=WITH_SCHOOL in request.GET,
    )
    refusal = None
    if form.is_valid():
        try:
            services.change_child(
                guardianship=guardianship,
                answers=form.answers(),
                relation=form.cleaned_data["relation"],
                is_sole=form.cleaned_data["is_sole"],
            )
        except DomainError as error:
            refusal = error
        else:
            messages.success(request, _("what we know of the child is saved."))
            return redirect("participants:children")
    return _form_page(request, form, refusal, guardianship)


@require_http_methods(["GET", "HEAD", "POST"])
def end_child(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a child off her page, after asking."""
    guardianship = guardianship_for(request, pk)
    child = guardianship.participant
    may_erase = age_today(child) < age_of_consent()
    context = {"child": child, "may_erase": may_erase, "refusal": None}
    if request.method != "POST":
        return render(request, "participants/child_end.html", context)
    try:
        services.end_guardianship(guardianship=guardianship)
    except DomainError as error:
        context["refusal"] = error
        return render(request, "participants/child_end.html", context, status=422)
    messages.success(request, _("the child is no longer on your page."))
    return redirect("participants:children")


def _form_page(
    request: HttpRequest,
    form: ChildForm,
    refusal: DomainError | None,
    guardianship: Guardianship | None,
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "child": guardianship.participant if guardianship else None,
        "back": onward(request),
    }
    status = 422 if form.is_bound else 200
    return render(request, "participants/child_form.html", context, status=status)


def _child(row: Guardianship) -> Child:
    person = row.participant
    age = age_today(person)
    return Child(guardianship=row, person=person, age=age, decides=age >= age_of_consent())


def _say_added(request: HttpRequest, child: Participant) -> None:
    messages.success(request, _("%(name)s is on your page.") % {"name": child.first_name})
    if age_today(child) >= age_of_consent():
        messages.info(
            request,
            _(
                "from %(age)d on %(name)s decides about what concerns her, and can have her own "
                "access: you go on seeing what she is signed up for."
            )
            % {"age": age_of_consent(), "name": child.first_name},
        )


def age_today(child: Participant) -> int:
    """How old she is; 0 where that was never asked."""
    return child.age_on(timezone.localdate()) or 0
