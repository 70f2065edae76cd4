"""A session as the row that the event's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import dates
from events.availability import Verdict
from events.facts import condition_of, kept_in
from events.models import Session
from events.presentation import Claim, Look, session_look
from events.wording import condition_label, kept_words, place_line
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.standing import Standing
from registrations.tokens import offer_token
from registrations.waiting import WaitingPosition

CLAIMS = {
    RegistrationStatus.CONFIRMED: Claim.SEAT,
    RegistrationStatus.PENDING: Claim.PENDING,
    RegistrationStatus.OFFERED: Claim.OFFER,
    RegistrationStatus.WAITING: Claim.LINE,
}


@dataclass(frozen=True, slots=True)
class SessionRow:
    """What ``templates/components/_session_row.html`` shows."""

    starts_at: datetime
    title: str
    time: str
    meta: str
    state: str
    label: str
    line: str
    free: int | None = None
    dates: list[str] | None = None
    primary: bool = False
    action_url: str = ""
    action_label: str = ""
    action_rest: str = ""
    link_url: str = ""
    link_label: str = ""


def claim_of(standing: Standing) -> Claim | None:
    """What the person has on the session, if anything."""
    registration = standing.registration
    return CLAIMS[RegistrationStatus(registration.status)] if registration else None


def session_row(
    session: Session, standing: Standing, waiting: WaitingPosition | None = None
) -> SessionRow:
    """The row of ``session`` for somebody who stands like this with it.

    Its occurrences, room and event are loaded already.
    """
    claim = claim_of(standing)
    look = session_look(session, standing.availability, claim=claim)
    url, words = _action(session, standing, look)
    is_not_for_her = standing.availability.verdict is Verdict.NOT_ELIGIBLE
    return SessionRow(
        starts_at=session.starts_at,
        title=_title(session),
        time=_hours(session),
        meta=_meta(session),
        state=look.state,
        label=look.label,
        line=_line(look, waiting),
        free=look.free,
        dates=_all_dates(session),
        primary=look.is_primary or claim is Claim.SEAT,
        action_url=url,
        action_label=words,
        action_rest=_("for %(when)s") % {"when": dates.when(session.starts_at, session.ends_at)},
        link_url="#who" if is_not_for_her else "",
        link_label=_("See who it is for") if is_not_for_her else "",
    )


def _action(session: Session, standing: Standing, look: Look) -> tuple[str, str]:
    """Where the button leads and what it says; nothing where there is nothing to do."""
    if session.is_over:
        return "", ""
    if standing.registration:
        return _own_action(standing.registration)
    if not standing.availability.can_register:
        return "", ""
    return reverse("registrations:register", args=[session.key]), look.action


def _own_action(registration: Registration) -> tuple[str, str]:
    if registration.status == RegistrationStatus.OFFERED:
        return reverse("registrations:offer", args=[offer_token(registration)]), _("Answer")
    if registration.status == RegistrationStatus.PENDING:
        return registration.get_absolute_url(), _("See what is missing")
    if registration.status == RegistrationStatus.WAITING:
        return registration.get_absolute_url(), _("See your place in line")
    return registration.get_absolute_url(), _("Open ticket")


def _title(session: Session) -> str:
    first, last = dates.day(session.starts_at), dates.day(session.ends_at)
    words = dates.day_words(first) if first == last else dates.period(first, last)
    return words[:1].upper() + words[1:]


def _hours(session: Session) -> str:
    number = len(session.occurrences.all())
    if number > 1:
        return ngettext("%(number)d date", "%(number)d dates", number) % {"number": number}
    return dates.time_range(session.starts_at, session.ends_at)


def _all_dates(session: Session) -> list[str] | None:
    occurrences = session.occurrences.all()
    if len(occurrences) < 2:
        return None
    return [dates.when(date.starts_at, date.ends_at) for date in occurrences]


def _meta(session: Session) -> str:
    """Label, room, own site and own rules: what tells this session from its sisters."""
    rules = [rule for rule in session.event.rules.all() if rule.session_id == session.pk]
    labels = [condition_label(condition_of(rule, session)) for rule in rules]
    room = session.room
    place = place_line(session.site) if session.site else ""
    parts = [
        "" if session.label and session.label in place else session.label,
        ", ".join(part for part in (room.name, room.floor) if part) if room else "",
        place,
        _("Only for: %(who)s") % {"who": ", ".join(labels)} if labels else "",
        "" if session.is_over else kept_words(kept_in(session), timezone.now()),
    ]
    return " · ".join(part for part in parts if part)


def _line(look: Look, waiting: WaitingPosition | None) -> str:
    if waiting is None:
        return look.line
    return _("You are number %(number)s in line.") % {"number": waiting.position}
