"""Pages of the person who is signed in: her registrations, and one ticket."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from attendance.access import occurrences_for
from attendance.certificate_access import certificate_part
from attendance.feedback_access import feedback_part
from careerdays.access import encounters_of
from participants.models import Participant
from participants.photos import may_be_photographed
from portal.pages.tickets import Ticket, ticket_of
from programmes.fundings import fundings_of
from registrations.access import FUNDINGS, SHOWN, registration_of
from registrations.enums import Answer, RegistrationStatus
from registrations.joining import join_url
from registrations.models import Authorisation, Registration
from registrations.tokens import authorisation_token, offer_token
from registrations.waiting import WaitingPosition, positions
from schools.models import Teacher

# Nobody reads more of her past than this; what is to come is always shown whole.
MOST_PAST = 40


@dataclass(slots=True)
class OfChild:
    """What is to come for somebody in her care.

    Each ticket has the token of its offer, if any, and whether she may act in the child's place
    (L1): else she only looks (L9).
    """

    name: str
    key: int
    tickets: list[tuple[Ticket, str, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Agenda:
    """Her registrations, each in one group, in the order in which they matter."""

    children: dict[int, OfChild] = field(default_factory=dict)

    next: Ticket | None = None
    to_choose: list[Ticket] = field(default_factory=list)
    offers: list[tuple[Ticket, str]] = field(default_factory=list)
    to_authorise: list[tuple[Ticket, str]] = field(default_factory=list)
    pending: list[Ticket] = field(default_factory=list)
    upcoming: list[Ticket] = field(default_factory=list)
    waiting: list[Ticket] = field(default_factory=list)
    past: list[Ticket] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        groups = (self.to_choose, self.offers, self.to_authorise, self.pending, self.upcoming)
        own = any((*groups, self.waiting, self.past))
        return self.next is None and not own and not self.children


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Her agenda: the next ticket first and large, to be shown at the door."""
    user = cast("User", request.user)
    participant = Participant.objects.of(user).first()
    mine = Registration.objects.of(user).select_related(*SHOWN).prefetch_related(FUNDINGS)
    # What her colleagues booked for their classes is on the school's pages.
    mine = mine.filter(Q(school_class=None) | Q(booked_by=user))
    registrations = list(mine.order_by("session__starts_at", "pk"))
    asked = _asked(user, registrations)
    now = timezone.now()
    agenda = _agenda(registrations, positions(registrations), asked, now, user)
    doors = list(occurrences_for(user, now))
    context = {
        "agenda": agenda,
        "doors": doors,
        "fundings": fundings_of(
            [
                *(one.session.event.programme for one in registrations),
                *(one.session.event.programme for one in doors),
            ]
        ),
        "name": participant.first_name if participant else user.first_name,
        "asked": Teacher.objects.of(user).waiting().select_related("school__organisation"),
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
    may_act = Registration.objects.changeable_by(request.user).filter(pk=registration.pk).exists()
    is_open = may_act and registration.offer_is_open(now)
    context = {
        "registration": registration,
        "may_act": may_act,
        "session": session,
        "event": event,
        "fundings": fundings_of([event.programme]),
        "ticket": replace(card, url=event.get_absolute_url()),
        "dates": dates,
        "photos_allowed": may_be_photographed(registration.participant),
        "join_url": join_url(registration, dates, now),
        "asked": _asked_about(registration),
        "encounters": encounters_of(registration),
        "certificate_part": certificate_part(registration, now),
        "asks_feedback": feedback_part(registration, now, may_act=may_act),
        "offer_token": offer_token(registration) if is_open else "",
        "answers_herself": registration.offer_is_open(now) and not may_act,
        "has_begun": session.starts_at <= now,
        "is_over": session.ends_at <= now,
    }
    return render(request, "portal/ticket.html", context)


def _asked_about(registration: Registration) -> list[Authorisation]:
    """Which guardians were asked about a registration that still waits for them."""
    if not registration.is_active or not registration.needs_authorisation:
        return []
    asked = registration.authorisations.select_related("guardianship__guardian")
    return list(asked.filter(guardianship__ended_at=None).order_by("pk"))


def _asked(user: User, registrations: list[Registration]) -> dict[int, Authorisation]:
    """What she is asked to authorise, and has not answered, by registration (id)."""
    open_ones = [r.pk for r in registrations if r.is_active and r.needs_authorisation]
    if not open_ones:
        return {}
    asked = Authorisation.objects.filter(
        registration__in=open_ones,
        guardianship__guardian=user,
        guardianship__ended_at=None,
        answer=Answer.NONE,
    )
    return {authorisation.registration_id: authorisation for authorisation in asked}


def _agenda(
    registrations: list[Registration],
    places: dict[int, WaitingPosition],
    asked: dict[int, Authorisation],
    now: datetime,
    user: User,
) -> Agenda:
    agenda = Agenda()
    changeable = _changeable(registrations, user)
    for registration in registrations:
        card = ticket_of(registration, waiting=places.get(registration.pk))
        if authorisation := asked.get(registration.pk):
            agenda.to_authorise.append((card, authorisation_token(authorisation)))
        elif _is_to_come(registration, now) and _is_of_child(registration, user):
            _put_child(agenda, card, may_act=registration.pk in changeable, now=now)
        else:
            _put(agenda, card, now)
    if agenda.upcoming:
        agenda.next = ticket_of(agenda.upcoming.pop(0).registration, large=True)
    agenda.past = agenda.past[::-1][:MOST_PAST]
    return agenda


def _is_to_come(registration: Registration, now: datetime) -> bool:
    return registration.is_active and registration.session.ends_at > now


def _is_of_child(registration: Registration, user: User) -> bool:
    return bool(registration.participant and registration.participant.user_id != user.pk)


def _changeable(registrations: list[Registration], user: User) -> set[int]:
    """Those of children (ids) in whose place she acts: asked only where there are some."""
    of_children = [r.pk for r in registrations if _is_of_child(r, user)]
    if not of_children:
        return set()
    hers = Registration.objects.changeable_by(user).filter(pk__in=of_children)
    return set(hers.values_list("pk", flat=True))


def _put_child(agenda: Agenda, card: Ticket, *, may_act: bool, now: datetime) -> None:
    registration = card.registration
    child = registration.participant
    if child is None:
        return
    group = agenda.children.setdefault(child.pk, OfChild(child.get_full_name(), child.pk))
    is_open = may_act and registration.offer_is_open(now)
    group.tickets.append((card, offer_token(registration) if is_open else "", may_act))


def _put(agenda: Agenda, card: Ticket, now: datetime) -> None:
    registration = card.registration
    if not _is_to_come(registration, now):
        agenda.past.append(card)
    elif registration.status == RegistrationStatus.PENDING:
        agenda.pending.append(card)
    elif registration.status == RegistrationStatus.WAITING:
        agenda.waiting.append(card)
    elif registration.status == RegistrationStatus.OFFERED:
        agenda.offers.append((card, offer_token(registration)))
    elif registration.choose_by:
        agenda.to_choose.append(card)
    else:
        agenda.upcoming.append(card)
