"""Pages of the person who is signed in: her registrations, and one ticket."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from participants.models import Participant
from portal.pages.tickets import Ticket, ticket_of
from programmes.fundings import fundings_of
from registrations.access import FUNDINGS, SHOWN, registration_of
from registrations.enums import RegistrationStatus
from registrations.joining import join_url
from registrations.models import Registration
from registrations.tokens import offer_token
from registrations.waiting import WaitingPosition, positions

# Nobody reads more of her past than this; what is to come is always shown whole.
MOST_PAST = 40


@dataclass(slots=True)
class Agenda:
    """Her registrations, each in one group, in the order in which they matter."""

    next: Ticket | None = None
    to_choose: list[Ticket] = field(default_factory=list)
    offers: list[tuple[Ticket, str]] = field(default_factory=list)
    upcoming: list[Ticket] = field(default_factory=list)
    waiting: list[Ticket] = field(default_factory=list)
    past: list[Ticket] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        groups = (self.to_choose, self.offers, self.upcoming, self.waiting, self.past)
        return self.next is None and not any(groups)


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Her agenda: the next ticket first and large, to be shown at the door."""
    user = cast("User", request.user)
    participant = Participant.objects.of(user).first()
    mine = Registration.objects.of(user).select_related(*SHOWN).prefetch_related(FUNDINGS)
    registrations = list(mine.order_by("session__starts_at", "pk"))
    agenda = _agenda(registrations, positions(registrations), timezone.now())
    context = {
        "agenda": agenda,
        "fundings": fundings_of(r.session.event.programme for r in registrations),
        "name": participant.first_name if participant else user.first_name,
    }
    return render(request, "portal/me.html", context)


@require_safe
def ticket(request: HttpRequest, key: UUID) -> HttpResponse:
    """One registration, whatever became of it."""
    registration = registration_of(request, key)
    session, event = registration.session, registration.session.event
    card = ticket_of(
        registration,
        waiting=positions([registration]).get(registration.pk),
        large=registration.status == RegistrationStatus.CONFIRMED,
    )
    dates = list(session.occurrences.all())
    now = timezone.now()
    context = {
        "registration": registration,
        "session": session,
        "event": event,
        "fundings": fundings_of([event.programme]),
        "ticket": replace(card, url=event.get_absolute_url()),
        "dates": dates,
        "join_url": join_url(registration, dates, now),
        "offer_token": offer_token(registration) if registration.offer_is_open(now) else "",
        "has_begun": session.starts_at <= now,
        "is_over": session.ends_at <= now,
    }
    return render(request, "portal/ticket.html", context)


def _agenda(
    registrations: list[Registration], places: dict[int, WaitingPosition], now: datetime
) -> Agenda:
    agenda = Agenda()
    for registration in registrations:
        card = ticket_of(registration, waiting=places.get(registration.pk))
        _put(agenda, card, now)
    if agenda.upcoming:
        agenda.next = ticket_of(agenda.upcoming.pop(0).registration, large=True)
    agenda.past = agenda.past[::-1][:MOST_PAST]
    return agenda


def _put(agenda: Agenda, card: Ticket, now: datetime) -> None:
    registration = card.registration
    if not registration.is_active or registration.session.ends_at <= now:
        agenda.past.append(card)
    elif registration.status == RegistrationStatus.WAITING:
        agenda.waiting.append(card)
    elif registration.status == RegistrationStatus.OFFERED:
        agenda.offers.append((card, offer_token(registration)))
    elif registration.choose_by:
        agenda.to_choose.append(card)
    else:
        agenda.upcoming.append(card)
