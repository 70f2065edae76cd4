"""The one door through which sessions and registrations enter a view.

What is not hers does not exist: the answer is 404, never 403, so that nobody learns what exists.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.cache import caches
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from events.models import Event, Session
from participants.models import Participant
from programmes.fundings import with_fundings
from programmes.models import ProgrammeQuerySet
from registrations import tokens
from registrations.deciding import session_with_rules
from registrations.models import Authorisation, Registration, RegistrationQuerySet

# What pages about one registration read.
SHOWN = [
    "participant__user",
    "school_class__school__organisation",
    "session__event__programme",
    "session__event__site__municipality",
    "session__site__municipality",
    "session__room",
]
FUNDINGS = with_fundings("session__event__programme")


def registered_for_events_of(programmes: ProgrammeQuerySet) -> QuerySet[Registration, int]:
    """Who (ids of participants) registered for an event of ``programmes``."""
    theirs = Registration.objects.filter(session__event__programme__in=programmes.values("pk"))
    return theirs.order_by().values_list("participant", flat=True)


def is_signed_up(participant: Participant) -> bool:
    """Has she a place, or waits for one, in a session that is not over?"""
    theirs = Registration.objects.active().filter(participant=participant)
    return theirs.filter(session__ends_at__gt=timezone.now()).exists()


def event_for(request: HttpRequest, slug: str) -> Event:
    """An event that the reader may see; drafts are their coordinators'."""
    events = Event.objects.visible_to(request.user).select_related(
        "programme", "site__municipality", "site__organisation"
    )
    return get_object_or_404(events.prefetch_related("rules__municipalities"), slug=slug)


def session_to_show(key: UUID) -> Session | None:
    """A session that people may know of, with its facts; None when it is there no more."""
    sessions = Session.objects.public().with_facts()
    try:
        return sessions.prefetch_related(with_fundings("event__programme")).get(key=key)
    except Session.DoesNotExist:
        return None


def session_as_kept(key: UUID) -> Session | None:
    """Like ``session_to_show``, and as old as a public page may be.

    When seats open, many people open this page at the same moment.
    """
    name = f"session:{key}"
    session: Session | None = caches["pages"].get(name)
    if session is None:
        session = session_to_show(key)
        caches["pages"].set(name, session, settings.ANONYMOUS_PAGE_SECONDS)
    return session


def session_to_register(key: UUID) -> Session | None:
    """Like ``session_to_show``, with what decides about registering and nothing else."""
    return session_with_rules(key)


def registration_of(request: HttpRequest, key: UUID) -> Registration:
    """A registration of the person who is signed in, or of somebody under 18 in her care (L9)."""
    return _registration(Registration.objects.of(request.user), key)


def registration_to_change(request: HttpRequest, key: UUID) -> Registration:
    """Like ``registration_of``, where she may act: hers, or of a child too young to do it (L1)."""
    return _registration(Registration.objects.changeable_by(request.user), key)


def _registration(registrations: RegistrationQuerySet, key: UUID) -> Registration:
    shown = registrations.select_related(*SHOWN).prefetch_related(FUNDINGS)
    return get_object_or_404(shown, key=key)


def authorisation_to_correct(request: HttpRequest, key: UUID, pk: int) -> Authorisation:
    """What a guardian was asked about a registration of hers, where she may act."""
    registration = registration_to_change(request, key)
    asked = registration.authorisations.select_related("guardianship")
    authorisation: Authorisation = get_object_or_404(asked, pk=pk)
    authorisation.registration = registration
    return authorisation


def registration_of_token(token: str) -> Registration:
    """The registration that a link of a mail names."""
    named = tokens.registration_of(token)
    if named is None:
        raise Http404
    shown = Registration.objects.select_related(*SHOWN).prefetch_related(FUNDINGS)
    return shown.get(pk=named.pk)


def authorisation_of_token(token: str) -> Authorisation:
    """What the link of a guardian's mail asks, with all that its page shows."""
    named = tokens.authorisation_of(token)
    if named is None:
        raise Http404
    shown = Registration.objects.select_related(*SHOWN).prefetch_related(FUNDINGS)
    named.registration = shown.get(pk=named.registration_id)
    return named
