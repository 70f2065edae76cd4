"""Two questions after the day, and what became of the answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.codes import network_digest
from attendance.feedback import answers_about, asked_by, hosts_asked
from attendance.feedback_access import registration_to_answer
from attendance.feedback_forms import FeedbackForm, HostFeedbackForm
from attendance.list_access import refuse_others, session_for
from attendance.models import HostAsked
from attendance.services.feedback import give_feedback, give_host_feedback, is_asked, is_open
from core.errors import DomainError
from events.models import Session
from jobs.desk import on_the_desk
from programmes.fundings import fundings_of

MOST_WRONG = 10
WINDOW_SECONDS = 10 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, key: UUID) -> HttpResponse:
    """Of somebody who was there; it can be answered once."""
    registration = registration_to_answer(request, key)
    now = timezone.now()
    form = FeedbackForm(request.POST or None)
    asked = is_asked(registration, now)
    if request.method != "POST" or not form.is_valid():
        return _page(request, registration.session, form, is_asked=asked)
    try:
        give_feedback(registration=registration, now=now, **form.cleaned_data)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("thank you: your answer helps us to do better."))
    return redirect(registration.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def host_feedback(request: HttpRequest, token: str) -> HttpResponse:
    """Of a host, who needs no account: she was sent the link, and answers once.

    Links that somebody made up, and answers by links that were used, are counted by network: many
    hosts of one place answer from one.
    """
    asked = asked_by(token)
    if (asked is None or _is_used_again(request, asked)) and _is_too_much(request):
        return render(request, "429.html", status=429)
    if asked is None:
        raise Http404
    session, now = asked.session, timezone.now()
    form = HostFeedbackForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        is_asked = not asked.has_answered and is_open(session, now)
        return _page(request, session, form, is_asked=is_asked)
    try:
        give_host_feedback(asked=asked, now=now, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, session, form, is_asked=False)
    return _page(request, session, form, is_asked=False, thanks=True)


@require_safe
def answers(request: HttpRequest, key: UUID) -> HttpResponse:
    """What people said of a session, where they are enough; and how many hosts were asked."""
    refuse_others(request)
    session = session_for(request, key)
    context = {
        "title": _("What people said: %(event)s") % {"event": session.event.title},
        "session": session,
        "answers": answers_about(session),
        "hosts": hosts_asked(session),
        "fundings": fundings_of([session.event.programme]),
    }
    return on_the_desk(request, "attendance/answers.html", context)


def _page(
    request: HttpRequest,
    session: Session,
    form: Any,
    *,
    is_asked: bool,
    thanks: bool = False,
) -> HttpResponse:
    context = {
        "session": session,
        "event": session.event,
        "form": form,
        "is_asked": is_asked,
        "thanks": thanks,
        "fundings": fundings_of([session.event.programme]),
    }
    status = 422 if form.errors else 200
    return render(request, "attendance/feedback.html", context, status=status)


def _is_used_again(request: HttpRequest, asked: HostAsked) -> bool:
    return request.method == "POST" and asked.has_answered


def _is_too_much(request: HttpRequest) -> bool:
    """Against who would try all day: the network's digest is counted, and forgotten."""
    key = f"feedback:{network_digest(get_adapter(request).get_client_ip(request))}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return bool(cache.incr(key) > MOST_WRONG)
    except (ValueError, TypeError):
        # The cache is down, or forgot in between: that is no reason to refuse anybody.
        return False
