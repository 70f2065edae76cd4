"""Inviting colleagues, and accepting: the link shows on GET and acts on POST."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from core.errors import DomainError
from schools.access import school_for_teacher, teacher_of
from schools.forms import InviteForm, NameForm
from schools.models import Invitation, Teacher
from schools.services import (
    CannotAccept,
    NotForHer,
    accept_invitation,
    check_acceptable,
    invite_colleague,
    withdraw_invitation,
)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """A colleague's address; she gets a mail with a link."""
    school = school_for_teacher(request, code)
    form, refusal = InviteForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        try:
            teacher = cast("Teacher", teacher_of(request, school))
            invite_colleague(teacher=teacher, **form.cleaned_data)
        except DomainError as error:
            refusal = error
        else:
            words = _("the invitation to %(address)s is on its way.")
            messages.success(request, words % {"address": form.cleaned_data["email"]})
            return redirect("schools:colleagues", code=school.ministerial_code)
    context = {"school": school, "form": form, "refusal": refusal}
    return render(request, "schools/invite.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    """Take an invitation of the school back, whoever of its teachers sent it."""
    school = school_for_teacher(request, code)
    withdraw_invitation(invitation=get_object_or_404(school.invitations.all(), key=key))
    messages.success(request, _("the invitation is taken back."))
    return redirect("schools:colleagues", code=school.ministerial_code)


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, key: UUID) -> HttpResponse:
    """Mail readers open links before people do: nothing happens until a button is pressed."""
    user = cast("User", request.user)
    rows = Invitation.objects.select_related("school__organisation", "invited_by__user")
    invitation = rows.filter(key=key).first()
    if invitation is None:
        return _refused(request, _("There is no such invitation: look at the link again."), 404)
    teacher = teacher_of(request, invitation.school)
    if teacher and teacher.is_verified:
        return redirect("schools:workspace", code=invitation.school.ministerial_code)
    names = {"first_name": user.first_name, "last_name": user.last_name}
    form = NameForm(request.POST if request.method == "POST" else None, initial=names)
    try:
        check_acceptable(invitation, teacher or Teacher(user=user, school=invitation.school))
        if form.is_valid():
            accept_invitation(invitation=invitation, user=user, **form.cleaned_data)
            messages.success(request, _("you are among the teachers of this school."))
            return redirect("schools:workspace", code=invitation.school.ministerial_code)
    except CannotAccept as error:
        return _refused(request, str(error), 404 if isinstance(error, NotForHer) else 422)
    context = {"invitation": invitation, "school": invitation.school, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "schools/invitation.html", context, status=status)


def _refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """One sentence, and nothing of what the invitation was for."""
    return render(request, "schools/invitation_refused.html", {"sentence": sentence}, status=status)
