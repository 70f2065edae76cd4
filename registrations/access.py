"""The one door through which sessions and registrations enter a view.

What is not hers does not exist: the answer is 404, never 403, so that nobody learns what exists.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from events.models import Event, Session, SessionQuerySet
from programmes.fundings import with_fundings
from registrations import tokens
from registrations.models import Registration

# What pages about one registration read.
SHOWN = [
    "participant",
    "session__event__programme",
    "session__event__site__municipality",
    "session__site__municipality",
    "session__room",
]
FUNDINGS = with_fundings("session__event__programme")


def event_for(request: HttpRequest, slug: str) -> Event:
    """An event that the reader may see; drafts are their coordinators'."""
    events = Event.objects.visible_to(request.user).select_related(
        "programme", "site__municipality", "site__organisation"
    )
    return get_object_or_404(events.prefetch_related("rules__municipalities"), slug=slug)


def session_to_show(key: UUID) -> Session | None:
    """A session that people may know of, with its facts; None when it is there no more."""
    sessions = Session.objects.public().with_facts()
    return _only(sessions.prefetch_related(with_fundings("event__programme")), key)


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
    return _only(Session.objects.public().with_rules(), key)


def _only(sessions: SessionQuerySet, key: UUID) -> Session | None:
    try:
        return sessions.get(key=key)
    except Session.DoesNotExist:
        return None


def registration_of(request: HttpRequest, key: UUID) -> Registration:
    """A registration of the person who is signed in."""
    mine = Registration.objects.of(request.user).select_related(*SHOWN)
    return get_object_or_404(mine.prefetch_related(FUNDINGS), key=key)


def registration_of_token(token: str) -> Registration:
    """The registration that a link of a mail names."""
    named = tokens.registration_of(token)
    if named is None:
        raise Http404
    shown = Registration.objects.select_related(*SHOWN).prefetch_related(FUNDINGS)
    return shown.get(pk=named.pk)
