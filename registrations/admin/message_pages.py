"""The pages of a message between writing it and its having gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.enums import Language
from communications.enums import EmailStatus
from communications.frames import framed
from communications.previews import CannotShow
from core.errors import DomainError
from events.models import Event, Session
from programmes.models import Programme
from registrations.mails.previews import Sample, sample_of
from registrations.models import Message
from registrations.outbox import delivery_of
from registrations.segments import Reach, reach, segment_words
from registrations.services import send_message

if TYPE_CHECKING:
    from registrations.admin.messages import MessageAdmin

Page = Callable[..., HttpResponse]
PREVIEW = "admin:registrations_message_preview"
DETAIL = "admin:registrations_message_change"
FRAME = "admin:registrations_message_html"
OUTBOX = "admin:communications_email_changelist"
# What is said of the mails of a message, in this order.
TOLD = (EmailStatus.SENT, EmailStatus.PENDING, EmailStatus.FAILED, EmailStatus.DROPPED)


def programme_of_new(request: HttpRequest) -> Programme | None:
    """The programme of a message that is being begun; None when she must say which.

    Raises:
        Http404: what the address names is not hers.
    """
    hers = Programme.objects.coordinated_by(request.user)
    if key := _key(request, "session"):
        sessions = Session.objects.filter(event__programme__in=hers)
        return get_object_or_404(
            sessions.select_related("event__programme"), pk=key
        ).event.programme
    if key := _key(request, "event"):
        events = Event.objects.filter(programme__in=hers)
        return get_object_or_404(events.select_related("programme"), pk=key).programme
    if key := _key(request, "programme"):
        return get_object_or_404(hers, pk=key)
    found = list(hers[:2])
    return found[0] if len(found) == 1 else None


def choose_programme(admin: MessageAdmin, request: HttpRequest) -> HttpResponse:
    """Of which programme the message is."""
    programmes = Programme.objects.coordinated_by(request.user)
    context = {"title": _("Write to people"), "programmes": programmes, "subtitle": None}
    return _page(admin, request, "registrations/message_programme.html", context)


def preview(admin: MessageAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """What a draft says to one of its readers, in each language, and how many they are."""
    message = _message(admin, request, pk)
    if not message.is_draft:
        return redirect(DETAIL, message.pk)
    count = reach(message)
    context = {
        "title": _("Look at the message before it goes"),
        "object": message,
        "samples": _samples(message),
        "count": count,
        "sentences": _reach_words(count),
        "may_send": admin.has_change_permission(request, message),
    }
    return _about(admin, request, "registrations/message_preview.html", message, context)


def frame(admin: MessageAdmin, request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The HTML of the message in one language, for the frame on its pages."""
    message = _message(admin, request, pk)
    if language not in Language.values:
        raise Http404
    try:
        return framed(sample_of(message, Language(language)).rendered)
    except CannotShow as error:
        raise Http404 from error


def send(admin: MessageAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Send the message that she looked at."""
    message = _message(admin, request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if message.is_draft and not admin.has_change_permission(request, message):
        raise PermissionDenied
    try:
        sent = send_message(message=message, seen=_seen(request, message))
    except DomainError as error:
        admin.message_user(request, str(error), messages.ERROR)
        return redirect(PREVIEW, message.pk)
    words = ngettext(
        "The message goes to %(number)d person.",
        "The message goes to %(number)d people.",
        sent.people,
    )
    admin.message_user(request, words % {"number": sent.people}, messages.SUCCESS)
    return redirect(DETAIL, message.pk)


def detail(admin: MessageAdmin, request: HttpRequest, message: Message) -> HttpResponse:
    """A message that went: to how many, how far it is, and what it said."""
    if not admin.has_view_permission(request, message):
        raise PermissionDenied
    context = {
        "title": message.subject,
        "delivery": _delivery(message),
        "outbox_url": f"{reverse(OUTBOX)}?{urlencode({'message': message.pk})}",
        "samples": _samples(message),
        "sentences": _reach_words(Reach(message.people, message.without_address), gone=True),
    }
    return _about(admin, request, "registrations/message_detail.html", message, context)


def _delivery(message: Message) -> list[dict[str, Any]]:
    counts = delivery_of(message)
    counts[EmailStatus.PENDING] = counts.get(EmailStatus.PENDING, 0) + counts.pop(
        EmailStatus.SENDING, 0
    )
    return [
        {
            "status": status,
            "label": EmailStatus(status).label,
            "number": counts.get(status, 0),
            "url": f"{reverse(OUTBOX)}?"
            + urlencode({"message": message.pk, "status__exact": status}),
        }
        for status in TOLD
    ]


def _samples(message: Message) -> list[tuple[Sample | None, str, str]]:
    """The message as a reader has it, by language, with where its HTML is."""
    found: list[tuple[Sample | None, str, str]] = []
    for language in Language:
        url = reverse(FRAME, args=[message.pk, language.value])
        try:
            found.append((sample_of(message, language), str(language.label), url))
        except CannotShow:
            found.append((None, str(language.label), url))
    return found


def _reach_words(count: Reach, *, gone: bool = False) -> list[str]:
    """How many get it and how many cannot, each in a sentence."""
    if not count.people:
        words = [_("There is nobody to write to among the people you chose.")]
    elif gone:
        words = [
            ngettext(
                "%(number)d person was written to.",
                "%(number)d people were written to.",
                count.people,
            )
        ]
    else:
        words = [ngettext("%(number)d person gets it.", "%(number)d people get it.", count.people)]
    without = ngettext(
        "%(without)d has no account, and so no address.",
        "%(without)d have no account, and so no address.",
        count.without_address,
    )
    words += [without] if count.without_address else []
    return [w % {"number": count.people, "without": count.without_address} for w in words]


def _seen(request: HttpRequest, message: Message) -> datetime:
    """When the message that she looked at had last been changed; never, if she says nothing."""
    try:
        return parse_datetime(request.POST.get("seen", "")) or message.created_at
    except ValueError:
        return message.created_at


def _key(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    if value and not (value.isdecimal() and len(value) < 19):
        raise Http404
    return int(value) if value else None


def _message(admin: MessageAdmin, request: HttpRequest, pk: int) -> Message:
    """One of her programmes' messages: others do not exist."""
    message: Message | None = admin.get_object(request, str(pk))
    if message is None:
        raise Http404
    if not admin.has_view_permission(request, message):
        raise PermissionDenied
    return message


def _about(
    admin: MessageAdmin,
    request: HttpRequest,
    template: str,
    message: Message,
    context: dict[str, Any],
) -> HttpResponse:
    words = {"message": message, "segment": segment_words(message)}
    return _page(admin, request, template, {**words, **context})


def _page(
    admin: MessageAdmin, request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    everywhere = admin.admin_site.each_context(request)
    more = {"opts": admin.opts, "media": admin.media}
    return TemplateResponse(request, template, {**everywhere, **more, **context})
