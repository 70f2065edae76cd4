"""What the door says, on pages and on phones alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from attendance.destinations import Stop
from attendance.enums import Direction, Source
from attendance.models import Attendance
from attendance.services import NumberNeeded, Outcome
from core.dates import time_words

# What came of a scan, for scripts.
IN, AGAIN, OUT, NOT_INSIDE = "in", "again", "out", "not-inside"
REFUSED, NUMBER = "refused", "number"
# How each looks on the page.
OK, ATTENTION, NO = "ok", "attention", "no"
LOOKS = {IN: OK, OUT: OK, AGAIN: ATTENTION, NOT_INSIDE: ATTENTION, NUMBER: ATTENTION, REFUSED: NO}


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says of a scan: how it looks, the word for that, and a sentence."""

    look: str
    sign: str
    words: str


def told(who: str, direction: str, outcome: Outcome) -> Told:
    """What the page says of what became of a scan of ``who``."""
    state, words = outcome_words(who, direction, outcome)
    signs = {OK: _("OK:"), ATTENTION: _("Please note:"), NO: _("No:")}
    return Told(LOOKS[state], signs[LOOKS[state]], words)


def outcome_state(direction: str, outcome: Outcome) -> str:
    """What came of a scan, in one word."""
    if outcome.refusal is not None:
        return NUMBER if isinstance(outcome.refusal, NumberNeeded) else REFUSED
    if direction == Direction.IN:
        return IN if outcome.is_first or outcome.attendance is None else AGAIN
    return OUT if outcome.is_first else NOT_INSIDE


def to_correct(direction: str, outcome: Outcome) -> Attendance | None:
    """The stay that whoever is told of it may take back or correct: a door wrote that they came."""
    stay = outcome.attendance
    if stay is None or stay.source != Source.DOOR:
        return None
    return stay if outcome_state(direction, outcome) in {IN, AGAIN} else None


def moment_of(state: str, outcome: Outcome) -> datetime | None:
    """Since when she is inside already, or until when she was; None where neither is said."""
    if outcome.attendance is None or state not in {AGAIN, NOT_INSIDE}:
        return None
    return outcome.attendance.arrived_at if state == AGAIN else outcome.attendance.left_at


def outcome_words(who: str, direction: str, outcome: Outcome) -> tuple[str, str]:
    """The state of a scan and a sentence about it; ``who`` is whose ticket it was."""
    state = outcome_state(direction, outcome)
    if outcome.refusal is not None:
        return state, ": ".join(part for part in (who, str(outcome.refusal)) if part)
    moment = moment_of(state, outcome)
    facts = {
        "who": who,
        "time": time_words(moment) if moment else "",
        "door": outcome.attendance.door if outcome.attendance else "",
    }
    return state, script_words()[sentence_of(state, outcome)] % facts


def sentence_of(state: str, outcome: Outcome) -> str:
    """The name of the sentence (``script_words``) about a state; of a refusal its own words are."""
    if state == AGAIN and outcome.attendance and outcome.attendance.door:
        return "again_at"
    return "went_out" if state == NOT_INSIDE and moment_of(state, outcome) else state


def about_words(
    school: str, year: int | None, others: Sequence[str], stop: Stop | None
) -> list[str]:
    """What a door says of a person: her school and class, who comes with her, where she goes."""
    group = [school, _("class year %(year)s") % {"year": year} if year else ""]
    said = [" · ".join(part for part in group if part)]
    if others:
        said.append(_("Together with: %(names)s") % {"names": ", ".join(others)})
    if stop:
        there = ", ".join(part for part in (time_words(stop.at), stop.who, stop.where) if part)
        said.append(_("First encounter: %(there)s") % {"there": there})
    return [line for line in said if line]


def script_words() -> dict[str, str]:
    """The sentences of ``assets/js/door``, in the reader's language; it fills in the gaps."""
    return {
        "in": _("%(who)s is in."),
        "again": _("%(who)s came in at %(time)s already."),
        "again_at": _("%(who)s came in at %(time)s already, at the door “%(door)s”."),
        "out": _("%(who)s is out."),
        "not-inside": _("%(who)s is not inside."),
        "went_out": _("%(who)s went out at %(time)s already."),
        "unknown": _("“%(read)s” is not on the list that this phone holds."),
        "unknown_kept": _(
            "“%(read)s” is not on the list that this phone holds. It is kept and sent; let nobody "
            "in before the answer is there."
        ),
        "counts": _(
            "%(people)s in, %(out)s went out, %(came)s came so far, of %(seats)s who have a place"
        ),
        "who": _("Who is it?"),
        "number": _("%(who)s: how many came, adults included?"),
        "not_number": _("Write a number from 1 to %(most)s."),
        "no_photos": _("No photos"),
        "photos": _("Photos: yes"),
        "needs": _("What they need:"),
        "people": _("People:"),
        "take_back": _("Take back"),
        "correct_number": _("Correct the number"),
        "online": _("Online"),
        "offline": _("Offline: what you scan is kept on this phone"),
        "signed_out": _("You are signed out: sign in again to send what is kept here"),
        "closed": _("This door is closed for you: ask the coordinator. What is kept here stays"),
        "all_sent": _("everything is sent"),
        "waiting": _("%(number)s still to be sent"),
        "elsewhere": _("%(number)s of another date still to be sent"),
        "elsewhere_refused": _(
            "%(number)s of another date cannot be sent: its door is closed for you, ask the "
            "coordinator. They stay on this phone"
        ),
        "refused_some": _("%(number)s not accepted: see below"),
        "seen": _("Seen to"),
        "send_number": _("Send the number"),
        "unknown_ticket": _("A ticket that nobody knows"),
        "ready": _("ready without a network: %(number)s tickets, list of %(time)s"),
        "not_ready": _("not ready without a network yet"),
        "camera_on": _("Scan with the camera"),
        "camera_off": _("Stop the camera"),
        "camera_refused": _(
            "The camera cannot be used: allow it in the browser, or type the code."
        ),
        "ok": _("OK:"),
        "attention": _("Please note:"),
        "no": _("No:"),
    }
