"""Registering several people at once: a parent's children, who accompanies them, herself."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.errors import DomainError
from events.availability import Availability, Verdict, availability
from events.facts import session_facts
from events.models import Session
from participants.models import Participant
from programmes.fundings import fundings_of
from registrations.access import session_to_show
from registrations.enums import RegistrationStatus
from registrations.family import members_of, names_of
from registrations.family_forms import FamilyForm
from registrations.models import Registration
from registrations.services import RegistrationRefused, SessionGone, save_and_register_family
from registrations.views.register import gone


@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest, session_key: UUID) -> HttpResponse:
    """Who comes? One press registers all of them or nobody. Without children, first add one."""
    user = cast("User", request.user)
    session = session_to_show(session_key)
    if session is None:
        return gone(request)
    if not Participant.objects.guarded_by(user).exists():
        add = reverse("participants:child_add")
        return redirect(f"{add}?{urlencode({'next': request.path})}")
    form = FamilyForm(
        request.POST if request.method == "POST" else None,
        session=session,
        members=members_of(user, session),
    )
    refusal = None
    if form.is_valid():
        try:
            registrations = save_and_register_family(
                session=session,
                answers=form.answers(),
                companions=form.companions,
                booked_by=user,
            )
        except SessionGone:
            return gone(request)
        except DomainError as error:
            refusal = None if form.refuse(error) else error
        else:
            return _registered(request, registrations)
    return _page(request, session, form, refusal)


def _registered(request: HttpRequest, registrations: list[Registration]) -> HttpResponse:
    """To the ticket of one; of several to the page that has them all."""
    if len(registrations) == 1:
        return redirect(registrations[0])
    names = names_of(r.participant for r in registrations if r.participant)
    waits = any(r.status == RegistrationStatus.WAITING for r in registrations)
    words = _("%(names)s: on the waiting list.") if waits else _("%(names)s: signed up.")
    messages.success(request, words % {"names": names})
    return redirect("portal:me")


def _page(
    request: HttpRequest, session: Session, form: FamilyForm, refusal: DomainError | None
) -> HttpResponse:
    answer = availability(session_facts(session), now=timezone.now())
    context = {
        "session": session,
        "event": session.event,
        "fundings": fundings_of([session.event.programme]),
        "form": form,
        "refusal": refusal or _refusal(answer),
        "was_sent": form.is_bound,
        "is_final": not answer.can_register,
        "joins_line": answer.verdict is Verdict.WAITING_LIST,
        "free": answer.free,
        "next": request.path,
    }
    status = 422 if form.is_bound else 200
    return render(request, "registrations/family.html", context, status=status)


def _refusal(answer: Availability) -> DomainError | None:
    return None if answer.can_register else RegistrationRefused(answer)
