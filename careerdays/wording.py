"""Runs and timetables in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from allocation.encounters import Fault, Reason
from careerdays.models import Ballot, Encounter, Explanation, Host, Run
from disclosure import is_safe_breakdown


@dataclass(frozen=True, slots=True)
class Unmet:
    """A choice that was not met, and why, in words."""

    host: Host
    rank: int
    why: str


def unmet_choices(ballot: Ballot) -> list[Unmet]:
    """The choices of ``ballot`` that the published timetable does not meet; best first.

    Whom she meets since, because a place became free, is left out.
    """
    told = Explanation.objects.filter(ballot=ballot, run__published_at__isnull=False).first()
    if told is None:
        return []
    met = set(Encounter.objects.filter(ballot=ballot).values_list("host", flat=True))
    hosts = Host.objects.select_related("organisation").in_bulk([r["host"] for r in told.refusals])
    return [
        Unmet(hosts[one["host"]], one["rank"], _why(one))
        for one in told.refusals
        if one["host"] in hosts and one["host"] not in met
    ]


def _why(refusal: dict[str, Any]) -> str:
    reason = Reason(refusal["reason"])
    alone = {
        Reason.NOT_FOR_HER: _("She is not for your class year."),
        Reason.NEVER_THERE: _("She is there in none of the rounds in which you are."),
        Reason.OWN_DAY: _("All your encounters are with people whom you had put higher."),
    }
    alone[Reason.TOGETHER] = _(
        "You asked to stay together: she had no places for all of you in your rounds, or others "
        "whom you had put higher together went first."
    )
    if reason in alone:
        return alone[reason]
    asked = _(
        "%(seats)d places in the rounds in which you are, chosen by %(chose)d, of whom "
        "%(firsts)d as first."
    )
    told = [asked % refusal, _pinned(refusal["pinned"]), _of_seats(reason)]
    return " ".join(filter(None, told))


def _pinned(number: int) -> str:
    if not number:
        return ""
    words = ngettext(
        "The organisers gave %(number)d place by hand.",
        "The organisers gave %(number)d places by hand.",
        number,
    )
    return words % {"number": number}


def _of_seats(reason: Reason) -> str:
    return {
        Reason.SCHOOL: _("As many of your school meet her as may at once."),
        Reason.KEPT: _("The places that are left are kept for others."),
        Reason.TIMES: _("Places are left, but none that fits your other encounters."),
        Reason.HIGHER_RANKS: _("All who chose her and meet her had put her higher."),
        Reason.SAME_RANK: _(
            "Some who meet her had put her as high as you, nobody lower: where everything else "
            "was equal, the draw decided."
        ),
        Reason.FOR_ALL: _(
            "Some who meet her had put her lower than you: with a place for you instead, the "
            "timetable of all together would have been worse, or no better."
        ),
    }[reason]


def left_apart(run: Run) -> str:
    """Who asked to stay together and was allocated alone, and why; empty where nobody was."""
    return contradictions([Fault(one["rule"], student=one["student"]) for one in run.apart])


def contradictions(faults: Sequence[Fault]) -> str:
    """Why no timetable can be: each rule once, and the first few whom it is about."""
    ballots = Ballot.objects.select_related("participant", "registration__school_class").in_bulk(
        [fault.student for fault in faults if fault.student]
    )
    hosts = Host.objects.in_bulk([fault.host for fault in faults if fault.host])
    told: dict[str, list[str]] = defaultdict(list)
    for fault in faults:
        named = [ballots.get(fault.student or 0), hosts.get(fault.host or 0)]
        who = " – ".join(one.who if isinstance(one, Ballot) else str(one) for one in named if one)
        told[str(RULES[fault.rule])].append(who)
    return " ".join(_with_names(rule, names) for rule, names in told.items())


RULES = {
    "never_there_together": gettext_lazy(
        "A decision by hand is of two who are never there at the same time"
    ),
    "not_for_her": gettext_lazy("A decision by hand is of a host who is for other class years"),
    "pins_contradict_rules": gettext_lazy(
        "The decisions by hand do not fit all together: they ask for more places, rounds or "
        "students of one school than there may be"
    ),
    "pins_of_one_host": gettext_lazy(
        "More is decided by hand for a host than her places, those kept for a group or the most "
        "students of one school allow"
    ),
    "pins_of_one_student": gettext_lazy(
        "More is decided by hand for a student than fits in her day"
    ),
    "pins_not_decided": gettext_lazy(
        "Whether the decisions by hand fit all together was not found out in the time there is: "
        "take some of them back"
    ),
    "kept_seats_cross_schools": gettext_lazy(
        "What is decided by hand leaves no room for both: places kept for a group, and the most "
        "students of one school"
    ),
    "group_larger_than_seats": gettext_lazy(
        "No host has places for all who asked to stay together"
    ),
    "group_never_there_together": gettext_lazy(
        "Who asked to stay together is never there in the same round"
    ),
    "group_not_decided": gettext_lazy(
        "For who asked to stay together no way was found in the time there is"
    ),
    "group_contradicts_rules": gettext_lazy(
        "Who asked to stay together cannot, with the decisions by hand and the places kept as "
        "they are"
    ),
}
MOST_NAMED = 5


def _with_names(rule: str, names: Sequence[str]) -> str:
    shown = [name for name in names if name][:MOST_NAMED]
    return f"{rule}: {', '.join(shown)}." if shown else f"{rule}."


def published_proof_of(run: Run) -> Iterator[str]:
    """``proof_of`` for anybody: without how many have one of their first choices where those who
    have none are few. Beside the number of all the two would tell it.
    """
    for step in run.steps:
        missed = run.students - step["value"]
        if step["name"] != "guarantee" or is_safe_breakdown(step["value"], missed):
            yield _line_of(step)


def proof_of(run: Run) -> Iterator[str]:
    """A line for each step: what was reached, and how good any answer could be."""
    return map(_line_of, run.steps)


def _line_of(step: Mapping[str, Any]) -> str:
    names = {
        "guarantee": _(
            "Students with one of their first choices, or anybody where they chose nobody"
        ),
        "meetings": _("Encounters"),
        "worst": _("Worst choice that somebody gets"),
        "ranks": _("Sum of ranks"),
        "draw": _("Sum of the numbers drawn"),
    }
    facts = {"name": names[step["name"]], "value": step["value"], "bound": step["bound"]}
    if step["bound"] is None:
        return _("%(name)s: %(value)s; how good it could be is not known.") % facts
    if step["value"] == step["bound"]:
        return _("%(name)s: %(value)s; no answer is better.") % facts
    return _("%(name)s: %(value)s; no answer is better than %(bound)s.") % facts
