"""Attendance by list: a page with everybody who has a place, written in one go."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from attendance.certificates.telling import differing_link
from attendance.grace import grace_of, grace_words
from attendance.list_access import date_for, dates_for, refuse_others, session_for
from attendance.list_forms import ListForm
from attendance.listing import PER_PAGE, lines_of, listed
from attendance.models import Certificate
from attendance.services.listing import ListRefused, write_list
from attendance.shares import shares_of
from events.models import Occurrence
from jobs.desk import on_the_desk
from programmes.fundings import fundings_of
from registrations.enums import RegistrationStatus
from registrations.models import Registration

DATES_PER_PAGE = 50


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """The dates that began, or are about to: whose list is it?"""
    refuse_others(request)
    page = Paginator(dates_for(request, timezone.now()), DATES_PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"title": _("Attendance lists"), "page": page}
    return on_the_desk(request, "attendance/lists.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_list(request: HttpRequest, key: UUID) -> HttpResponse:
    """Everybody who has a place on one date; what is typed comes back where it is refused."""
    refuse_others(request)
    occurrence = date_for(request, key)
    page = Paginator(listed(occurrence), PER_PAGE).get_page(request.GET.get("page"))
    lines = lines_of(occurrence, page.object_list)
    form = ListForm(request.POST if request.method == "POST" else None, lines, occurrence)
    if request.method != "POST":
        return _page(request, occurrence, page, form)
    if not form.is_valid():
        return _page(request, occurrence, page, form)
    try:
        changed = write_list(
            occurrence=occurrence,
            entries=form.entries(),
            by=cast("User", request.user),
            now=timezone.now(),
            reason=form.reason.cleaned_data["reason"],
        )
    except ListRefused as refusal:
        return _refused(request, occurrence, page, form, refusal)
    words = ngettext("%(number)d line is changed.", "%(number)d lines are changed.", changed)
    messages.success(request, words % {"number": changed})
    theirs = Certificate.objects.shown_to_staff().filter(
        registration__session=occurrence.session_id
    )
    if told := differing_link(theirs, occurrence.session.event.programme):
        messages.warning(request, told)
    return redirect(request.get_full_path())


def _refused(
    request: HttpRequest,
    occurrence: Occurrence,
    page: Page[Registration],
    form: ListForm,
    refusal: ListRefused,
) -> HttpResponse:
    form.mark(refusal.registrations, str(refusal))
    if not refusal.registrations:
        form.reason.add_error(None, str(refusal))
    return _page(request, occurrence, page, form, refusal=refusal)


def _page(
    request: HttpRequest,
    occurrence: Occurrence,
    page: Page[Registration],
    form: ListForm,
    *,
    refusal: ListRefused | None = None,
) -> HttpResponse:
    context = {
        "title": _("Who came: %(event)s") % {"event": occurrence.session.event.title},
        "occurrence": occurrence,
        "page": page,
        "form": form,
        "refusal": refusal,
        "fundings": fundings_of([occurrence.session.event.programme]),
    }
    status = 422 if request.method == "POST" else 200
    return on_the_desk(request, "attendance/list.html", context, status=status)


@require_safe
def course(request: HttpRequest, key: UUID) -> HttpResponse:
    """How much of a session's dates each registration was there for."""
    refuse_others(request)
    session = session_for(request, key)
    confirmed = (
        Registration.objects.shown_to_staff()
        .filter(session=session, status=RegistrationStatus.CONFIRMED)
        .select_related("participant", "school_class__school__organisation")
    )
    ordered = confirmed.order_by("participant__last_name", "participant__first_name", "pk")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Who was there for how much: %(event)s") % {"event": session.event.title},
        "session": session,
        "dates": list(session.occurrences.all()),
        "page": page,
        "shares": shares_of(session, list(page.object_list)),
        "grace": grace_words(grace_of(session.event_id)),
        "fundings": fundings_of([session.event.programme]),
    }
    return on_the_desk(request, "attendance/course.html", context)
