"""What the door says, on pages and on phones alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from attendance.enums import Direction
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


def outcome_words(who: str, direction: str, outcome: Outcome) -> tuple[str, str]:
    """The state of a scan and a sentence about it; ``who`` is whose ticket it was."""
    if outcome.refusal is not None:
        state = NUMBER if isinstance(outcome.refusal, NumberNeeded) else REFUSED
        return state, ": ".join(part for part in (who, str(outcome.refusal)) if part)
    if direction == Direction.IN:
        return _in_words(who, outcome)
    return _out_words(who, outcome)


def _in_words(who: str, outcome: Outcome) -> tuple[str, str]:
    if outcome.is_first or outcome.attendance is None:
        return IN, _("%(who)s is in.") % {"who": who}
    facts = {
        "who": who,
        "time": time_words(outcome.attendance.arrived_at),
        "door": outcome.attendance.door,
    }
    if facts["door"]:
        return AGAIN, _("%(who)s came in at %(time)s already, at the door “%(door)s”.") % facts
    return AGAIN, _("%(who)s came in at %(time)s already.") % facts


def _out_words(who: str, outcome: Outcome) -> tuple[str, str]:
    if outcome.is_first:
        return OUT, _("%(who)s is out.") % {"who": who}
    if outcome.attendance is None or outcome.attendance.left_at is None:
        return NOT_INSIDE, _("%(who)s is not inside.") % {"who": who}
    facts = {"who": who, "time": time_words(outcome.attendance.left_at)}
    return NOT_INSIDE, _("%(who)s went out at %(time)s already.") % facts


def script_words() -> dict[str, str]:
    """The sentences of ``assets/js/door``, in the reader's language; it fills in the gaps."""
    return {
        "in": _("%(who)s is in."),
        "again": _("%(who)s came in at %(time)s already."),
        "again_at": _("%(who)s came in at %(time)s already, at the door “%(door)s”."),
        "out": _("%(who)s is out."),
        "not-inside": _("%(who)s is not inside."),
        "unknown": _("“%(read)s” is not on the list that this phone holds."),
        "unknown_kept": _(
            "“%(read)s” is not on the list that this phone holds. It is kept and sent; let nobody "
            "in before the answer is there."
        ),
        "counts": _("%(people)s in, of %(seats)s who have a place"),
        "who": _("Who is it?"),
        "number": _("%(who)s: how many came, adults included?"),
        "not_number": _("Write a number from 1 to %(most)s."),
        "no_photos": _("No photos"),
        "photos": _("Photos: yes"),
        "needs": _("What they need:"),
        "people": _("People:"),
        "online": _("Online"),
        "offline": _("Offline: what you scan is kept on this phone"),
        "signed_out": _("You are signed out: sign in again to send what is kept here"),
        "closed": _("This door is closed for you: ask the coordinator. What is kept here stays"),
        "all_sent": _("everything is sent"),
        "waiting": _("%(number)s still to be sent"),
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
