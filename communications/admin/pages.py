"""The pages about one message, and the one that asks before many go again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from communications import failures, services
from communications.enums import EmailStatus
from communications.frames import framed
from communications.kinds import kind_title
from communications.models import Email, Resending
from communications.previews import CannotShow, shown
from core.errors import DomainError

if TYPE_CHECKING:
    from communications.admin.emails import EmailAdmin

Page = Callable[..., HttpResponse]
LIST = "admin:communications_email_changelist"
DETAIL = "admin:communications_email_change"


def detail(admin: EmailAdmin, request: HttpRequest, pk: str) -> HttpResponse:
    """One message: to whom, where it stands, why it failed, and what it says."""
    email = _email(admin, request, pk)
    rendered, problem = None, ""
    try:
        rendered = shown(email)
    except CannotShow as error:
        problem = str(error)
    context = {
        "title": kind_title(email.kind),
        "email": email,
        "about_url": admin.about(email),
        "rendered": rendered,
        "frame_url": reverse("admin:communications_email_html", args=[email.pk]),
        "problem": problem,
        "is_sent": email.status == EmailStatus.SENT,
        "is_failed": email.status == EmailStatus.FAILED,
        "is_waiting": email.status == EmailStatus.PENDING,
        "failure": failures.in_words(email.last_error),
        "resendings": email.resendings.select_related("asked_by", "copy"),
        "copied": Resending.objects.filter(copy=email).select_related("asked_by").first(),
        "may_resend": admin.has_resend_permission(request),
        "has_view_permission": True,
    }
    return _page(admin, request, "communications/email_detail.html", context)


def frame(admin: EmailAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of one message, for the frame on its page."""
    try:
        rendered = shown(_email(admin, request, pk))
    except CannotShow as error:
        raise Http404 from error
    if rendered is None:
        raise Http404
    return framed(rendered)


def queue_again(admin: EmailAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Queue one message that failed."""
    email = _email(admin, request, pk)
    user = _who_may_resend(admin, request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    done = services.queue_failed_again(Email.objects.filter(pk=email.pk), by=user)
    words = _("The message is queued again.") if done else _("The message is queued already.")
    admin.message_user(request, words, messages.SUCCESS)
    return redirect(DETAIL, email.pk)


def send_again(admin: EmailAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and on POST send a copy of a message that was sent."""
    email = _email(admin, request, pk)
    user = _who_may_resend(admin, request)
    if request.method == "POST":
        return _send_copy(admin, request, email, user)
    context = {"title": _("Send this message again"), "email": email, "object": email}
    context["number"] = _copies(email) + 1
    return _page(admin, request, "communications/email_send_again.html", context)


def queue_many_again(
    admin: EmailAdmin, request: HttpRequest, emails: QuerySet[Email]
) -> HttpResponse | None:
    """Say how many of the chosen ones failed; queue them when it comes back confirmed."""
    if "confirmed" in request.POST:
        user = _who_may_resend(admin, request)
        chosen = Email.objects.filter(pk__in=emails.order_by().values("pk"))
        done = services.queue_failed_again(chosen, by=user)
        words = ngettext(
            "%(number)d message is queued again.", "%(number)d messages are queued again.", done
        )
        admin.message_user(request, words % {"number": done}, messages.SUCCESS)
        return None
    failed = emails.filter(status=EmailStatus.FAILED).count()
    context = {
        "title": _("Send again what failed"),
        "failed": failed,
        "others": emails.count() - failed,
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "checkbox": ACTION_CHECKBOX_NAME,
        "across": request.POST.get("select_across", "0"),
    }
    return _page(admin, request, "communications/email_queue_again.html", context)


def _send_copy(admin: EmailAdmin, request: HttpRequest, email: Email, user: User) -> HttpResponse:
    try:
        copy = services.send_again(email=email, number=_number(request, email), by=user)
    except DomainError as error:
        admin.message_user(request, str(error), messages.ERROR)
        return redirect(DETAIL, email.pk)
    words = _("A copy is queued. This is its page.")
    admin.message_user(request, words, messages.SUCCESS)
    return redirect(DETAIL, copy.pk)


def _number(request: HttpRequest, email: Email) -> int:
    """Which copy the form asked for: an earlier one when it was sent twice, never a later one."""
    asked, last = request.POST.get("number", ""), _copies(email) + 1
    return min(int(asked), last) if asked.isdecimal() and int(asked) > 0 else last


def _copies(email: Email) -> int:
    return email.resendings.filter(copy__isnull=False).count()


def _email(admin: EmailAdmin, request: HttpRequest, pk: int | str) -> Email:
    """One of those that the person may read: others do not exist."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    if not str(pk).isdecimal():
        raise Http404
    email = admin.seen_by(request).select_related("recipient").filter(pk=int(pk)).first()
    if email is None:
        raise Http404
    return email


def _who_may_resend(admin: EmailAdmin, request: HttpRequest) -> User:
    user = request.user
    if not admin.has_resend_permission(request) or not isinstance(user, User):
        raise PermissionDenied
    return user


def _page(
    admin: EmailAdmin, request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    everywhere = admin.admin_site.each_context(request)
    more = {"opts": admin.opts, "list_url": reverse(LIST), "media": admin.media}
    return TemplateResponse(request, template, {**everywhere, **more, **context})
