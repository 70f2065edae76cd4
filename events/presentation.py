"""How an availability shows: the one place that turns a verdict into words and a look.

Lists, the event's page and the registering page ask here. ``Look.state`` is a code of
``templates/components/_state.html``, which draws its icon and colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import dates
from events.availability import Availability, SessionFacts, Verdict
from events.eligibility import Condition
from events.enums import Audience, RuleKind
from events.facts import session_facts
from events.models import Event, Session
from events.wording import condition_label, refusal_sentence


class Claim(StrEnum):
    """What the reader has on a session already, where she is known."""

    SEAT = "seat"
    LINE = "line"
    OFFER = "offer"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Look:
    """What a page shows of a session, or of an event.

    ``line`` is the sentence beside a session, ``number`` the few words of a list, ``action`` the
    words of the button (empty: there is no button, and the line says why), ``free`` the percentage
    of free seats where a meter makes sense.
    """

    state: str
    label: str
    line: str = ""
    number: str = ""
    action: str = ""
    is_primary: bool = False
    free: int | None = None


def session_look(session: Session, answer: Availability, *, claim: Claim | None = None) -> Look:
    """How ``session`` (with its event) shows to who got ``answer``."""
    if session.is_over and answer.verdict is not Verdict.CANCELLED:
        return Look("closed", _("Over"))
    reason = session.cancel_reason or session.event.cancel_reason
    return look(session_facts(session), answer, claim=claim, reason=reason)


def look(
    facts: SessionFacts, answer: Availability, *, claim: Claim | None = None, reason: str = ""
) -> Look:
    """How a session with these ``facts`` shows.

    ``claim`` tells what "already in" means, ``reason`` why it was cancelled.
    """
    match answer.verdict:
        case Verdict.ALREADY_IN:
            return _already_in(claim or Claim.SEAT)
        case Verdict.NOT_ELIGIBLE:
            line = refusal_sentence(answer.refusal) if answer.refusal else ""
            return Look("not_eligible", _("Not for you"), line)
        case Verdict.CANCELLED:
            return Look("cancelled", _("Cancelled"), reason)
        case Verdict.OPEN:
            return _open(facts, answer)
        case verdict:
            return BY_FACTS[verdict](facts)


# Audiences that are ages; the others are people of any age.
AGES = (
    Audience.PRIMARY,
    Audience.LOWER_SECONDARY,
    Audience.UPPER_SECONDARY,
    Audience.YOUNG_ADULTS,
)


def age_condition(event: Event) -> Condition | None:
    """The ages that a rule of the whole event asks for, or None. Its rules are loaded already."""
    for rule in event.rules.all():
        if rule.kind == RuleKind.AGE and rule.session_id is None:
            return Condition(kind=RuleKind.AGE, minimum=rule.minimum, maximum=rule.maximum)
    return None


def audiences_of(event: Event) -> list[Audience]:
    """Its audiences, but the ages where a rule says them exactly: two ages confuse."""
    hidden = AGES if age_condition(event) else ()
    return [audience for audience in map(Audience, event.audiences) if audience not in hidden]


def audience_words(event: Event) -> str:
    """For whom an event is, in the few words of a list: "11–13 years, 14–19 years"."""
    short = {
        Audience.PRIMARY: _("6–10 years"),
        Audience.LOWER_SECONDARY: _("11–13 years"),
        Audience.UPPER_SECONDARY: _("14–19 years"),
        Audience.YOUNG_ADULTS: _("18–30 years"),
        Audience.FAMILIES: _("Families"),
        Audience.TEACHERS: _("Teachers"),
    }
    ages, shown = age_condition(event), audiences_of(event)
    words = [condition_label(ages)] if ages else []
    return ", ".join(words + [label for audience, label in short.items() if audience in shown])


def price_words(event: Event) -> str:
    """What it costs. Free is said, not left to guess."""
    return event.cost_note or _("Free of charge")


def _open(facts: SessionFacts, answer: Availability) -> Look:
    few = answer.is_nearly_full
    line = number = ""
    if answer.free is not None:
        words = {"free": answer.free, "seats": facts.capacity}
        line = ngettext(
            "%(free)d of %(seats)d places left", "%(free)d of %(seats)d places left", answer.free
        )
        number = ngettext("%(free)d place left", "%(free)d places left", answer.free)
        line, number = (number if few else line) % words, number % words
    return Look(
        "last" if few else "open",
        _("Last places") if few else _("Registration open"),
        line,
        number,
        _("Sign up"),
        is_primary=True,
        free=100 * answer.free // facts.capacity if facts.capacity and answer.free else None,
    )


def _waiting_list(facts: SessionFacts) -> Look:
    line = _("All places are taken: you would be the first in line.")
    number = ""
    if facts.waiting:
        words = ngettext("%(people)d person waiting", "%(people)d people waiting", facts.waiting)
        line = number = words % {"people": facts.waiting}
    return Look("waiting", _("Waiting list"), line, number, _("Join the list"))


def _opens_on(facts: SessionFacts) -> Look:
    if facts.opens_at is None:
        raise ValueError("A session that opens on a day has that day.")
    hour = dates.time_words(facts.opens_at)
    line, number = _("At %(hour)s") % {"hour": hour}, ""
    if facts.capacity is not None:
        words = {"hour": hour, "seats": facts.capacity}
        line = ngettext(
            "At %(hour)s · %(seats)d place", "At %(hour)s · %(seats)d places", facts.capacity
        )
        number = ngettext("%(seats)d place", "%(seats)d places", facts.capacity)
        line, number = line % words, number % words
    label = _("Opens %(on_date)s") % {"on_date": dates.on_date(facts.opens_at)}
    return Look("opens_on", label, line, number)


def _full(facts: SessionFacts) -> Look:
    line = _("The waiting list is full too.") if facts.waiting_limit else ""
    number = ""
    if facts.capacity is not None:
        number = ngettext("0 of %(seats)d", "0 of %(seats)d", facts.capacity)
    return Look("full", _("Fully booked"), line, number % {"seats": facts.capacity})


def _already_in(claim: Claim) -> Look:
    match claim:
        case Claim.SEAT:
            return Look(
                "already_in",
                _("You have a place"),
                _("Your ticket is ready."),
                "",
                _("Open ticket"),
            )
        case Claim.LINE:
            return Look("waiting", _("You are on the waiting list"))
        case Claim.PENDING:
            return Look(
                "pending",
                _("A parent or guardian has to agree"),
                _("The place is kept meanwhile."),
            )
        case Claim.OFFER:
            return Look("offered", _("A place is kept for you"), _("Say whether you take it."))


def _only_classes(facts: SessionFacts) -> Look:
    return Look("classes", _("Only for classes"), _("A teacher books for the whole class."))


def _only_people(facts: SessionFacts) -> Look:
    return Look("closed", _("Not for classes"), _("People book one by one."))


def _no_booking(facts: SessionFacts) -> Look:
    return Look("open", _("No booking"), _("Just come: there is no need to book."))


def _closed(facts: SessionFacts) -> Look:
    if not facts.is_booked:
        return Look("closed", _("Already started"))
    line = _("Closed %(on_date)s") % {"on_date": dates.on_date(facts.closes_at)}
    return Look("closed", _("Registration closed"), line)


BY_FACTS = {
    Verdict.ONLY_CLASSES: _only_classes,
    Verdict.ONLY_PEOPLE: _only_people,
    Verdict.NO_BOOKING: _no_booking,
    Verdict.WAITING_LIST: _waiting_list,
    Verdict.OPENS_ON: _opens_on,
    Verdict.FULL: _full,
    Verdict.CLOSED: _closed,
}
