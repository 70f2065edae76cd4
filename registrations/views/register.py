"""Registering: one page and one post."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.errors import DomainError
from events.availability import Availability, Verdict, availability
from events.facts import session_facts
from events.models import Session
from participants.models import Participant
from programmes.fundings import fundings_of
from registrations.access import session_as_kept, session_to_register, session_to_show
from registrations.arriving import arriving, participant_of
from registrations.forms import RegisterForm
from registrations.models import Registration
from registrations.services import (
    RegistrationRefused,
    SessionGone,
    register_participant,
    save_and_register,
)
from registrations.standing import open_to


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, session_key: UUID) -> HttpResponse:
    """Ask only what is missing; posting registers and leads to the ticket.

    Who has children says first who comes, on a page of its own.
    """
    if request.method == "POST":
        return _post(request, session_key)
    session = session_as_kept(session_key)
    if session is None:
        return gone(request)
    user = cast("User", request.user)
    participant, claim, is_guardian = arriving(user, session)
    if is_guardian:
        return redirect("registrations:family", session_key=session_key)
    if claim:
        return redirect("portal:ticket", key=claim)
    form = RegisterForm(
        session=session, participant=participant, own_address=user.email, initial=_names(user)
    )
    return _page(request, session, form, refusal=_refusal(open_to(session, participant)))


def gone(request: HttpRequest) -> HttpResponse:
    """The session was deleted, perhaps while she was filling in the form."""
    return render(request, "registrations/session_gone.html", status=404)


def _post(request: HttpRequest, session_key: UUID) -> HttpResponse:
    session = session_to_register(session_key)
    if session is None:
        return gone(request)
    user = cast("User", request.user)
    participant = participant_of(user)
    form = RegisterForm(
        request.POST, session=session, participant=participant, own_address=user.email
    )
    if not form.is_valid():
        return _again(request, session_key, form)
    try:
        return redirect(_save_and_register(user, session, participant, form))
    except SessionGone:
        return gone(request)
    except RegistrationRefused as error:
        beside_a_field = form.refuse(error.availability, str(error))
        return _again(request, session_key, form, refusal=None if beside_a_field else error)
    except DomainError as error:
        return _again(request, session_key, form, refusal=error)


def _again(
    request: HttpRequest,
    session_key: UUID,
    form: RegisterForm,
    *,
    refusal: DomainError | None = None,
) -> HttpResponse:
    """The page once more, with what is wrong and the seats as they are now."""
    session = session_to_show(session_key)
    if session is None:
        return gone(request)
    return _page(request, session, form, refusal=refusal, status=422)


def _save_and_register(
    user: User, session: Session, participant: Participant | None, form: RegisterForm
) -> Registration:
    answers = form.answers()
    if participant and not answers:
        return register_participant(
            session=session, participant=participant, seats=form.seats, guardian=form.guardian
        )
    return save_and_register(
        user=user,
        session=session,
        participant=participant,
        answers=answers,
        seats=form.seats,
        guardian=form.guardian,
    )


def _refusal(answer: Availability) -> DomainError | None:
    return None if answer.can_register else RegistrationRefused(answer)


def _names(user: User) -> dict[str, Any]:
    return {"first_name": user.first_name, "last_name": user.last_name}


def _page(
    request: HttpRequest,
    session: Session,
    form: RegisterForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    """``refusal`` stands in for the form where filling it in again would not help."""
    verdict = getattr(getattr(refusal, "availability", None), "verdict", None)
    context = {
        "session": session,
        "event": session.event,
        "fundings": fundings_of([session.event.programme]),
        "form": form,
        "refusal": refusal,
        "was_sent": status == 422,
        "is_ineligible": verdict is Verdict.NOT_ELIGIBLE,
        "is_final": verdict is not None,
        "is_closed": verdict not in {None, Verdict.NOT_ELIGIBLE, Verdict.ALREADY_IN},
        "joins_line": _is_by_waiting(session),
    }
    return render(request, "registrations/register.html", context, status=status)


def _is_by_waiting(session: Session) -> bool:
    answer = availability(session_facts(session), now=timezone.now())
    return answer.verdict is Verdict.WAITING_LIST
