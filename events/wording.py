"""Conditions, refusals and places in words. A refusal always names the rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import day_words
from events.eligibility import Condition, Refusal
from events.enums import PoolKind, RuleKind
from events.kept import Kept
from events.models import Event
from participants.enums import Gender, Occupation
from partners.models import Room, Site
from schools.enums import Level


def condition_label(condition: Condition) -> str:
    """For whom, in a few words: "14–17 years", "Classes 4–5"."""
    match condition.kind:
        case RuleKind.AGE:
            return _age_label(condition)
        case RuleKind.SCHOOL_YEAR:
            return _school_year_label(condition)
        case RuleKind.SCHOOL_LEVEL:
            return _listed(str(Level(value).label) for value in sorted(map(str, condition.values)))
        case RuleKind.NETWORK:
            return _("Schools of the programme")
        case RuleKind.RESIDENCE:
            return _("Residents of %(places)s") % {"places": _listed(condition.names)}
        case RuleKind.OCCUPATION:
            return _listed(_occupation(str(value)) for value in sorted(map(str, condition.values)))


def refusal_sentence(refusal: Refusal) -> str:
    """Why this person cannot register, as a sentence that names the rule."""
    if refusal.is_unknown:
        return _missing(refusal.condition)
    label = condition_label(refusal.condition)
    match refusal.condition.kind:
        case RuleKind.AGE:
            return _("This is not for your age: it is for %(who)s.") % {"who": label}
        case RuleKind.SCHOOL_YEAR:
            return _("This is not for your class. Who can take part: %(who)s.") % {"who": label}
        case RuleKind.NETWORK:
            return _("This is only for students of the schools that take part in the programme.")
        case _:
            return _("You cannot take part. Who can: %(who)s.") % {"who": label}


def kept_words(pools: Iterable[Kept], now: datetime) -> str:
    """Which places are kept for whom and until when, in a sentence; empty where none are."""
    sentences = []
    for pool in pools:
        if not pool.left or not pool.is_live(now):
            continue
        words = ngettext(
            "%(left)d place is kept for: %(whom)s",
            "%(left)d places are kept for: %(whom)s",
            pool.left,
        ) % {"left": pool.left, "whom": _whom(pool)}
        until = _(" (until %(day)s)") % {"day": day_words(pool.lapses_at)} if pool.lapses_at else ""
        sentences.append(f"{words}{until}")
    return " · ".join(sentences)


def _whom(pool: Kept) -> str:
    match pool.kind:
        case PoolKind.GENDER:
            return str(Gender(pool.gender).label)
        case PoolKind.SCHOOL_YEAR:
            years = Condition(kind=RuleKind.SCHOOL_YEAR, minimum=pool.minimum, maximum=pool.maximum)
            return condition_label(years)
        case kind:
            return str(kind.label)


def _missing(condition: Condition) -> str:
    who = {"who": condition_label(condition)}
    match condition.kind:
        case RuleKind.AGE:
            return _("Write your date of birth: this is for %(who)s.") % who
        case RuleKind.SCHOOL_YEAR:
            return _("Tell us your class. Who can take part: %(who)s.") % who
        case RuleKind.RESIDENCE:
            return _("Tell us where you live. Who can take part: %(who)s.") % who
        case RuleKind.OCCUPATION:
            return _("Tell us what you do now. Who can take part: %(who)s.") % who
        case _:
            return _("Choose your school. Who can take part: %(who)s.") % who


def place_line(site: Site, room: Room | None = None) -> str:
    """Where to go, in one line: room, site, and its municipality unless the site is named so."""
    town = site.municipality.name
    is_said = re.search(rf"\b{re.escape(town)}\b", site.name, re.IGNORECASE)
    parts = [room.name if room else "", site.name, "" if is_said else town]
    return ", ".join(part for part in parts if part)


def without_site(event: Event) -> str:
    """What stands in the place of a site that ``event`` does not have."""
    return _("Online") if event.is_online else _("To be announced")


def _age_label(condition: Condition) -> str:
    bounds = {"low": condition.minimum, "high": condition.maximum}
    if condition.maximum is None:
        return _("%(low)s years or older") % bounds
    if condition.minimum is None:
        return _("up to %(high)s years") % bounds
    return _("%(low)s–%(high)s years") % bounds


def _school_year_label(condition: Condition) -> str:
    bounds = {"low": condition.minimum or 1, "high": condition.maximum or 5}
    if bounds["low"] == bounds["high"]:
        return _("class %(low)s only") % bounds
    return _("classes %(low)s to %(high)s") % bounds


def _occupation(value: str) -> str:
    return {
        Occupation.STUDENT: _("who studies"),
        Occupation.WORKING: _("who works"),
        Occupation.UNEMPLOYED: _("who is looking for work"),
        Occupation.OTHER: _("who does something else"),
    }[Occupation(value)]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
