"""The allocation, asked from a service: what cannot be is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from allocation.encounters import Allocation, Impossible, Input
from careerdays.wording import contradictions
from core.errors import DomainError


class CannotAllocate(DomainError):
    """There is nobody, or nobody to meet, or what is asked contradicts itself."""


def solved(given: Input) -> Allocation:
    """The best allocation of ``given``, with its proof.

    Raises:
        CannotAllocate: nobody has a place, no host is in any round, or rules contradict each
            other, which it names.
    """
    # Only who runs it needs the solver, which the web process never loads at its start.
    from allocation.encounters.allocating import allocate  # noqa: PLC0415

    if not given.students or not any(host.seats for host in given.hosts):
        raise CannotAllocate(_("Nobody has a place yet, or no host is in any round."))
    try:
        return allocate(given)
    except Impossible as error:
        raise CannotAllocate(contradictions(error.faults)) from error
