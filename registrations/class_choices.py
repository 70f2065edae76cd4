"""The sessions of an event as a teacher sees them who books for one class."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from events.availability import Availability, Verdict, availability
from events.eligibility import Person
from events.facts import session_facts
from events.models import Session
from events.presentation import Look, session_look
from registrations.availability import class_facts, of_class
from registrations.class_forms import Choice
from registrations.models import Registration
from registrations.wording import session_when, session_where
from schools.models import SchoolClass

# Nobody sends a class alone (L15).
FEWEST_ADULTS = 1


def choices_for(
    school_class: SchoolClass, sessions: Sequence[Session], teacher: User
) -> list[Choice]:
    """Each of ``sessions`` (with facts), and whether it takes the class when ``teacher`` books."""
    programmes = {session.event.programme_id for session in sessions}
    facts = class_facts(school_class, programmes, teacher)
    there = Registration.objects.active().filter(school_class=school_class, session__in=sessions)
    booked = set(there.values_list("session", flat=True))
    return [
        _choice(session, school_class, facts, is_in=session.pk in booked) for session in sessions
    ]


def _choice(session: Session, school_class: SchoolClass, facts: Person, *, is_in: bool) -> Choice:
    """It can be booked where the smallest part would be taken; the look is of the whole class."""

    def asked(pupils: int) -> Availability:
        return availability(
            of_class(session_facts(session), facts),
            now=timezone.now(),
            person=facts,
            is_in=is_in,
            seats=pupils + FEWEST_ADULTS,
        )

    smallest, whole = asked(1), asked(school_class.pupils or 1)
    is_open = smallest.can_register
    look = _look(session, whole if is_open else smallest, school_class.pupils, is_open=is_open)
    return Choice(session, session_when(session), session_where(session), look, is_open)


def _look(session: Session, answer: Availability, pupils: int | None, *, is_open: bool) -> Look:
    if answer.verdict is Verdict.ALREADY_IN:
        return Look("already_in", _("Asked for"), _("This class has booked here already."))
    look = session_look(session, answer)
    if not is_open:
        return look
    needed = (pupils or 1) + FEWEST_ADULTS
    if session.capacity is not None and needed > session.capacity:
        words = ngettext(
            "It has %(capacity)d place in all: split the class.",
            "It has %(capacity)d places in all: split the class.",
            session.capacity,
        )
        line = words % {"capacity": session.capacity}
        return Look("waiting", _("Too small for the whole class"), line)
    fits = answer.verdict is Verdict.OPEN
    state, label = (look.state, look.label) if fits else ("waiting", _("Waiting list"))
    return Look(state, label, _line(session, answer, pupils))


def _line(session: Session, answer: Availability, pupils: int | None) -> str:
    if session.waiting:
        return _("Others are waiting: the class joins the waiting list.")
    free = answer.free
    if free is None:
        return _("No limit of places: the class fits.")
    if pupils is None:
        return ngettext("%(free)d place free.", "%(free)d places free.", free) % {"free": free}
    if answer.verdict is Verdict.OPEN:
        words = ngettext(
            "%(free)d place free: the class fits.", "%(free)d places free: the class fits.", free
        )
        return words % {"free": free}
    words = ngettext(
        "Only %(free)d place, and you need at least %(needed)d, adults included: split the class, "
        "or wait.",
        "Only %(free)d places, and you need at least %(needed)d, adults included: split the class, "
        "or wait.",
        free,
    )
    return words % {"free": free, "needed": pupils + FEWEST_ADULTS}
