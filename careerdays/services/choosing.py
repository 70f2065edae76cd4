"""A student puts hosts in order, and changes her mind until choices close."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from careerdays.models import Ballot, CareerDay, Choice, Host, SamePupils
from core.errors import DomainError
from participants.models import Participant


class CannotChoose(DomainError):
    """Choices are closed, or there are as many as there may be."""


@transaction.atomic
def close_choices(*, career_day: CareerDay) -> None:
    """From now on nobody chooses, whatever the moment was that had been set for it.

    Raises:
        CannotChoose: nobody does anyway.
    """
    now = timezone.now()
    career_day = CareerDay.objects.locked(career_day.pk)
    if not career_day.takes_choices(now):
        raise CannotChoose(_("Choices are not open: nothing was changed."))
    career_day.choices_close_at = now
    career_day.save(update_fields=["choices_close_at", "updated_at"])


def ballot_of(*, career_day: CareerDay, participant: Participant) -> Ballot:
    """Her ballot, made when it is first asked for."""
    ballot, _created = Ballot.objects.get_or_create(career_day=career_day, participant=participant)
    return ballot


@transaction.atomic
def add_choice(*, ballot: Ballot, host: Host) -> None:
    """Put ``host`` after those that were chosen; once more is the same as once.

    Raises:
        CannotChoose: choices are closed, there are as many as there may be, or she is of another
            career day or for other classes.
    """
    career_day, chosen = _open(ballot)
    if host.pk in chosen:
        return
    if host.career_day_id != career_day.pk or not host.suits(ballot.school_year):
        raise CannotChoose(_("This host is not for your class: choose another one."))
    if len(chosen) >= career_day.most_choices:
        words = _("You have chosen %(number)d already: take one off the list first.")
        raise CannotChoose(words % {"number": career_day.most_choices})
    _write(ballot, [*chosen, host.pk])


@transaction.atomic
def remove_choice(*, ballot: Ballot, host: Host) -> None:
    """Take ``host`` off the list; those after her move up.

    Raises:
        CannotChoose: choices are closed.
    """
    _career_day, chosen = _open(ballot)
    _write(ballot, [pk for pk in chosen if pk != host.pk])


@transaction.atomic
def move_choice(*, ballot: Ballot, host: Host, to: int) -> None:
    """Put a chosen host at rank ``to`` (1 is the first; beyond the ends is at the end).

    Raises:
        CannotChoose: choices are closed.
    """
    _career_day, chosen = _open(ballot)
    if host.pk not in chosen:
        return
    others = [pk for pk in chosen if pk != host.pk]
    place = max(0, min(to - 1, len(others)))
    _write(ballot, [*others[:place], host.pk, *others[place:]])


@transaction.atomic
def order_choices(*, ballot: Ballot, hosts: Sequence[int]) -> None:
    """Put what is chosen in the order of ``hosts`` (ids), all at once.

    Raises:
        CannotChoose: choices are closed, or these are not the hosts that are chosen (another page
            of hers changed them meanwhile).
    """
    _career_day, chosen = _open(ballot)
    if sorted(hosts) != sorted(chosen):
        raise CannotChoose(_("Your list was changed on another page: look at it again."))
    _write(ballot, hosts)


def _open(ballot: Ballot) -> tuple[CareerDay, list[int]]:
    """The career day and the hosts (ids) chosen so far; nobody else changes them meanwhile."""
    Ballot.objects.select_for_update(of=("self",), no_key=True).get(pk=ballot.pk)
    career_day = ballot.career_day
    if not career_day.takes_choices(timezone.now()):
        raise CannotChoose(_("Choices are closed: nothing was changed."))
    _refuse_set_aside(ballot)
    return career_day, list(ballot.choices.order_by("rank").values_list("host", flat=True))


def _refuse_set_aside(ballot: Ballot) -> None:
    """Asked under the lock of the ballot: her teacher may say so at the same moment."""
    of_class = SamePupils.objects.following().filter(registration=ballot.registration_id)
    if ballot.registration_id and of_class.exists():
        raise CannotChoose(_("This slip does not count any more: ask your teacher for yours."))


def _write(ballot: Ballot, hosts: Sequence[int]) -> None:
    ballot.choices.all().delete()
    Choice.objects.bulk_create(
        Choice(ballot=ballot, host_id=host, rank=rank) for rank, host in enumerate(hosts, start=1)
    )
    ballot.changed_at = timezone.now()
    ballot.save(update_fields=["changed_at"])
