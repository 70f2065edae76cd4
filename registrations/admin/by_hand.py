"""Registering somebody from the desk: who she is, then what the public page would ask her."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.admin import keep_words, row_url, words_kept
from core.errors import DomainError
from events.availability import Verdict, availability
from events.facts import session_facts
from events.models import Session
from participants.models import Participant
from registrations.admin.by_hand_forms import SearchForm, StaffRegisterForm
from registrations.admin.words import said_to_staff
from registrations.availability import open_to_staff
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services import RegistrationRefused, register_by_hand, register_new_person

MOST_PEOPLE = 20
NEW = "new"


def register_somebody(
    request: HttpRequest, session_pk: str, *, model_admin: admin.ModelAdmin[Session]
) -> HttpResponse:
    """Look for a person or say that she is new; then ask what is missing, and register her."""
    session = _session(request, session_pk, model_admin)
    person = request.GET.get("person", "")
    if not person:
        return _search(request, model_admin, session)
    participant = None if person == NEW else _participant(request, model_admin, person)
    if request.method == "POST":
        form = StaffRegisterForm(request.POST, session=session, participant=participant)
        if form.is_valid() and (registration := _save(request, form, session, participant)):
            _say_done(request, registration)
            return redirect(row_url(registration))
        status = 422
    else:
        form = StaffRegisterForm(session=session, participant=participant)
        status = 200
    return _page(request, model_admin, session, status=status, participant=participant, form=form)


def _session(
    request: HttpRequest, session_pk: str, model_admin: admin.ModelAdmin[Session]
) -> Session:
    """A session that she sees on the desk, with its facts."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    if not session_pk.isdecimal():
        raise Http404
    hers = model_admin.get_queryset(request).values("pk")
    sessions = Session.objects.with_facts().filter(pk__in=hers)
    return get_object_or_404(sessions, pk=session_pk)


def _people(request: HttpRequest, model_admin: admin.ModelAdmin[Session]) -> QuerySet[Participant]:
    """Those whom she sees on the desk: nobody of other programmes."""
    people = model_admin.admin_site.get_model_admin(Participant)
    return people.get_queryset(request).select_related("user", "school__organisation")


def _participant(
    request: HttpRequest, model_admin: admin.ModelAdmin[Session], pk: str
) -> Participant:
    if not pk.isdecimal():
        raise Http404
    return get_object_or_404(_people(request, model_admin), pk=pk)


def _search(
    request: HttpRequest, model_admin: admin.ModelAdmin[Session], session: Session
) -> HttpResponse:
    """Whom she looks for is posted, and stays out of the address (``core.admin.searching``)."""
    if request.method == "POST":
        form = SearchForm(request.POST)
        if not form.is_valid():
            return _page(request, model_admin, session, status=422, search=form)
        return redirect(f"{request.path}?q={keep_words(request, form.cleaned_data['q'])}")
    words = words_kept(request, request.GET.get("q", "")) or ""
    people: Sequence[Participant] = _matching(request, model_admin, words) if words else []
    found: dict[str, Any] = {"words": words, "people": people[:MOST_PEOPLE], "most": MOST_PEOPLE}
    form = SearchForm(initial={"q": words})
    return _page(request, model_admin, session, search=form, **found)


def _matching(
    request: HttpRequest, model_admin: admin.ModelAdmin[Session], words: str
) -> list[Participant]:
    """Whoever has each of the words in her name or address, or has this ticket."""
    tickets = Registration.objects.coordinated_by(request.user).filter(code__iexact=words)
    wanted = Q(pk__in=tickets.values("participant"))
    each = Q()
    for word in words.split():
        each &= (
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(user__email__icontains=word)
        )
    found = _people(request, model_admin).filter(wanted | each)
    return list(found.order_by("last_name", "first_name", "pk")[: MOST_PEOPLE + 1])


def _save(
    request: HttpRequest,
    form: StaffRegisterForm,
    session: Session,
    participant: Participant | None,
) -> Registration | None:
    """The registration; None when it was refused, which the form then says."""
    answers = form.answers()
    try:
        if participant is not None:
            return register_by_hand(
                session=session,
                participant=participant,
                answers=answers,
                seats=form.seats,
                guardian=form.guardian,
                on_paper=form.on_paper,
            )
        return register_new_person(
            session=session,
            email=form.cleaned_data["email"],
            answers=answers,
            seats=form.seats,
            language=form.cleaned_data["language"],
            key=form.cleaned_data["key"],
            by=cast("User", request.user),
            guardian=form.guardian,
            on_paper=form.on_paper,
        )
    except DomainError as error:
        words = said_to_staff(error)
        is_beside = isinstance(error, RegistrationRefused) and form.refuse(
            error.availability, words
        )
        if not is_beside:
            form.add_error(None, words)
        return None


def _refusal_now(session: Session) -> str:
    """Why nobody at all can be registered now; empty when somebody can."""
    answer = _answer(session)
    return "" if answer.can_register else said_to_staff(RegistrationRefused(answer))


def _answer(session: Session) -> Any:
    facts = open_to_staff(session_facts(session), session.starts_at)
    return availability(facts, now=timezone.now())


def _say_done(request: HttpRequest, registration: Registration) -> None:
    contact = registration.contact
    done = {
        RegistrationStatus.WAITING: _("%(person)s is on the waiting list."),
        RegistrationStatus.PENDING: _(
            "The place of %(person)s is kept until a parent or guardian has agreed."
        ),
    }.get(RegistrationStatus(registration.status), _("%(person)s has a place."))
    is_told = contact is not None and contact.is_active
    told = (
        _("She is written to.")
        if is_told
        else _("She has no address: tell her the ticket code, %(code)s.")
        % {"code": registration.code}
    )
    messages.success(request, f"{done % {'person': registration.who}} {told}")


def _page(
    request: HttpRequest,
    model_admin: admin.ModelAdmin[Session],
    session: Session,
    *,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Register somebody"),
        "opts": model_admin.opts,
        "session": session,
        "object": session,
        "media": model_admin.media,
        "waits": _answer(session).verdict is Verdict.WAITING_LIST,
        "is_for_staff_only": not _is_open_to_all(session),
        "here": reverse("admin:events_session_register", args=[session.pk]),
        "participant": None,
        "form": None,
        "refusal": _refusal_now(session),
        **shown,
    }
    return TemplateResponse(request, "admin/events/session/register.html", context, status=status)


def _is_open_to_all(session: Session) -> bool:
    return availability(session_facts(session), now=timezone.now()).can_register
