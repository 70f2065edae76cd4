"""A teacher says whether the same pupils of her class come on several days, or different ones.

Slips that are not used any more are set aside, never deleted: their codes and choices are back when
she says that the pupils are different.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerdays.class_days import Bookings, can_be_same, choosers, stays
from careerdays.models import Ballot, CareerDay, Pin, SamePupils, Together
from careerdays.services.classes import ballots_of_class
from core.errors import DomainError
from registrations.models import Registration


class NotTheSame(DomainError):
    """It is too late to say which pupils come, or they cannot be the same."""


@transaction.atomic
def say_same_pupils(
    *, career_day: CareerDay, registration: Registration, other: Registration, aside: int = 0
) -> None:
    """The pupils of a class's booking come with ``other`` too: each has one slip for both days.

    The slips of ``registration`` stay, unless pupils have chosen with the other's alone. ``aside``
    is how many choices the teacher was told would not count any more. Twice is the same as once.

    Raises:
        NotTheSame: choices are closed, a booking has no place any more, the class split, the days
            are at the same time, more have chosen than ``aside``, or the organisers decided by
            hand for a slip that would be set aside.
    """
    asked = _asked(career_day, registration, other)
    if asked.mine == asked.others:
        return
    bookings = asked.bookings
    if not can_be_same(bookings.with_slips_of(asked.mine), bookings.with_slips_of(asked.others)):
        raise NotTheSame(
            _("These cannot be the same pupils: the class was split, or the days are at one time.")
        )
    for one in (registration, other):
        ballots_of_class(career_day=career_day, registration=one)
    _lock_ballots(asked)
    chose = choosers({asked.mine, asked.others})
    leading = stays(chose, asked.mine, asked.others)
    following = asked.others if leading == asked.mine else asked.mine
    _refuse_loss(following, chose[following], aside)
    _join(leading, following)
    _move_together(career_day, leading, following)


@transaction.atomic
def say_different_pupils(
    *, career_day: CareerDay, registration: Registration, other: Registration
) -> None:
    """Other pupils come with ``other`` than with ``registration``: each day has its own slips.

    The booking that leads keeps the slips that were for all, and the other has those that it had,
    with what was chosen with them. A class that stays together does so on each of the days.

    Raises:
        NotTheSame: choices are closed, a booking has no place any more, or the organisers decided
            by hand for a pupil of both days: for which of the two is not known.
    """
    asked = _asked(career_day, registration, other)
    if asked.mine != asked.others:
        return
    _lock_ballots(asked)
    _refuse_decided(asked.mine)
    leaving = registration.pk if other.pk == asked.mine else other.pk
    SamePupils.objects.filter(registration=leaving).delete()
    if not SamePupils.objects.following().filter(leading=asked.mine).exists():
        SamePupils.objects.filter(registration=asked.mine).delete()
    if career_day.together.filter(registration=asked.mine).exists():
        Together.objects.get_or_create(career_day=career_day, registration_id=leaving)


@dataclass(frozen=True, slots=True)
class _Asked:
    """All bookings of the class, and those (ids) whose slips the pupils of the two have."""

    bookings: Bookings
    mine: int
    others: int


def _asked(career_day: CareerDay, registration: Registration, other: Registration) -> _Asked:
    """Read under the lock of the career day: who says so on another page comes after."""
    career_day = CareerDay.objects.locked(career_day.pk)
    if not career_day.is_undecided(timezone.now()):
        raise NotTheSame(
            _("Choices are closed: what you said about the pupils who come stays as it is.")
        )
    bookings = Bookings(registration)
    held = {one.pk for one in bookings.held()}
    if not {registration.pk, other.pk} <= held:
        raise NotTheSame(_("One of these bookings has no place any more: nothing was changed."))
    return _Asked(bookings, bookings.leading[registration.pk], bookings.leading[other.pk])


def _lock_ballots(asked: _Asked) -> None:
    """Whoever chooses at this moment is waited for, or waits and is told that her slip is old."""
    rows = Ballot.objects.filter(registration__any_of=[asked.mine, asked.others])
    list(rows.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))


def _refuse_loss(following: int, chose: int, aside: int) -> None:
    """See that nothing is set aside of which the teacher does not know."""
    if chose > aside:
        words = ngettext(
            "%(number)d pupil has chosen with the slips that would not count any more: look at it "
            "again.",
            "%(number)d pupils have chosen with the slips that would not count any more: look at "
            "it again.",
            chose,
        )
        raise NotTheSame(words % {"number": chose})
    _refuse_decided(following)


def _refuse_decided(slips_of: int) -> None:
    """See that nobody decided by hand for a pupil with the slips of a booking (id)."""
    if Pin.objects.filter(ballot__registration=slips_of).exists():
        raise NotTheSame(
            _("The organisers have decided whom some of these pupils meet: write to them first.")
        )


def _join(leading: int, following: int) -> None:
    """All who have the slips of ``following`` (id) have those of ``leading`` (id) from now on."""
    SamePupils.objects.filter(leading=following).update(leading=leading)
    for one in (leading, following):
        SamePupils.objects.get_or_create(registration_id=one, defaults={"leading_id": leading})


def _move_together(career_day: CareerDay, leading: int, following: int) -> None:
    """Where pupils of one of the days stay together, they do on all of them."""
    gone, _rows = career_day.together.filter(registration=following).delete()
    if gone:
        Together.objects.get_or_create(career_day=career_day, registration_id=leading)
