"""The top of the event's page: four facts, the state as a whole, what to press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import dates
from events.enums import RuleKind
from events.facts import condition_of, session_facts
from events.models import Event, Session
from events.overall import overall
from events.presentation import Claim, Look, audience_words, look, price_words
from events.wording import condition_label, place_line
from partners.enums import Provided
from registrations.event_page.rows import SessionRow, claim_of
from registrations.standing import Standing

# Of several claims on one event, the page tells the one that asks something first.
MOST_URGENT = (Claim.OFFER, Claim.SEAT, Claim.LINE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of ``templates/components/_facts.html``."""

    icon: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """What to press: in the hero, and in the bar at the foot of a phone's screen."""

    look: Look
    strong: str
    text: str
    url: str = ""
    label: str = ""


def facts_of(event: Event, sessions: Sequence[Session]) -> list[Fact]:
    """When, for whom, where, at what cost."""
    return [_when(sessions), _who(event, sessions), _where(event), _cost(event)]


def call_of(
    sessions: Sequence[Session], standings: dict[int, Standing], rows: Sequence[SessionRow]
) -> Call:
    """The state of the event as a whole; the button goes to a session that is alone or hers."""
    if not sessions:
        nothing = Look("closed", _("Over"))
        return Call(nothing, nothing.label, _("There are no dates to come."))
    answers = [(session_facts(s), standings[s.pk].availability) for s in sessions]
    facts, answer = overall(answers)
    claims = [claim_of(standings[s.pk]) for s in sessions]
    claim = next((claim for claim in MOST_URGENT if claim in claims), None)
    shown = look(facts, answer, claim=claim)
    # The bar speaks of one date: the first one that is in the state that it tells.
    first = next(
        (
            row
            for (_facts, own), row, has in zip(answers, rows, claims, strict=True)
            if row.action_url and own.verdict is answer.verdict and has is claim
        ),
        None,
    )
    if first is None:
        return Call(shown, shown.label, shown.line)
    strong = shown.number or shown.label
    text = _("Next date: %(day)s") % {"day": dates.short_day(first.starts_at)}
    if len(sessions) == 1 or claim:
        return Call(shown, strong, text, first.action_url, first.action_label)
    return Call(shown, strong, text, "#dates", _("Choose the date"))


def share_url(event: Event) -> str:
    """A mail to somebody, with the address of the page: works everywhere, tells nobody."""
    body = f"{event.summary}\n\n{settings.SITE_URL}{event.get_absolute_url()}"
    return "mailto:?" + urlencode({"subject": event.title, "body": body}, quote_via=quote)


def general_conditions(
    event: Event, sessions: Sequence[Session], *, but: RuleKind | None = None
) -> list[str]:
    """The rules that hold for every session, in a few words each, without those of a kind."""
    if not sessions:
        return []
    return [
        condition_label(condition_of(rule, sessions[0]))
        for rule in event.rules.all()
        if rule.session_id is None and rule.kind != but
    ]


def _when(sessions: Sequence[Session]) -> Fact:
    if not sessions:
        return Fact("it-calendar", _("Dates to be announced"))
    first, last = sessions[0], sessions[-1]
    if len(sessions) == 1:
        return _when_alone(first)
    words = ngettext("%(number)d date", "%(number)d dates", len(sessions))
    days = dates.day(first.starts_at), dates.day(last.ends_at)
    span = (
        dates.period(*days, with_year=days[0].year + 1 < days[1].year)
        if days[0] != days[1]
        else dates.day_words(days[0])
    )
    return Fact(
        "it-calendar", f"{words % {'number': len(sessions)}}, {span}", _length(sessions, each=True)
    )


def _when_alone(session: Session) -> Fact:
    times = dates.when(session.starts_at, session.ends_at)
    number = len(session.occurrences.all())
    if number > 1:
        words = ngettext("%(number)d date", "%(number)d dates", number)
        return Fact("it-calendar", times, words % {"number": number})
    return Fact("it-calendar", times, _length([session]))


def _length(sessions: Sequence[Session], *, each: bool = False) -> str:
    """How long it lasts, where all sessions last the same and end on the day they start."""
    lengths = {session.ends_at - session.starts_at for session in sessions}
    minutes = int(min(lengths).total_seconds()) // 60
    if len(lengths) > 1 or minutes > 12 * 60:
        return ""
    hours, rest = divmod(minutes, 60)
    words = _("%(hours)s h %(minutes)s min") if hours and rest else _("%(minutes)s minutes")
    if hours and not rest:
        words = ngettext("%(hours)s hour", "%(hours)s hours", hours)
    words = words % {"hours": hours, "minutes": rest}
    return _("%(length)s each") % {"length": words} if each else words


def _who(event: Event, sessions: Sequence[Session]) -> Fact:
    # The rule on ages is in the audience's words already.
    detail = ", ".join(general_conditions(event, sessions, but=RuleKind.AGE))
    return Fact("it-user", audience_words(event) or _("Everybody"), detail)


def _where(event: Event) -> Fact:
    site = event.site
    if site is None:
        text = _("Online") if event.is_online else _("Place to be announced")
        return Fact("it-video" if event.is_online else "it-map-marker", text)
    access = _("Step-free access") if site.step_free == Provided.YES else ""
    return Fact("it-map-marker", place_line(site), access)


def _cost(event: Event) -> Fact:
    return Fact("it-card", price_words(event))
