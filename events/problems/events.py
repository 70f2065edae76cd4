"""Events that ask a coordinator to act."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import and_

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem
from events.enums import EventStatus, Format, SessionStatus
from events.models import Session, SessionQuerySet
from events.problems.times import NEAR
from partners.enums import Provided
from partners.models.accessibility import QUESTIONS
from programmes.enums import ProgrammeStatus
from programmes.models import Funding


def waiting_for_an_answer(_now: datetime) -> Q:
    """Handed in, and nobody has said yes or no."""
    return Q(status=EventStatus.SUBMITTED)


def approved_and_hidden(_now: datetime) -> Q:
    """Said yes to, and forgotten."""
    return Q(status=EventStatus.APPROVED)


def hidden_and_due(now: datetime) -> Q:
    """Not public, though registration was to open by now or a session is near."""
    due = Q(registration_opens_at__lte=now) | Q(starts_at__lte=now + NEAR)
    return Q(Exists(_to_come(now).filter(due)), status__in=EventStatus.UNPUBLISHED)


def without_a_session(now: datetime) -> Q:
    """Public without a date on which it takes place, while its programme goes on."""
    held = Session.objects.filter(event=OuterRef("pk"), status=SessionStatus.SCHEDULED)
    goes_on = Q(programme__ends_on__gte=timezone.localdate(now))
    return goes_on & Q(~Exists(held), status=EventStatus.PUBLISHED)


def without_a_statement(now: datetime) -> Q:
    """To come, in a programme whose funders are not named: each page of it must (L27, L28)."""
    named = Funding.objects.filter(programme=OuterRef("programme")).exclude(statement="")
    return _goes_on(now) & ~Q(Exists(named))


def without_an_accessibility_sheet(now: datetime) -> Q:
    """In person and to come, where no question of the sheet has an answer.

    A session is held at its own site or else the event's; the sheet of its room will do as well.
    """
    to_come = _to_come(now)
    elsewhere = to_come.filter(Q(site__isnull=False), _silent("site"), _silent_room())
    here = to_come.filter(Q(site=None), _silent("event__site"), _silent_room())
    undated = ~Q(Exists(to_come)) & Q(site__isnull=False) & _silent("site")
    return (
        _goes_on(now)
        & ~Q(format=Format.ONLINE)
        & (Q(Exists(elsewhere)) | Q(Exists(here), site__isnull=False) | undated)
    )


def _to_come(now: datetime) -> SessionQuerySet:
    return Session.objects.filter(
        event=OuterRef("pk"), status=SessionStatus.SCHEDULED, ends_at__gt=now
    )


def _goes_on(now: datetime) -> Q:
    """On its way to the public, or public and not over."""
    on_its_way = Q(status__in=EventStatus.UNPUBLISHED) & ~Q(
        programme__status=ProgrammeStatus.CONCLUDED
    )
    return on_its_way | Q(Exists(_to_come(now)), status=EventStatus.PUBLISHED)


def _silent(place: str) -> Q:
    """Nobody answered a question of the sheet of ``place``."""
    return reduce(and_, [Q(**{f"{place}__{name}": Provided.UNKNOWN}) for name in QUESTIONS])


def _silent_room() -> Q:
    return Q(room=None) | _silent("room")


EVENT_PROBLEMS = [
    Problem(
        "to_review",
        _("proposals that wait for an answer"),
        ngettext_lazy(
            "%(number)d proposal waits for your answer.",
            "%(number)d proposals wait for your answer.",
            "number",
        ),
        waiting_for_an_answer,
    ),
    Problem(
        "approved",
        _("approved, not published"),
        ngettext_lazy(
            "%(number)d approved event is not published yet.",
            "%(number)d approved events are not published yet.",
            "number",
        ),
        approved_and_hidden,
    ),
    Problem(
        "due",
        _("should be public by now"),
        ngettext_lazy(
            "%(number)d event should be public by now: registration was to open, or it is less "
            "than two weeks away.",
            "%(number)d events should be public by now: registration was to open, or they are "
            "less than two weeks away.",
            "number",
        ),
        hidden_and_due,
    ),
    Problem(
        "no_session",
        _("published without a session"),
        ngettext_lazy(
            "%(number)d published event has no session.",
            "%(number)d published events have no session.",
            "number",
        ),
        without_a_session,
    ),
    Problem(
        "no_statement",
        _("without a funder's statement"),
        ngettext_lazy(
            "%(number)d event is without a funder's statement: its programme has none.",
            "%(number)d events are without a funder's statement: their programme has none.",
            "number",
        ),
        without_a_statement,
    ),
    Problem(
        "no_sheet",
        _("without an accessibility sheet"),
        ngettext_lazy(
            "%(number)d event takes place where nobody has filled in the accessibility sheet.",
            "%(number)d events take place where nobody has filled in the accessibility sheet.",
            "number",
        ),
        without_an_accessibility_sheet,
    ),
]
