"""The headline numbers in words, each with how it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.today.counting.offer import offer
from portal.today.counting.participations import Participations, participations
from portal.today.counting.partners import partners
from portal.today.counting.persons import Persons, persons
from portal.today.counting.schools import SchoolsOfALevel, schools
from portal.today.counting.speakers import Speakers, speakers


@dataclass(frozen=True, slots=True)
class Figure:
    """``notes`` say what the number is made of, ``how`` by which rule it is counted."""

    label: str
    number: str
    notes: list[str]
    how: str


def figures(programmes: Sequence[int]) -> list[Figure]:
    """The headline numbers of these programmes together. Nobody types them."""
    who = persons(programmes)
    return [
        *_offered(programmes),
        _partners(programmes),
        _schools(schools(programmes, who.schools)),
        *_people(who, participations(programmes)),
        _speakers(speakers(programmes)),
    ]


def _offered(programmes: Sequence[int]) -> list[Figure]:
    made = offer(programmes)
    sessions = ngettext("%(number)s session", "%(number)s sessions", made.sessions)
    return [
        Figure(
            _("Events"),
            _number(made.events),
            [sessions % {"number": _number(made.sessions)}],
            _("Published events, each once, and their sessions that were not cancelled."),
        ),
        Figure(
            _("Hours"),
            _number(made.hours),
            [],
            _("How long the dates of those sessions last, however many people come."),
        ),
    ]


def _partners(programmes: Sequence[int]) -> Figure:
    found = partners(programmes)
    hosts = ngettext("%(number)s hosts an event", "%(number)s host an event", found.hosts)
    return Figure(
        _("Active partners"),
        _number(found.active),
        [hosts % {"number": _number(found.hosts)}],
        _(
            "Bodies that have a role in the programme other than funder or patron, or host a "
            "published event; each once, whatever its departments and roles."
        ),
    )


def _schools(found: Sequence[SchoolsOfALevel]) -> Figure:
    network = sum(level.network for level in found)
    in_network = ngettext(
        "%(number)s in the programme’s network", "%(number)s in the programme’s network", network
    )
    levels = [
        f"{level.level.label}: {_number(level.of_participants)}"
        for level in found
        if level.of_participants
    ]
    return Figure(
        _("Schools of participants"),
        _number(sum(level.of_participants for level in found)),
        [*levels, in_network % {"number": _number(network)}],
        _(
            "Schools that registered people named as theirs, or whose classes are booked, each "
            "once. Those of the network are counted apart and never added."
        ),
    )


def _people(who: Persons, found: Participations) -> list[Figure]:
    companions = ngettext("and %(number)s companion", "and %(number)s companions", found.companions)
    pupils = ngettext(
        "and %(number)s pupil of the classes booked",
        "and %(number)s pupils of the classes booked",
        who.pupils,
    )
    beside = [(pupils, who.pupils), (companions, found.companions)]
    parts = [
        (_("in person: %(number)s"), found.in_person),
        (_("online: %(number)s"), found.online),
        (_("in person or online: %(number)s"), found.hybrid),
    ]
    return [
        Figure(
            _("People registered"),
            _number(who.number),
            [words % {"number": _number(number)} for words, number in beside if number],
            _(
                "People with at least one confirmed registration, each once. Pupils who come "
                "with their class and companions have no name and are never added to them. "
                "Registered is not present."
            ),
        ),
        Figure(
            _("Participations"),
            _number(found.number),
            [words % {"number": _number(number)} for words, number in parts if number],
            _(
                "Confirmed registrations: who comes to three sessions counts three times, and a "
                "class as often as it has pupils."
            ),
        ),
    ]


def _speakers(found: Speakers) -> Figure:
    balance = found.balance
    if balance is None:
        notes = [_("women and men: too few to say")] if found.number else []
    else:
        words = _("women: %(women)s, men: %(men)s (%(share)s%% women)")
        numbers = {"women": _number(balance.women), "men": _number(balance.men)}
        notes = [words % {**numbers, "share": _number(balance.share_of_women)}]
    return Figure(
        _("Speakers"),
        _number(found.number),
        notes,
        _(
            "Professionals of published events, once in each programme. Women and men are shown "
            "only where no group is of fewer than five people."
        ),
    )


def _number(number: float) -> str:
    """A number as readers write it, with at most one decimal: "14.000", "1,5"."""
    is_whole = number == int(number)
    decimals = 0 if is_whole else 1
    return number_format(number, decimal_pos=decimals, use_l10n=True, force_grouping=True)
