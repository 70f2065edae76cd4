"""The funders' emblems, for everybody, and the programmes, for the teachers of a school."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from core.errors import DomainError
from core.middleware import FOR_EVER
from programmes.fundings import picture_of
from programmes.models import Emblem, PreRegistration, Programme
from programmes.pre_registering import pre_register, take_back
from schools.access import school_for_teacher
from schools.models import School


@login_not_required
@require_safe
def emblem(request: HttpRequest, digest: str) -> HttpResponse:
    """A picture by the name of its content: it can never be another, so it is kept for ever."""
    try:
        picture = picture_of(digest)
    except Emblem.DoesNotExist:
        raise Http404 from None
    return HttpResponse(picture, "image/png", headers={"Cache-Control": FOR_EVER})


@require_safe
def of_school(request: HttpRequest, code: str) -> HttpResponse:
    """The programmes to come, where a teacher says that she means to book."""
    school = school_for_teacher(request, code)
    hers = PreRegistration.objects.filter(user=request.user.pk, school=school)
    network = Programme.schools.through.objects.filter(school=school)
    context = {
        "school": school,
        "current": "programmes",
        "programmes": Programme.objects.to_come(timezone.localdate()),
        "declared": set(hers.values_list("programme", flat=True)),
        "network": set(network.values_list("programme", flat=True)),
    }
    return render(request, "programmes/of_school.html", context)


@require_POST
def declare(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """She means to book there, and may do so earlier."""
    school, programme, user = _asked_for(request, code, slug)
    try:
        pre_register(user=user, school=school, programme=programme)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("your interest in the programme is noted."))
    return redirect("school_programmes:list", code=school.ministerial_code)


@require_POST
def withdraw(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """She does not mean to book there any more."""
    school, programme, user = _asked_for(request, code, slug)
    take_back(user=user, school=school, programme=programme)
    messages.success(request, _("your interest is taken back."))
    return redirect("school_programmes:list", code=school.ministerial_code)


def _asked_for(request: HttpRequest, code: str, slug: str) -> tuple[School, Programme, User]:
    school = school_for_teacher(request, code)
    programme = get_object_or_404(Programme.objects.public(), slug=slug)
    return school, programme, cast("User", request.user)
