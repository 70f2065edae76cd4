"""Whom an action of the desk writes to, said before and after it, and what guardians said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import on_date, time_words
from registrations.enums import Answer, RegistrationStatus
from registrations.models import CONTACT, ON_PAPER, REACHABLE, Authorisation, RegistrationQuerySet


class Told(NamedTuple):
    """How many of those who are written to have a place, and how many wait."""

    registered: int = 0
    waiting: int = 0

    @property
    def words(self) -> str:
        return _("Will get a message: %(registered)d registered, %(waiting)d waiting.") % {
            "registered": self.registered,
            "waiting": self.waiting,
        }


def told_by(registrations: RegistrationQuerySet, path: str) -> Mapping[int, Told]:
    """Who is written to, by the key at ``path`` from a registration, in one query."""
    confirmed = Q(status=RegistrationStatus.CONFIRMED)
    rows = (
        registrations.active()
        .reachable()
        .order_by()
        .values_list(path)
        .annotate(registered=Count("pk", filter=confirmed), in_line=Count("pk", filter=~confirmed))
    )
    return {key: Told(registered, waiting) for key, registered, waiting in rows}


def people_told(registrations: RegistrationQuerySet) -> int:
    """How many people are written to. Who has no account is not (``notifications``)."""
    reached = registrations.active().reachable()
    return reached.values(contact=CONTACT).distinct().count()


def telling_words(registrations: RegistrationQuerySet) -> str:
    """How many people are written to, and how many must be told in another way."""
    people = (
        registrations.active()
        .order_by()
        .aggregate(
            told=Count(CONTACT, distinct=True, filter=REACHABLE),
            untold=Count(CONTACT, distinct=True, filter=~REACHABLE),
        )
    )
    told = ngettext(
        "%(people)d person is written to.", "%(people)d people are written to.", people["told"]
    )
    words = [told % {"people": people["told"]}] if people["told"] else [_("Nobody is written to.")]
    if people["untold"]:
        untold = ngettext(
            "%(people)d person has no address: tell her yourself.",
            "%(people)d people have no address: tell them yourself.",
            people["untold"],
        )
        words.append(untold % {"people": people["untold"]})
    return " ".join(words)


def answer_words(authorisation: Authorisation) -> str:
    """One guardian in a line: who, where she is written to, and what she answered or was asked."""
    guardianship = authorisation.guardianship
    moment = authorisation.answered_at or authorisation.asked_at
    on_paper = authorisation.words_version == ON_PAPER
    words = {
        Answer.GIVEN: _("agreed on paper %(when)s") if on_paper else _("agreed %(when)s"),
        Answer.REFUSED: _("did not agree, %(when)s"),
    }.get(Answer(authorisation.answer), _("asked %(when)s, not answered yet"))
    said = words % {"when": f"{on_date(moment)}, {time_words(moment)}"}
    version = _("words %(version)s") % {"version": authorisation.words_version}
    who = f"{guardianship.get_full_name()} ({guardianship.address})"
    return f"{who}: {said}" if on_paper else f"{who}: {said} ({version})"
